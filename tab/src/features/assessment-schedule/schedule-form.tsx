import { Button, Field, makeStyles, MessageBar, MessageBarBody, Select, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { PillarId } from '../../../../src/api/catalog.ts';
import { weekdays, type AssessmentSchedule, type ScheduleView } from '../../../../src/api/schedule.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { ApiError } from '../../shared/api-client.ts';
import { strings as shared } from '../../shared/strings.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { dayOf, draftOf, periodOf, periods, scheduleOf, weekdayOf, type Draft } from './draft.ts';
import { hourInWords, monthsInWords, zoneInWords } from './in-words.ts';
import { scheduleKey } from './schedule-key.ts';
import { strings, weekdayName } from './strings.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, alignItems: 'stretch' },
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))', gap: tokens.spacingHorizontalM, '& > *': { minWidth: 0 } },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  message: { whiteSpace: 'normal' },
});

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const days = [...Array.from({ length: 28 }, (_, index) => index + 1), 'last' as const];
/** The months that a schedule can begin with, by how many there are between two runs. */
const firstMonths = { quarter: [1, 2, 3], 'half-year': [1, 2, 3, 4, 5, 6] } as const;

interface Edited {
  readonly draft: Draft;
  readonly seen: string | null;
}

/**
 * Chooses when assessments run, and saves it unless somebody else was faster.
 * @property children what is true of the saved schedule only: not shown beside another one that is being chosen
 */
export function ScheduleForm({ view, children }: { readonly view: ScheduleView; readonly children: ReactNode }) {
  const styles = useStyles();
  const { api } = useOpenRoadmap();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [edited, setEdited] = useState<Edited | null>(null);
  const draft = edited?.draft ?? draftOf(view.schedule);
  // What was on the screen when the first field was changed: another schedule since then is not overwritten.
  const seen = edited ? edited.seen : view.set?.at ?? null;
  const change = (part: Partial<Draft>): void => setEdited({ draft: { ...draft, ...part }, seen });
  const save = useMutation({
    mutationFn: (schedule: AssessmentSchedule | null) => api.setAssessmentSchedule({ schedule, seen }),
    onSuccess: (saved) => {
      client.setQueryData(scheduleKey, saved);
      setEdited(null);
      announce(saved.schedule ? strings.saved : strings.savedOff);
    },
    onError: (error) => {
      if (!(error instanceof ApiError) || error.status !== 409) return;
      // The sentence says whose schedule it is now; here it is.
      setEdited(null);
      void client.invalidateQueries({ queryKey: scheduleKey });
    },
  });
  const savedZone = view.schedule?.timeZone ?? view.timeZone;
  const kept = JSON.stringify(scheduleOf(draftOf(view.schedule), savedZone));
  const wanted = scheduleOf(draft, view.timeZone);
  const isSame = JSON.stringify(wanted) === kept;
  // The conversation may have moved to another zone while nobody chose anything here.
  const isAsKept = JSON.stringify(scheduleOf(draft, savedZone)) === kept;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(wanted);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.fields}>
        <Field label={strings.often}>
          <Select value={draft.period} onChange={(_event, { value }) => change({ period: periodOf(value), month: 1 })}>
            {periods.map((period) => <option key={period} value={period}>{strings.periods[period]}</option>)}
          </Select>
        </Field>
        <DayFields draft={draft} onChange={change} />
        {draft.period !== 'off' && <CommonFields draft={draft} onChange={change} />}
      </div>
      {draft.period !== 'off' && <p className={styles.quiet}>{zoneHint(view)}</p>}
      {save.isError && <MessageBar intent="error" layout="multiline"><MessageBarBody className={styles.message}>{save.error.message}</MessageBarBody></MessageBar>}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={isSame || save.isPending}>{save.isPending ? strings.saving : strings.save}</Button>
      </div>
      {isAsKept && children}
    </form>
  );
}

function zoneHint({ schedule, timeZone }: ScheduleView): string {
  return schedule && schedule.timeZone !== timeZone ? strings.otherZone(zoneInWords(schedule.timeZone), zoneInWords(timeZone)) : strings.inZone(zoneInWords(timeZone));
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

function DayFields({ draft: { period, weekday, day, month }, onChange }: FieldsProps) {
  if (period === 'off') return null;
  if (period === 'week')
    return (
      <Field label={strings.weekday}>
        <Select value={weekday} onChange={(_event, { value }) => onChange({ weekday: weekdayOf(value) })}>
          {weekdays.map((each, index) => <option key={each} value={each}>{weekdayName(each, index)}</option>)}
        </Select>
      </Field>
    );
  return (
    <>
      <Field label={strings.day}>
        <Select value={String(day)} onChange={(_event, { value }) => onChange({ day: dayOf(value) })}>
          {days.map((each) => <option key={each} value={each}>{strings.dayName(each)}</option>)}
        </Select>
      </Field>
      {period !== 'month' && (
        <Field label={strings.months}>
          <Select value={String(firstOf(period, month))} onChange={(_event, { value }) => onChange({ month: Number(value) })}>
            {firstMonths[period].map((each) => <option key={each} value={each}>{monthsInWords(period, each)}</option>)}
          </Select>
        </Field>
      )}
    </>
  );
}

/** The first of a year's months in which a schedule runs. */
const firstOf = (period: 'quarter' | 'half-year', month: number): number => ((month - 1) % firstMonths[period].length) + 1;

function CommonFields({ draft: { hour, pillars }, onChange }: FieldsProps) {
  const { catalog } = useOpenRoadmap();
  const several = pillars !== null && pillars.length > 1;
  const choose = (value: string): void => {
    const pillar = catalog.pillars.find(({ id }) => id === value)?.id;
    onChange({ pillars: pillar ? [pillar] : value === 'several' ? pillars : null });
  };
  const nameOf = (id: PillarId): string => catalog.pillars.find((pillar) => pillar.id === id)?.name ?? id;
  return (
    <>
      <Field label={strings.hour}>
        <Select value={String(hour)} onChange={(_event, { value }) => onChange({ hour: Number(value) })}>
          {hours.map((each) => <option key={each} value={each}>{hourInWords(each)}</option>)}
        </Select>
      </Field>
      <Field label={strings.pillars}>
        <Select value={several ? 'several' : pillars?.[0] ?? ''} onChange={(_event, { value }) => choose(value)}>
          <option value="">{strings.allPillars}</option>
          {several && <option value="several">{shared.and(pillars.map(nameOf))}</option>}
          {catalog.pillars.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </Select>
      </Field>
    </>
  );
}
