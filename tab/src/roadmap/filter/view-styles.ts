import { makeStyles, tokens } from '@fluentui/react-components';

const narrow = '@media (max-width: 799px)';

/** A view that fills the page: the filter on top, what it leaves below. */
export const useViewStyles = makeStyles({
  root: {
    height: '100%',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    [narrow]: { padding: tokens.spacingHorizontalM },
  },
});
