import { Field, makeStyles, Switch, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import type { SettingsView } from '../../../../src/api/settings.ts';
import { modelPolicySchema } from '../../../../src/roadmap/settings.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { SaveBar } from './save-bar.tsx';
import { Section } from './section.tsx';
import { strings } from './strings.ts';
import { useEdited } from './use-edited.ts';
import { useSaveSetting } from './use-save-setting.ts';

type Model = NonNullable<SettingsView['model']>;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  text: { margin: 0 },
});

/** What a configured language model is told of the tenant. */
export function ModelSection({ model, stamp }: { readonly model: Model; readonly stamp: SettingsView['stamps']['model'] }) {
  const styles = useStyles();
  const { canOperate } = useOpenRoadmap();
  return (
    <Section title={strings.model} intro={strings.modelIntro} stamp={stamp}>
      {canOperate ? <ModelForm model={model} by={stamp?.by.name ?? null} /> : <p className={styles.text}>{inWords(model)}</p>}
    </Section>
  );
}

function ModelForm({ model, by }: { readonly model: Model; readonly by: string | null }) {
  const styles = useStyles();
  const { value, seen, isChanged, theirs, change, discard } = useEdited({ name: 'model', schema: modelPolicySchema, current: model });
  const save = useSaveSetting({ said: strings.savedOf(strings.model), onSaved: discard });
  const saveOver = (before: Model): void => save.mutate({ name: 'model', value, seen: before });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isChanged && !theirs) saveOver(seen);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field hint={strings.modelEvidenceHint}>
        <Switch label={strings.modelEvidence} checked={value.evidence} onChange={(_event, { checked }) => change({ evidence: checked })} />
      </Field>
      <SaveBar
        isChanged={isChanged}
        save={save}
        overtaken={theirs && { by, theirs: inWords(theirs), onKeepMine: () => saveOver(theirs) }}
        onDiscard={() => { discard(); save.reset(); }}
      />
    </form>
  );
}

const inWords = ({ evidence }: Model): string => (evidence ? strings.modelTold : strings.modelNotTold);
