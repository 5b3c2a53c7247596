import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import { linkLabel } from '../link-label.ts';

const useStyles = makeStyles({
  root: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  site: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  icon: { verticalAlign: 'text-bottom', marginInlineStart: '2px' },
});

/** Links out of the app, each with where it leads. */
export function VendorLinks({ links }: { readonly links: readonly string[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.root}>
      {links.map((href) => {
        const { text, site } = linkLabel(href);
        return (
          <li key={href}>
            <Link href={href} target="_blank" rel="noopener noreferrer">{text}<OpenRegular className={styles.icon} aria-hidden /></Link>{' '}
            <span className={styles.site}>{site}</span>
          </li>
        );
      })}
    </ul>
  );
}
