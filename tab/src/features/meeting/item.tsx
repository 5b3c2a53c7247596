import { makeStyles, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import type { RefObject } from 'react';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { untouched } from '../../../../src/roadmap/activity-state.ts';
import { evidenceOf } from '../../../../src/roadmap/evidence.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { strings as shared } from '../../shared/strings.ts';
import { EvidenceBadge } from '../../shared/ui/evidence-badge.tsx';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { ErrorMessage } from '../../shared/ui/state-message.tsx';
import { DecisionFields } from '../activity-pane/decision-fields.tsx';
import { ReadOnlyState } from '../activity-pane/read-only-state.tsx';
import { Steps } from '../activity-pane/steps.tsx';
import { useGuidance } from '../activity-pane/use-guidance.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, lineHeight: tokens.lineHeightBase300 },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  marks: { marginTop: tokens.spacingVerticalXS, display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalXXS },
  area: { color: tokens.colorNeutralForeground2 },
  heading: { margin: `0 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

/** What has to be decided: the activity, why it matters, what was decided, how it is done. */
export function Item({ activity, headingRef }: { readonly activity: CatalogActivity; readonly headingRef: RefObject<HTMLHeadingElement> }) {
  const styles = useStyles();
  const { catalog, states, roadmap, canEdit } = useOpenRoadmap();
  const state = states.get(activity.id) ?? untouched(activity.id);
  const area = catalog.pillars.find(({ id }) => id === activity.pillar)?.areas.find(({ id }) => id === activity.area);
  return (
    <article className={styles.root}>
      <div>
        <h2 className={styles.title} ref={headingRef} tabIndex={-1}>{activity.title}</h2>
        <div className={styles.marks}>
          {area && <Text size={200} className={styles.area}>{area.name}</Text>}
          {activity.checks.length > 0 && <EvidenceBadge evidence={evidenceOf(activity.checks, state, roadmap.verdicts)} />}
        </div>
      </div>
      {state.own ? <Markdown>{state.own.text}</Markdown> : <Why activityId={activity.id} />}
      <section aria-label={strings.decision}>
        <h3 className={styles.heading}>{strings.decision}</h3>
        {canEdit ? <DecisionFields state={state} /> : <ReadOnlyState state={state} />}
      </section>
      {!state.own && <How activityId={activity.id} />}
    </article>
  );
}

function Why({ activityId }: { readonly activityId: string }) {
  const styles = useStyles();
  const guidance = useGuidance(activityId);
  if (guidance.isPending) return <Skeleton aria-label={shared.loading}><SkeletonItem size={64} /></Skeleton>;
  if (guidance.isError) return <ErrorMessage error={guidance.error} onRetry={() => void guidance.refetch()} />;
  return <section><h3 className={styles.heading}>{strings.whyItMatters}</h3><Markdown>{guidance.data.whyItMatters}</Markdown></section>;
}

/** Its error is shown where the first half of the text is missing. */
function How({ activityId }: { readonly activityId: string }) {
  const styles = useStyles();
  const guidance = useGuidance(activityId);
  if (!guidance.data) return null;
  return <section><h3 className={styles.heading}>{strings.doThis}</h3><Steps activityId={activityId} steps={guidance.data.doThis} /></section>;
}
