import { makeStyles, tokens } from '@fluentui/react-components';
import type { RunView } from '../../../../src/api/assessment.ts';
import { plural } from '../plural.ts';
import { strings } from '../strings.ts';
import { VerdictMark, type Verdict } from './verdict-mark.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    fontVariantNumeric: 'tabular-nums',
  },
});

const order: readonly Verdict[] = ['passed', 'failed', 'investigate', 'skipped', 'error', 'planned'];
const always: ReadonlySet<Verdict> = new Set<Verdict>(['passed', 'failed']);

/** How many checks got which verdict; those that none got are left out. */
export function VerdictCounts({ counts }: { readonly counts: RunView['score']['counts'] }) {
  const styles = useStyles();
  return (
    <ul className={styles.root}>
      {order
        .filter((verdict) => counts[verdict] > 0 || always.has(verdict))
        .map((verdict) => (
          <li key={verdict}>
            <VerdictMark verdict={verdict} label={plural(counts[verdict], strings.verdictCounts[verdict])} />
          </li>
        ))}
    </ul>
  );
}
