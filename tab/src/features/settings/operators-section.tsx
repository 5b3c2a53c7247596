import { Badge, Button, Field, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import type { SettingsView } from '../../../../src/api/settings.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { PersonAvatar, type Person } from '../../shared/ui/person-avatar.tsx';
import { PersonField } from '../activity-pane/person-field.tsx';
import { Done, SaveError } from './save-bar.tsx';
import { Section } from './section.tsx';
import { strings } from './strings.ts';
import { useSaveSetting } from './use-save-setting.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  item: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0, minHeight: '32px' },
  name: { overflowWrap: 'anywhere', minWidth: 0 },
  remove: { marginInlineStart: 'auto' },
  text: { margin: 0 },
  // Fluent scrolls what is around an opened list to where it takes the list to be: the top of the page. A box with something below its
  // edge counts as what is around, and does not scroll.
  still: { position: 'relative', '::after': { content: '""', position: 'absolute', top: '100%', width: '1px', height: '1px' } },
});

/** Who operates the roadmap: by what they are, and by an operator's word. */
export function OperatorsSection({ settings: { operators: { owners, named }, stamps } }: { readonly settings: SettingsView }) {
  const styles = useStyles();
  const { canOperate, roadmap, refresh } = useOpenRoadmap();
  const [done, setDone] = useState('');
  const announce = useAnnounce();
  const save = useSaveSetting({ onSaved: refresh });
  const owning = new Set(owners.map(({ id }) => id));
  const others = named.filter(({ id }) => !owning.has(id));
  const ids = named.map(({ id }) => id);
  const idsKey = ids.join();
  const field = useRef<HTMLDivElement>(null);
  const isChanging = useRef(false);
  useEffect(() => {
    // What was pressed is gone: the row, or the field, which is a new one.
    if (isChanging.current && document.activeElement === document.body) field.current?.querySelector('input')?.focus();
    isChanging.current = false;
  }, [idsKey]);
  const change = (value: readonly string[], said: string): void => {
    setDone('');
    isChanging.current = true;
    save.mutate({ name: 'operators', value: [...value], seen: ids }, {
      onSuccess: () => {
        setDone(said);
        announce(said);
      },
      onError: () => { isChanging.current = false; },
    });
  };
  const add = (person: Person | null): void => {
    if (person) change([...ids, person.id], strings.operatorAdded(person.name));
  };
  const remove = ({ id, name }: Person): void => change(ids.filter((each) => each !== id), strings.operatorRemoved(name));
  return (
    <Section title={strings.operators} intro={strings.operatorsIntro} stamp={stamps.operators}>
      {owners.length + others.length === 0 && <p className={styles.text}>{strings.noOperators}</p>}
      <ul className={styles.list}>
        {owners.map((person) => (
          <li key={person.id} className={styles.item}>
            <PersonAvatar person={person} isDecorative />
            <span className={styles.name}>{person.name}</span>
          </li>
        ))}
        {others.map((person) => (
          <li key={person.id} className={styles.item}>
            <PersonAvatar person={person} isDecorative />
            <span className={styles.name}>{person.name}</span>
            <Badge appearance="tint" color={person.left ? 'warning' : 'brand'}>{person.left ? strings.left : strings.named}</Badge>
            {canOperate && (
              <Button className={styles.remove} size="small" appearance="subtle" icon={<DismissRegular />} aria-label={strings.removeOperator(person.name)} title={strings.removeOperator(person.name)} disabledFocusable={save.isPending} onClick={() => remove(person)} />
            )}
          </li>
        ))}
      </ul>
      {canOperate && (
        <Field ref={field} className={styles.still} label={strings.addOperator}>
          <PersonField
            // Emptied once somebody was added.
            key={idsKey}
            person={null}
            placeholder={strings.addPlaceholder}
            only={({ id, guest }) => !guest && !owning.has(id) && !ids.includes(id) && id !== roadmap.me.person.id}
            onChoose={add}
          />
        </Field>
      )}
      <SaveError error={save.error} />
      {done !== '' && <Done>{done}</Done>}
    </Section>
  );
}
