import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { navigate } from '../../shared/location.ts';
import { formatNumber } from '../../shared/plural.ts';

const useStyles = makeStyles({
  root: { margin: 0, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(130px, 100%), 1fr))', gap: tokens.spacingHorizontalM },
  figure: { display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end' },
  link: { fontSize: 'inherit', lineHeight: 'inherit', fontWeight: 'inherit' },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
});

/** A name, its number, and where that is spelt out. */
export type Figure = readonly [name: string, value: number, address?: Parameters<typeof navigate>[0]];

/** Numbers with their names; those that are spelt out somewhere lead there. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.root}>
      {figures.map(([name, value, address]) => (
        <div key={name} className={styles.figure}>
          <dt><Text size={200} className={styles.name}>{name}</Text></dt>
          <dd className={styles.value}>
            {address ? <Link as="button" className={styles.link} aria-label={`${name}: ${formatNumber(value)}`} onClick={() => navigate(address)}>{formatNumber(value)}</Link> : formatNumber(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
