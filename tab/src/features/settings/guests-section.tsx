import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { settingsViewSchema, type SettingsView } from '../../../../src/api/settings.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { SaveBar } from './save-bar.tsx';
import { Section } from './section.tsx';
import { strings } from './strings.ts';
import { useEdited } from './use-edited.ts';
import { useSaveSetting } from './use-save-setting.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  choice: { display: 'flex', flexDirection: 'column' },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  text: { margin: 0, display: 'flex', flexDirection: 'column' },
});

const choices = {
  read: { label: strings.guestsRead, hint: strings.guestsReadHint },
  nothing: { label: strings.guestsNothing, hint: strings.guestsNothingHint },
} as const;

/** Whether guests of the conversation read its roadmap. */
export function GuestsSection({ settings }: { readonly settings: SettingsView }) {
  const { canOperate } = useOpenRoadmap();
  return (
    <Section title={strings.guests} intro={strings.guestsIntro} stamp={settings.stamps.guests}>
      {canOperate ? <GuestsForm guests={settings.guests} by={settings.stamps.guests?.by.name ?? null} /> : <Choice guests={settings.guests} />}
    </Section>
  );
}

function GuestsForm({ guests, by }: { readonly guests: SettingsView['guests']; readonly by: string | null }) {
  const styles = useStyles();
  const { value, seen, isChanged, theirs, change, discard } = useEdited({ name: 'guests', schema: settingsViewSchema.pick({ guests: true }), current: { guests } });
  const save = useSaveSetting({ said: strings.savedOf(strings.guests), onSaved: discard });
  const saveOver = (before: SettingsView['guests']): void => save.mutate({ name: 'guests', value: value.guests, seen: before });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isChanged && !theirs) saveOver(seen.guests);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <RadioGroup aria-label={strings.guests} value={value.guests} onChange={(_event, { value: chosen }) => change({ guests: chosen === 'nothing' ? 'nothing' : 'read' })}>
        {(['read', 'nothing'] as const).map((each) => <Radio key={each} value={each} label={<Choice guests={each} />} />)}
      </RadioGroup>
      <SaveBar
        isChanged={isChanged}
        save={save}
        overtaken={theirs && { by, theirs: strings.quoted(choices[theirs.guests].label), onKeepMine: () => saveOver(theirs.guests) }}
        onDiscard={() => { discard(); save.reset(); }}
      />
    </form>
  );
}

function Choice({ guests }: { readonly guests: SettingsView['guests'] }) {
  const styles = useStyles();
  const { label, hint } = choices[guests];
  return (
    <span className={styles.choice}>
      {label}
      <span className={styles.hint}>{hint}</span>
    </span>
  );
}
