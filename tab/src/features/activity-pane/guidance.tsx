import { makeStyles, MessageBar, MessageBarBody, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { GuidanceView } from '../../../../src/api/catalog.ts';
import { untouched } from '../../../../src/roadmap/activity-state.ts';
import { isClosed } from '../../../../src/roadmap/status.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { formatNumber } from '../../shared/plural.ts';
import { strings as shared } from '../../shared/strings.ts';
import { Unannounced } from '../../shared/ui/announcer.tsx';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { ErrorMessage } from '../../shared/ui/state-message.tsx';
import { VendorLinks } from '../../shared/ui/vendor-links.tsx';
import { OwnGuidance } from '../own-activity/own-guidance.tsx';
import { ActivityLinks } from './activity-links.tsx';
import { OwnChecks } from './own-checks.tsx';
import { laneNeighbours } from './lane-neighbours.ts';
import { useRecentEditor } from './recent-editor.tsx';
import { StepProgress, Steps } from './steps.tsx';
import { strings } from './strings.ts';
import { useGuidance } from './use-guidance.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '80ch', lineHeight: tokens.lineHeightBase300 },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  headingRow: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM },
  aside: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  watchOut: { whiteSpace: 'normal', paddingTop: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalXS },
  skeleton: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '80ch' },
});

/** How to do the activity: from the catalog, or in the words of the team that made it. */
export function Guidance({ activityId }: { readonly activityId: string }) {
  const own = useOpenRoadmap().states.get(activityId)?.own;
  if (!own) return <CatalogGuidance activityId={activityId} />;
  return (
    <>
      <OwnGuidance activityId={activityId} own={own} />
      {own.checks && own.checks.length > 0 && <OwnChecks activityId={activityId} checks={own.checks} />}
    </>
  );
}

function CatalogGuidance({ activityId }: { readonly activityId: string }) {
  const styles = useStyles();
  const { catalog, states } = useOpenRoadmap();
  const guidance = useGuidance(activityId);
  if (guidance.isPending) {
    return (
      <Skeleton className={styles.skeleton} aria-label={shared.loading}>
        <SkeletonItem />
        <SkeletonItem />
        <SkeletonItem size={64} />
        <SkeletonItem />
      </Skeleton>
    );
  }
  if (guidance.isError) return <ErrorMessage error={guidance.error} onRetry={() => void guidance.refetch()} />;
  const { whyItMatters, doThis, doneWhen, watchOut, prerequisites, enables, links } = guidance.data;
  const finished = prerequisites.filter(({ id }) => isClosed(states.get(id)?.status ?? 'not-reviewed')).length;
  const neighbours = laneNeighbours(catalog.activities, activityId);
  return (
    <div className={styles.root}>
      <Section title={strings.whyItMatters}>
        <Markdown>{whyItMatters}</Markdown>
      </Section>
      {prerequisites.length > 0 && (
        <Section title={strings.prerequisites} aside={strings.finishedOf(formatNumber(finished), formatNumber(prerequisites.length))}>
          <ActivityLinks activities={prerequisites} />
        </Section>
      )}
      <Section title={strings.doThis} aside={<Progress activityId={activityId} steps={doThis} />}>
        <Steps activityId={activityId} steps={doThis} />
      </Section>
      {watchOut !== null && (
        <Unannounced>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody className={styles.watchOut}>
              <strong>{strings.watchOut}</strong>
              <Markdown>{watchOut}</Markdown>
            </MessageBarBody>
          </MessageBar>
        </Unannounced>
      )}
      <Section title={strings.doneWhen}>
        <Markdown>{doneWhen}</Markdown>
      </Section>
      {links.length > 0 && (
        <Section title={strings.links}>
          <VendorLinks links={links} />
        </Section>
      )}
      {enables.length > 0 && (
        <Section title={strings.enables}>
          <ActivityLinks activities={enables} />
        </Section>
      )}
      {neighbours.length > 0 && (
        <Section title={strings.sameLane}>
          <ActivityLinks activities={neighbours} />
        </Section>
      )}
    </div>
  );
}

function Progress({ activityId, steps }: { readonly activityId: string; readonly steps: GuidanceView['doThis'] }) {
  const state = useOpenRoadmap().states.get(activityId) ?? untouched(activityId);
  return <StepProgress steps={steps} keys={state.steps} editor={useRecentEditor(state, 'steps').editor} />;
}

function Section({ title, aside, children }: { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <section>
      <div className={styles.headingRow}>
        <h3 className={styles.heading}>{title}</h3>
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}
