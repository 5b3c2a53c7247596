import { makeStyles, tokens } from '@fluentui/react-components';
import type { SettingsView } from '../../../../src/api/settings.ts';
import { formatMoment } from '../../shared/dates.ts';
import { formatNumber } from '../../shared/plural.ts';
import { Section } from './section.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  list: { margin: 0, display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalXS },
  line: { display: 'contents' },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** What the roadmap runs on. */
export function AboutSection({ product: { version, builtAt, activities, catalog } }: { readonly product: SettingsView['product'] }) {
  const styles = useStyles();
  const lines = [[strings.version, version], [strings.builtAt, formatMoment(builtAt)], [strings.activities, formatNumber(activities)], [strings.catalog, catalog]] as const;
  return (
    <Section title={strings.about}>
      <dl className={styles.list}>
        {lines.map(([name, value]) => (
          <div key={name} className={styles.line}>
            <dt className={styles.name}>{name}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
