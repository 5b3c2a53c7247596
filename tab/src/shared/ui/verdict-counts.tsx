import { makeStyles, tokens } from '@fluentui/react-components';
import { ShieldTaskRegular } from '@fluentui/react-icons';
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
  accepted: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap' },
  icon: { fontSize: '16px', color: tokens.colorNeutralForeground3 },
});

const order: readonly Verdict[] = ['passed', 'failed', 'investigate', 'skipped', 'error', 'planned'];
const always: ReadonlySet<Verdict> = new Set<Verdict>(['passed', 'failed']);

export interface VerdictCountsProps {
  readonly counts: RunView['score']['counts'];
  /** Checks that the team has accepted the risk of, and that no count has. */
  readonly accepted?: number;
}

/** How many checks got which verdict; those that none got are left out. */
export function VerdictCounts({ counts, accepted = 0 }: VerdictCountsProps) {
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
      {accepted > 0 && (
        <li>
          <span className={styles.accepted}><ShieldTaskRegular className={styles.icon} aria-hidden />{plural(accepted, strings.acceptedChecks)}</span>
        </li>
      )}
    </ul>
  );
}
