import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { OwnCheck } from '../../../../src/roadmap/own-activity.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate } from '../../shared/location.ts';
import { strings } from './strings.ts';
import { useEvidence } from './use-evidence.ts';

const useStyles = makeStyles({
  root: { marginBlockStart: tokens.spacingVerticalL, maxWidth: '80ch' },
  heading: { margin: `0 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
});

export interface OwnChecksProps {
  readonly activityId: string;
  readonly checks: readonly OwnCheck[];
}

/** The checks that a team's own activity was made from: each leads to what the last assessment that looked at it found, where one is known. */
export function OwnChecks({ activityId, checks }: OwnChecksProps) {
  const styles = useStyles();
  const { roadmap: { me } } = useOpenRoadmap();
  const evidence = useEvidence(activityId, { enabled: me.role !== 'guest' });
  const found = new Map(evidence.data?.checks.flatMap(({ reference, latest }) => (latest ? [[reference, { run: latest.run.id, check: latest.result.id }] as const] : [])));
  return (
    <section className={styles.root}>
      <h3 className={styles.heading}>{strings.madeFrom}</h3>
      <ul className={styles.list}>
        {checks.map(({ id, reference }) => {
          const place = reference === null ? undefined : found.get(reference);
          const name = reference === null ? strings.checkNamed(id) : strings.checkNumber(reference);
          return (
            <li key={id}>
              {place ? <Link as="button" onClick={() => navigate({ view: 'assessment', ...place, activity: null, part: null })}>{name}</Link> : <span>{name}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
