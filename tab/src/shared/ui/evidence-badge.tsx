import { Badge } from '@fluentui/react-components';
import { ArrowTrendingDownRegular, CircleHintRegular, ShieldCheckmarkRegular, ShieldErrorRegular } from '@fluentui/react-icons';
import type { ActivityEvidence } from '../../../../src/roadmap/evidence.ts';

const words = {
  proven: ['Proven', 'Every check of this activity passed'],
  contradicted: ['Contradicted', 'A check of this activity failed'],
  regressed: ['Regressed', 'Completed, then contradicted by a later assessment'],
  open: ['Open', 'Not every check of this activity has been judged yet'],
} as const;

const looks = {
  proven: { color: 'success', appearance: 'tint', icon: <ShieldCheckmarkRegular /> },
  contradicted: { color: 'danger', appearance: 'tint', icon: <ShieldErrorRegular /> },
  regressed: { color: 'danger', appearance: 'filled', icon: <ArrowTrendingDownRegular /> },
  open: { color: 'subtle', appearance: 'tint', icon: <CircleHintRegular /> },
} as const;

/** What the newest verdicts say of an activity. */
export function EvidenceBadge({ evidence }: { readonly evidence: ActivityEvidence }) {
  const kind = evidence.regressed ? 'regressed' : evidence.state;
  const [name, meaning] = words[kind];
  return <Badge {...looks[kind]} size="medium" title={meaning}>{name}</Badge>;
}
