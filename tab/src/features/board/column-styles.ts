import { makeStyles, tokens } from '@fluentui/react-components';

/** Where a column fills the screen. */
/** Below this width a lane's columns stand under one another. */
export const narrow = '@media (max-width: 799px)';

/** How the board by status or owner is laid out. */
export const useColumnStyles = makeStyles({
  columns: {
    flexGrow: 1,
    minHeight: '320px',
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    overflowX: 'auto',
    overflowY: 'hidden',
    // Elsewhere it would cut the last column in sight, and the card that one has just put there.
    [narrow]: { scrollSnapType: 'x proximity' },
  },
  column: {
    flex: '0 0 min(272px, calc(100vw - 48px))',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    scrollSnapAlign: 'start',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  narrow: { flexBasis: '148px' },
  head: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  count: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular, fontSize: tokens.fontSizeBase200, fontVariantNumeric: 'tabular-nums' },
  cards: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusLarge,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  slot: { position: 'absolute', insetInline: 0, paddingBottom: tokens.spacingVerticalS, paddingTop: '2px' },
});
