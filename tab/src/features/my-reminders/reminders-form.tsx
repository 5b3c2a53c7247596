import { Button, Field, Input, makeStyles, MessageBar, MessageBarBody, Select, Switch, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { daysAhead, isQuietHour, weekdays, type ReminderSettings, type RemindersView } from '../../../../src/api/reminders.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { hourInWords, zoneInWords } from '../assessment-schedule/in-words.ts';
import { weekdayName } from '../assessment-schedule/strings.ts';
import { remindersKey } from './reminders-key.ts';
import { strings } from './strings.ts';
import { timeOf, timeText, usualQuietHours } from './time-of-day.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  switches: { display: 'flex', flexDirection: 'column' },
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))', gap: tokens.spacingHorizontalM, '& > *, & > * > *': { minWidth: 0 } },
  // Names of zones are long, and a list of them is as wide as the longest.
  zone: { gridColumnEnd: 'span 2', '@media (max-width: 479px)': { gridColumnEnd: 'auto' } },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  message: { whiteSpace: 'normal' },
});

const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** The choice for the zone that Teams tells. */
const zoneOfTeams = '';

/** Chooses what comes when, and saves it. */
export function RemindersForm({ view }: { readonly view: RemindersView }) {
  const styles = useStyles();
  const { api } = useOpenRoadmap();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [edited, setEdited] = useState<ReminderSettings | null>(null);
  const settings = edited ?? view.settings;
  const change = (part: Partial<ReminderSettings>): void => setEdited({ ...settings, ...part });
  const save = useMutation({
    mutationFn: (wanted: ReminderSettings) => api.setMyReminders(wanted),
    onSuccess: (saved) => {
      client.setQueryData(remindersKey, saved);
      setEdited(null);
      announce(strings.saved);
    },
  });
  const isChanged = JSON.stringify(settings) !== JSON.stringify(view.settings);
  const isPossible = settings.quiet === null || settings.quiet.from !== settings.quiet.until;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isChanged && isPossible) save.mutate(settings);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.switches}>
        <Switch label={strings.weekly} checked={settings.weekly} onChange={(_event, { checked }) => change({ weekly: checked })} />
        <Switch label={strings.dueDates(daysAhead)} checked={settings.dueDates} onChange={(_event, { checked }) => change({ dueDates: checked })} />
        <Switch label={strings.quiet} checked={settings.quiet !== null} onChange={(_event, { checked }) => change({ quiet: checked ? usualQuietHours : null })} />
      </div>
      <div className={styles.fields}>
        <When settings={settings} onChange={change} />
        <QuietHours settings={settings} onChange={change} />
        <Field label={strings.timeZone} className={styles.zone}>
          <Select value={settings.timeZone ?? zoneOfTeams} onChange={(_event, { value }) => change({ timeZone: value === zoneOfTeams ? null : value })}>
            <option value={zoneOfTeams}>{strings.zoneOfTeams(zoneInWords(view.heardTimeZone))}</option>
            {zonesWith(view.timeZone).map((zone) => <option key={zone} value={zone}>{zoneInWords(zone)}</option>)}
          </Select>
        </Field>
      </div>
      {save.isError && <MessageBar intent="error" layout="multiline"><MessageBarBody className={styles.message}>{save.error.message}</MessageBarBody></MessageBar>}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={!isChanged || !isPossible || save.isPending}>{save.isPending ? strings.saving : strings.save}</Button>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly settings: ReminderSettings;
  readonly onChange: (part: Partial<ReminderSettings>) => void;
}

function When({ settings, onChange }: FieldsProps) {
  const { weekly, dueDates, weekday, quiet } = settings;
  if (!weekly && !dueDates) return null;
  const hint = quiet && isQuietHour(quiet, settings.hour) ? strings.timeInQuiet(hourInWords(quiet.until)) : undefined;
  return (
    <>
      {weekly && (
        <Field label={strings.weekday}>
          <Select value={weekday} onChange={(_event, { value }) => onChange({ weekday: weekdays.find((each) => each === value) ?? weekday })}>
            {weekdays.map((each, index) => <option key={each} value={each}>{weekdayName(each, index)}</option>)}
          </Select>
        </Field>
      )}
      <Field label={strings.time} hint={hint}>
        <Input type="time" required value={timeText(settings)} onChange={(_event, { value }) => onChange(timeOf(value) ?? {})} />
      </Field>
    </>
  );
}

function QuietHours({ settings: { quiet }, onChange }: FieldsProps) {
  if (quiet === null) return null;
  const options = hours.map((hour) => <option key={hour} value={hour}>{hourInWords(hour)}</option>);
  return (
    <>
      <Field label={strings.quietFrom}>
        <Select value={String(quiet.from)} onChange={(_event, { value }) => onChange({ quiet: { ...quiet, from: Number(value) } })}>{options}</Select>
      </Field>
      <Field label={strings.quietUntil} validationMessage={quiet.from === quiet.until ? strings.quietSame : undefined}>
        <Select value={String(quiet.until)} onChange={(_event, { value }) => onChange({ quiet: { ...quiet, until: Number(value) } })}>{options}</Select>
      </Field>
    </>
  );
}

/** Every zone that this browser knows. */
const zonesWith = (current: string): string[] => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current])].sort();
