import { makeStyles, tokens } from '@fluentui/react-components';

/** How an activity's card looks, and every part of it: asked for once for all cards, since each asking costs as much as drawing a few elements. */
export const useCardStyles = makeStyles({
  card: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    width: '100%',
    boxSizing: 'border-box',
    textAlign: 'start',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow2,
    cursor: 'pointer',
    outlineOffset: '2px',
    // Below the board's sticky heads.
    scrollMarginTop: '56px',
    scrollMarginBottom: tokens.spacingVerticalM,
    // No other background: in the contrast theme it would be the highlight colour, behind texts that have their own.
    ':hover': {
      boxShadow: tokens.shadow8,
      borderTopColor: tokens.colorNeutralStroke1Hover,
      borderRightColor: tokens.colorNeutralStroke1Hover,
      borderBottomColor: tokens.colorNeutralStroke1Hover,
      borderLeftColor: tokens.colorNeutralStroke1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  // Griffel turns it round where one reads from right to left.
  open: { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}, ${tokens.shadow4}` },
  flash: {
    outline: `2px solid ${tokens.colorBrandStroke1}`,
    '@media (prefers-reduced-motion: no-preference)': {
      animationName: { from: { outlineOffset: '6px', outlineColor: 'transparent' }, to: { outlineOffset: '2px' } },
      animationDuration: tokens.durationSlower,
    },
  },
  row: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXXS,
    minHeight: '20px',
  },
  status: { display: 'flex', minWidth: 0, color: tokens.colorNeutralForeground2 },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
  },
  owner: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0, flexShrink: 1 },
  ellipsis: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  due: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS, whiteSpace: 'nowrap' },
  calm: {},
  soon: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  overdue: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorPaletteRedForeground1 },
  icon: { fontSize: '16px', flexShrink: 0 },
  marks: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM, rowGap: tokens.spacingVerticalXXS },
  // As Fluent's small outlined badge, which brings the styles of all badges with every card.
  pill: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    boxSizing: 'border-box',
    minWidth: '16px',
    height: '16px',
    // With the border as far from the edge as Fluent's.
    padding: `0 calc(${tokens.spacingHorizontalXS} - ${tokens.strokeWidthThin})`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusCircular,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
  // For a screen reader only.
  hidden: { position: 'absolute', width: '1px', height: '1px', margin: '-1px', padding: 0, overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap', border: 0 },
  level: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
  bars: { display: 'inline-flex', alignItems: 'flex-end', gap: '1px', height: '10px' },
  bar: { width: '3px', boxSizing: 'border-box', border: `1px solid ${tokens.colorNeutralForeground3}`, borderRadius: '1px' },
  full: { backgroundColor: tokens.colorNeutralForeground3 },
  short: { height: '4px' },
  middle: { height: '7px' },
  tall: { height: '10px' },
  partners: { display: 'inline-flex', marginInlineStart: 'auto' },
  signs: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, marginInlineStart: 'auto' },
  comments: { display: 'inline-flex', alignItems: 'center', gap: '2px', fontVariantNumeric: 'tabular-nums' },
});

export type CardStyles = ReturnType<typeof useCardStyles>;
