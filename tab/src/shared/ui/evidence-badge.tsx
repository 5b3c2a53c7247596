import { makeResetStyles, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowTrendingDownRegular, CircleHintRegular, ShieldCheckmarkRegular, ShieldErrorRegular } from '@fluentui/react-icons';
import type { ActivityEvidence } from '../../../../src/roadmap/evidence.ts';

const words = {
  proven: ['Proven', 'Every check of this activity passed'],
  contradicted: ['Contradicted', 'A check of this activity failed'],
  regressed: ['Regressed', 'Completed, then contradicted by a later assessment'],
  open: ['Open', 'Not every check of this activity has been judged yet'],
} as const;

const icons = {
  proven: <ShieldCheckmarkRegular />,
  contradicted: <ShieldErrorRegular />,
  regressed: <ArrowTrendingDownRegular />,
  open: <CircleHintRegular />,
} as const;

const useRoot = makeResetStyles({
  display: 'inline-flex',
  alignItems: 'center',
  gap: tokens.spacingHorizontalXXS,
  boxSizing: 'border-box',
  height: '20px',
  padding: `0 ${tokens.spacingHorizontalSNudge} 0 ${tokens.spacingHorizontalXS}`,
  borderRadius: tokens.borderRadiusCircular,
  border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
  whiteSpace: 'nowrap',
  ...typographyStyles.caption1Strong,
});

const useStyles = makeStyles({
  proven: { backgroundColor: tokens.colorPaletteGreenBackground1, color: tokens.colorPaletteGreenForeground1, borderTopColor: tokens.colorPaletteGreenBorder1, borderRightColor: tokens.colorPaletteGreenBorder1, borderBottomColor: tokens.colorPaletteGreenBorder1, borderLeftColor: tokens.colorPaletteGreenBorder1 },
  contradicted: { backgroundColor: tokens.colorPaletteRedBackground1, color: tokens.colorPaletteRedForeground1, borderTopColor: tokens.colorPaletteRedBorder1, borderRightColor: tokens.colorPaletteRedBorder1, borderBottomColor: tokens.colorPaletteRedBorder1, borderLeftColor: tokens.colorPaletteRedBorder1 },
  regressed: { backgroundColor: tokens.colorPaletteRedBackground3, color: tokens.colorNeutralForegroundOnBrand },
  open: { backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground3, borderTopColor: tokens.colorNeutralStroke2, borderRightColor: tokens.colorNeutralStroke2, borderBottomColor: tokens.colorNeutralStroke2, borderLeftColor: tokens.colorNeutralStroke2 },
});

/**
 * What the newest verdicts say of an activity. Looks like Fluent's badge and is a plain element: a list draws hundreds of them while one
 * scrolls.
 */
export function EvidenceBadge({ evidence }: { readonly evidence: ActivityEvidence }) {
  const root = useRoot();
  const styles = useStyles();
  const kind = evidence.regressed ? 'regressed' : evidence.state;
  const [name, meaning] = words[kind];
  return <span className={mergeClasses(root, styles[kind])} title={meaning}>{icons[kind]}{name}</span>;
}
