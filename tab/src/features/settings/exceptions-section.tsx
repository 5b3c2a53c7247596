import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import { z } from 'zod';
import type { SettingsView } from '../../../../src/api/settings.ts';
import { exceptionPolicySchema, type ExceptionPolicy } from '../../../../src/roadmap/exception-policy.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { formatNumber, plural } from '../../shared/plural.ts';
import { SaveBar } from './save-bar.tsx';
import { Section } from './section.tsx';
import { strings } from './strings.ts';
import { useEdited } from './use-edited.ts';
import { useSaveSetting } from './use-save-setting.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))', gap: tokens.spacingHorizontalM, alignItems: 'start', '& > *': { minWidth: 0 } },
  text: { margin: 0 },
});

/** Texts while somebody types: a number that is half deleted is none. */
const draftSchema = exceptionPolicySchema.extend({ longestDays: z.string(), shortestReason: z.string() });
type Draft = z.infer<typeof draftSchema>;
const draftOf = ({ approvers, longestDays, shortestReason }: ExceptionPolicy): Draft => ({ approvers, longestDays: String(longestDays), shortestReason: String(shortestReason) });
const mostDays = 3650;
const mostCharacters = 500;

/** Who accepts risks, for how long, and with how many words. */
export function ExceptionsSection({ settings: { exceptions, stamps } }: { readonly settings: SettingsView }) {
  const styles = useStyles();
  const { canOperate } = useOpenRoadmap();
  return (
    <Section title={strings.exceptions} intro={strings.exceptionsIntro} stamp={stamps.exceptions}>
      {canOperate ? <PolicyForm policy={exceptions} by={stamps.exceptions?.by.name ?? null} /> : <p className={styles.text}>{inWords(exceptions)}</p>}
    </Section>
  );
}

function PolicyForm({ policy, by }: { readonly policy: ExceptionPolicy; readonly by: string | null }) {
  const styles = useStyles();
  const { value, seen, isChanged, theirs, change, discard } = useEdited({ name: 'exceptions', schema: draftSchema, current: draftOf(policy) });
  const [isTried, setTried] = useState(false);
  const save = useSaveSetting({ said: strings.savedOf(strings.exceptions), onSaved: discard });
  const wanted = policyOf(value);
  const isWrong = (field: 'longestDays' | 'shortestReason'): boolean => isTried && !exceptionPolicySchema.shape[field].safeParse(numberOf(value[field])).success;
  const saveOver = (before: ExceptionPolicy | null): void => {
    setTried(wanted === null);
    if (wanted && before) save.mutate({ name: 'exceptions', value: wanted, seen: before });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isChanged && !theirs) saveOver(policyOf(seen));
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={strings.approvers}>
        <RadioGroup value={value.approvers} onChange={(_event, { value: chosen }) => change({ approvers: chosen === 'members' ? 'members' : 'operators' })}>
          {(['operators', 'members'] as const).map((each) => <Radio key={each} value={each} label={strings.approverNames[each]} />)}
        </RadioGroup>
      </Field>
      <div className={styles.fields}>
        <Field label={strings.longestDays} hint={strings.longestDaysHint} {...(isWrong('longestDays') && { validationMessage: strings.wholeNumber('1', formatNumber(mostDays)) })}>
          <Input type="number" min={1} max={mostDays} value={value.longestDays} onChange={(_event, { value: longestDays }) => change({ longestDays })} />
        </Field>
        <Field label={strings.shortestReason} {...(isWrong('shortestReason') && { validationMessage: strings.wholeNumber('1', formatNumber(mostCharacters)) })}>
          <Input type="number" min={1} max={mostCharacters} value={value.shortestReason} onChange={(_event, { value: shortestReason }) => change({ shortestReason })} />
        </Field>
      </div>
      <SaveBar
        isChanged={isChanged}
        save={save}
        overtaken={theirs && { by, theirs: inWords(policy), onKeepMine: () => saveOver(policy) }}
        onDiscard={() => { discard(); setTried(false); save.reset(); }}
      />
    </form>
  );
}

/** Null while a field holds no number that may be. */
function policyOf({ approvers, longestDays, shortestReason }: Draft): ExceptionPolicy | null {
  const parsed = exceptionPolicySchema.safeParse({ approvers, longestDays: numberOf(longestDays), shortestReason: numberOf(shortestReason) });
  return parsed.success ? parsed.data : null;
}

/** An empty field is no zero. */
const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

function inWords({ approvers, longestDays, shortestReason }: ExceptionPolicy): string {
  return `${strings.policyInWords[approvers]}, ${plural(longestDays, strings.policyDays)}, ${plural(shortestReason, strings.policyReason)}.`;
}
