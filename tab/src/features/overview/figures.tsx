import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { formatNumber } from '../../shared/plural.ts';

const useStyles = makeStyles({
  root: { margin: 0, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(130px, 100%), 1fr))', gap: tokens.spacingHorizontalM },
  figure: { display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end' },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
});

/** Numbers with their names. */
export function Figures({ figures }: { readonly figures: readonly (readonly [name: string, value: number])[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.root}>
      {figures.map(([name, value]) => (
        <div key={name} className={styles.figure}>
          <dt><Text size={200} className={styles.name}>{name}</Text></dt>
          <dd className={styles.value}>{formatNumber(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
