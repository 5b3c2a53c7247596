import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { OwnCheck } from '../../../../src/roadmap/own-activity.ts';
import { navigate } from '../../shared/location.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: { marginBlockStart: tokens.spacingVerticalL, maxWidth: '80ch' },
  heading: { margin: `0 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
});

/** The checks that a team's own activity was made from: each leads to what the newest assessment found. */
export function OwnChecks({ checks }: { readonly checks: readonly OwnCheck[] }) {
  const styles = useStyles();
  return (
    <section className={styles.root}>
      <h3 className={styles.heading}>{strings.madeFrom}</h3>
      <ul className={styles.list}>
        {checks.map(({ id, reference }) => (
          <li key={id}>
            <Link as="button" onClick={() => navigate({ view: 'assessment', run: null, check: id, activity: null, part: null })}>
              {reference === null ? strings.checkNamed(id) : strings.checkNumber(reference)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
