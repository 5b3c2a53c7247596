import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { ScheduleView } from '../../../../src/api/schedule.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { formatMoment } from '../../shared/dates.ts';
import { strings as shared } from '../../shared/strings.ts';
import { ErrorMessage } from '../../shared/ui/state-message.tsx';
import { momentInWords, scheduleInWords, zoneInWords } from './in-words.ts';
import { ScheduleForm } from './schedule-form.tsx';
import { scheduleKey } from './schedule-key.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  sentence: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** When assessments run by themselves in this conversation: to change for whoever may assess the tenant, to read for everybody else. */
export function AssessmentSchedule() {
  const styles = useStyles();
  const { api, canOperate, cannotAssess } = useOpenRoadmap();
  // Nobody is told when a colleague sets another one: whoever opens it asks anew.
  const view = useQuery({ queryKey: scheduleKey, queryFn: ({ signal }) => api.assessmentSchedule(signal), staleTime: 0 });
  if (view.isPending) return <Skeleton aria-label={shared.loading}><SkeletonItem size={72} /></Skeleton>;
  if (view.isError) return <ErrorMessage error={view.error} onRetry={() => void view.refetch()} />;
  return (
    <div className={styles.root} role="group" aria-label={strings.region}>
      <p className={styles.text}>{strings.intro}</p>
      {cannotAssess === null ? <ScheduleForm view={view.data}><NextTimes view={view.data} /></ScheduleForm> : <><Sentence view={view.data} /><NextTimes view={view.data} /></>}
      <Author view={view.data} />
      {cannotAssess !== null && <p className={styles.quiet}>{canOperate ? cannotAssess : strings.onlyOperators}</p>}
    </div>
  );
}

function Sentence({ view: { schedule } }: { readonly view: ScheduleView }) {
  const styles = useStyles();
  const { catalog } = useOpenRoadmap();
  const pillars = schedule?.pillars && shared.and(catalog.pillars.filter(({ id }) => schedule.pillars?.includes(id)).map(({ name }) => name));
  return (
    <>
      <p className={styles.sentence}>{schedule ? `${scheduleInWords(schedule)} (${zoneInWords(schedule.timeZone)})` : strings.none}</p>
      {pillars && <p className={styles.text}>{strings.looksAt(pillars)}</p>}
    </>
  );
}

function NextTimes({ view: { schedule, next } }: { readonly view: ScheduleView }) {
  const styles = useStyles();
  const label = useId();
  if (!schedule || next.length === 0) return null;
  return (
    <div>
      <p className={styles.sentence} id={label}>{strings.next}</p>
      <ol className={styles.list} aria-labelledby={label}>
        {next.map((moment) => <li key={moment}><time dateTime={moment}>{momentInWords(moment, schedule.timeZone)}</time></li>)}
      </ol>
    </div>
  );
}

function Author({ view: { schedule, set } }: { readonly view: ScheduleView }) {
  const styles = useStyles();
  if (!set) return null;
  return <p className={styles.quiet}>{(schedule ? strings.setBy : strings.offBy)(set.by.name, formatMoment(set.at))}</p>;
}
