import { Link, makeStyles, MessageBar, MessageBarBody, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate } from '../../shared/location.ts';
import { strings as shared } from '../../shared/strings.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { ErrorMessage } from '../../shared/ui/state-message.tsx';
import { StatusIcon } from '../../shared/ui/status-mark.tsx';
import { VendorLinks } from '../../shared/ui/vendor-links.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '80ch', lineHeight: tokens.lineHeightBase300 },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  steps: { margin: 0, paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  prerequisite: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  watchOut: { whiteSpace: 'normal', paddingTop: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalXS },
  skeleton: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '80ch' },
});

/** How to do the activity, from the catalog. */
export function Guidance({ activityId }: { readonly activityId: string }) {
  const styles = useStyles();
  const { api, states } = useOpenRoadmap();
  const guidance = useQuery({
    queryKey: queryKeys.guidance(activityId),
    queryFn: ({ signal }) => api.guidance(activityId, signal),
    staleTime: Infinity,
  });
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
  const { whyItMatters, doThis, doneWhen, watchOut, prerequisites, links } = guidance.data;
  return (
    <div className={styles.root}>
      <Section title={strings.whyItMatters}>
        <Markdown>{whyItMatters}</Markdown>
      </Section>
      {prerequisites.length > 0 && (
        <Section title={strings.prerequisites}>
          <ul className={styles.list}>
            {prerequisites.map(({ id, title }) => (
              <li key={id} className={styles.prerequisite}>
                <StatusIcon status={states.get(id)?.status ?? 'not-reviewed'} />
                <Link as="button" onClick={() => navigate({ activity: id })}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={strings.doThis}>
        <ol className={styles.steps}>
          {doThis.map(({ key, text }) => (
            <li key={key}>
              <Markdown>{text}</Markdown>
            </li>
          ))}
        </ol>
      </Section>
      {watchOut !== null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={styles.watchOut}>
            <strong>{strings.watchOut}</strong>
            <Markdown>{watchOut}</Markdown>
          </MessageBarBody>
        </MessageBar>
      )}
      <Section title={strings.doneWhen}>
        <Markdown>{doneWhen}</Markdown>
      </Section>
      {links.length > 0 && (
        <Section title={strings.links}>
          <VendorLinks links={links} />
        </Section>
      )}
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}
