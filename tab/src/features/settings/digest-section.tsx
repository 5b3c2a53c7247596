import { Field, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { digestFrequencies, settingsViewSchema, weekdays, type SettingsView } from '../../../../src/api/settings.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { hourInWords, zoneInWords } from '../assessment-schedule/in-words.ts';
import { weekdayName } from '../assessment-schedule/strings.ts';
import { SaveBar } from './save-bar.tsx';
import { Section } from './section.tsx';
import { strings } from './strings.ts';
import { useEdited } from './use-edited.ts';
import { useSaveSetting } from './use-save-setting.ts';

type Digest = SettingsView['digest'];

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))', gap: tokens.spacingHorizontalM, alignItems: 'start', '& > *': { minWidth: 0 } },
  wide: { gridColumn: '1 / -1' },
  // The longest of four hundred names must not widen the card.
  zone: { width: '100%', minWidth: 0 },
  text: { margin: 0 },
});

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** When the conversation gets its digest, and the time zone that it lives in. */
export function DigestSection({ settings: { digest, digestWaits, stamps } }: { readonly settings: SettingsView }) {
  const styles = useStyles();
  const { canOperate } = useOpenRoadmap();
  const stamp = digestWaits ? stamps.digest : undefined;
  return (
    <Section title={strings.digest} intro={strings.digestIntro} stamp={stamp}>
      {digestWaits && <p className={styles.text}>{strings.digestWaits}</p>}
      {canOperate ? <DigestForm digest={digest} by={stamp?.by.name ?? null} /> : <p className={styles.text}>{inWords(digest)}</p>}
    </Section>
  );
}

function DigestForm({ digest, by }: { readonly digest: Digest; readonly by: string | null }) {
  const styles = useStyles();
  const { value, seen, isChanged, theirs, change, discard } = useEdited({ name: 'digest', schema: settingsViewSchema.shape.digest, current: digest });
  const save = useSaveSetting({ said: strings.savedOf(strings.digest), onSaved: discard });
  const saveOver = (before: Digest): void => save.mutate({ name: 'digest', value, seen: before });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isChanged && !theirs) saveOver(seen);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Switch label={strings.digestSwitch} checked={value.enabled} onChange={(_event, { checked }) => change({ enabled: checked })} />
      <div className={styles.fields}>
        {value.enabled && <Occurrences value={value} onChange={change} />}
        <Field className={styles.wide} label={strings.timeZone} hint={strings.timeZoneHint}>
          <Select root={{ className: styles.zone }} className={styles.zone} value={value.timeZone} onChange={(_event, { value: timeZone }) => change({ timeZone })}>
            {zonesWith(digest.timeZone).map((zone) => <option key={zone} value={zone}>{zoneInWords(zone)}</option>)}
          </Select>
        </Field>
      </div>
      <SaveBar
        isChanged={isChanged}
        save={save}
        overtaken={theirs && { by, theirs: inWords(theirs), onKeepMine: () => saveOver(theirs) }}
        onDiscard={() => { discard(); save.reset(); }}
      />
    </form>
  );
}

function Occurrences({ value, onChange }: { readonly value: Digest; readonly onChange: (part: Partial<Digest>) => void }) {
  return (
    <>
      <Field label={strings.often}>
        <Select value={value.frequency} onChange={(_event, { value: chosen }) => onChange({ frequency: digestFrequencies.find((each) => each === chosen) ?? value.frequency })}>
          {digestFrequencies.map((each) => <option key={each} value={each}>{strings.frequencies[each]}</option>)}
        </Select>
      </Field>
      {value.frequency === 'weekly' && (
        <Field label={strings.weekday}>
          <Select value={value.weekday} onChange={(_event, { value: chosen }) => onChange({ weekday: weekdays.find((each) => each === chosen) ?? value.weekday })}>
            {weekdays.map((each, index) => <option key={each} value={each}>{weekdayName(each, index)}</option>)}
          </Select>
        </Field>
      )}
      <Field label={strings.hour}>
        <Select value={String(value.hour)} onChange={(_event, { value: hour }) => onChange({ hour: Number(hour) })}>
          {hours.map((hour) => <option key={hour} value={hour}>{hourInWords(hour)}</option>)}
        </Select>
      </Field>
    </>
  );
}

function inWords({ enabled, frequency, weekday, hour, timeZone }: Digest): string {
  if (!enabled) return strings.noDigest;
  const often = frequency === 'weekly' ? strings.everyWeekday(weekdayName(weekday, weekdays.indexOf(weekday))) : strings.frequencies[frequency];
  return strings.digestAt(often, hourInWords(hour), zoneInWords(timeZone));
}

/** Every zone that this browser knows. */
const zonesWith = (current: string): string[] => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current])].sort();
