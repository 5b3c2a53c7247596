import { Link, makeStyles, tokens } from '@fluentui/react-components';
import ReactMarkdown, { type Components } from 'react-markdown';

const components: Components = {
  a: ({ href, children }) => (
    <Link href={href} target="_blank" rel="noopener noreferrer" inline>
      {children}
    </Link>
  ),
};

const useStyles = makeStyles({
  root: {
    overflowWrap: 'anywhere',
    '& > :first-child': { marginTop: 0 },
    '& > :last-child': { marginBottom: 0 },
    '& p': { marginTop: tokens.spacingVerticalS, marginBottom: tokens.spacingVerticalS },
    '& ul, & ol': { marginTop: tokens.spacingVerticalXS, marginBottom: tokens.spacingVerticalXS, paddingInlineStart: '20px' },
    '& code': {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: '0.92em',
      backgroundColor: tokens.colorNeutralBackground3,
      borderRadius: tokens.borderRadiusSmall,
      padding: '1px 4px',
    },
    '& pre': {
      overflowX: 'auto',
      backgroundColor: tokens.colorNeutralBackground3,
      borderRadius: tokens.borderRadiusMedium,
      padding: tokens.spacingHorizontalS,
    },
    '& pre code': { padding: 0 },
  },
});

/** Text of the catalog or of a check. HTML in it is shown, never run; links open beside the tab. */
export function Markdown({ children }: { readonly children: string }) {
  return (
    <div className={useStyles().root}>
      <ReactMarkdown components={components}>{children}</ReactMarkdown>
    </div>
  );
}
