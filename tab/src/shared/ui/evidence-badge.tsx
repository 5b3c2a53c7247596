import { makeResetStyles, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowTrendingDownRegular, CircleHintRegular, ShieldCheckmarkRegular, ShieldErrorRegular } from '@fluentui/react-icons';
import type { ActivityEvidence } from '../../../../src/roadmap/evidence.ts';

const words = {
  proven: ['Proven', 'Every check of this activity passed'],
  contradicted: ['Checks fail', 'A check of this activity failed in the last assessment that judged it'],
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
  // Red is for what was called done and is not: a check that fails is what most activities begin with.
  contradicted: { backgroundColor: tokens.colorPaletteDarkOrangeBackground1, color: tokens.colorPaletteDarkOrangeForeground1, borderTopColor: tokens.colorPaletteDarkOrangeBorder1, borderRightColor: tokens.colorPaletteDarkOrangeBorder1, borderBottomColor: tokens.colorPaletteDarkOrangeBorder1, borderLeftColor: tokens.colorPaletteDarkOrangeBorder1 },
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
