import { makeStyles, tokens } from '@fluentui/react-components';
import { narrow } from './column-styles.ts';

const columns = 'minmax(96px, 148px) repeat(3, minmax(0, 1fr))';

/** How the board is laid out. */
export const useBoardStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    [narrow]: { padding: tokens.spacingHorizontalM },
  },
  // By status and owner the columns scroll, not the page.
  whole: { height: '100%', minHeight: '560px', boxSizing: 'border-box' },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'stretch',
    gap: tokens.spacingHorizontalL,
    '& > section': { flexGrow: 1, flexBasis: '480px', minWidth: 0, [narrow]: { flexBasis: '100%' } },
  },
  choices: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    gap: tokens.spacingVerticalXS,
    // As wide as the longest name of an area takes, where the score leaves so much.
    flex: '1 1 220px',
    maxWidth: 'max-content',
    [narrow]: { flexBasis: '100%', maxWidth: 'none' },
    '& select': { minWidth: 0, width: '100%', textOverflow: 'ellipsis' },
  },
  missing: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  board: { display: 'flex', flexDirection: 'column' },
  heads: {
    display: 'grid',
    gridTemplateColumns: columns,
    columnGap: tokens.spacingHorizontalM,
    position: 'sticky',
    top: 0,
    zIndex: 2,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    [narrow]: { display: 'none' },
  },
  head: { padding: `${tokens.spacingVerticalS} 0`, fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
  lane: {
    display: 'grid',
    gridTemplateColumns: columns,
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottomStyle: 'none' },
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  },
  // The browser neither lays out nor paints what is out of sight; it is found, read out and reached by keys all the same.
  outOfSight: { contentVisibility: 'auto', overflowClipMargin: '16px' },
  laneToggle: {
    justifyContent: 'flex-start',
    alignItems: 'flex-start',
    minWidth: 0,
    width: '100%',
    padding: 0,
    textAlign: 'start',
    fontSize: 'inherit',
    lineHeight: 'inherit',
    fontWeight: 'inherit',
    color: 'inherit',
  },
  collapsed: { gridColumn: '2 / -1', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, [narrow]: { gridColumn: '1' } },
  areaName: {
    margin: 0,
    padding: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  laneName: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    [narrow]: { fontSize: tokens.fontSizeBase400, color: tokens.colorNeutralForeground1 },
  },
  // As many cards side by side as fit: three on a 4K screen.
  cell: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))',
    alignContent: 'start',
    gap: tokens.spacingVerticalS,
  },
  emptyCell: { [narrow]: { display: 'none' } },
  horizonInCell: {
    display: 'none',
    [narrow]: {
      display: 'block',
      gridColumn: '1 / -1',
      color: tokens.colorNeutralForeground2,
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightSemibold,
    },
  },
});
