import { makeStyles, tokens } from '@fluentui/react-components';

/** Pixels. Every row is as high as the others, so that none has to be measured while one scrolls. */
const rowPx = 40;
const phoneRowPx = 76;
export const rowHeight = ({ isPhone }: { readonly isPhone: boolean }): number => (isPhone ? phoneRowPx : rowPx);
export const headPx = 36;

/** Table, head and rows. */
export const useListStyles = makeStyles({
  scroller: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  // Boxes with roles, not the elements of a table: Chromium takes the style of a cell from one before it, as long as neither row nor cell
  // sets what texts inherit, as those elements do by themselves. What they inherit stands on the body: a quarter of the work.
  table: { width: '100%', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  heads: { position: 'sticky', top: 0, zIndex: 1 },
  body: { position: 'relative', cursor: 'pointer', whiteSpace: 'nowrap' },
  columns: { display: 'grid' },
  head: {
    height: `${headPx}px`,
    boxSizing: 'border-box',
    padding: 0,
    textAlign: 'start',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  sort: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    width: '100%',
    height: '100%',
    padding: `0 ${tokens.spacingHorizontalS}`,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'start',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground2Hover, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  row: {
    position: 'absolute',
    insetInline: 0,
    height: `${rowPx}px`,
    // Without clips: each would be a thing of its own to paint, dozens in a frame.
    contain: 'layout style',
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover > div': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  // No colour of its own for what is selected: in the contrast theme it would be the highlight, behind texts that have their own.
  selected: { '& > div': { backgroundColor: tokens.colorNeutralBackground3 } },
  open: { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}` },
  recent: { outline: `2px solid ${tokens.colorBrandStroke1}`, outlineOffset: '-2px' },
  cell: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minWidth: 0,
    height: `${rowPx - 1}px`,
    padding: `0 ${tokens.spacingHorizontalS}`,
  },
  // On a phone: the tick, and beside it the title above all else.
  phoneRow: { height: `${phoneRowPx}px`, gridTemplateRows: 'minmax(0, 1fr) auto' },
  phoneCell: { height: 'auto', gridRowStart: 2, padding: `0 0 ${tokens.spacingVerticalS}`, paddingInlineStart: tokens.spacingHorizontalS, ':last-child': { paddingInlineEnd: tokens.spacingHorizontalS } },
  phoneTitle: { gridRowStart: 1, gridColumnStart: -4, gridColumnEnd: -1, paddingBottom: '0', paddingInlineEnd: tokens.spacingHorizontalS },
  phoneTick: { height: 'auto', gridRowStart: 1, gridRowEnd: 3 },
  tick: { display: 'flex', alignItems: 'center', justifyContent: 'center', padding: 0 },
  checkbox: {
    display: 'block',
    width: '18px',
    height: '18px',
    margin: 0,
    accentColor: tokens.colorCompoundBrandBackground,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});
