import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { pillarNames, type PillarId } from '../../../../src/api/catalog.ts';
import type { Reset, UndoneReset } from '../../../../src/api/resets.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { formatMoment } from '../../shared/dates.ts';
import { plural } from '../../shared/plural.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { ErrorMessage } from '../../shared/ui/state-message.tsx';
import { ResetDialog } from './reset-dialog.tsx';
import { Done, SaveError } from './save-bar.tsx';
import { Section } from './section.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  choose: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  field: { flexGrow: 1, minWidth: 'min(200px, 100%)', maxWidth: '320px' },
  text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '72ch' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  item: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Starts a pillar anew, and has it back for 30 days. */
export function ResetSection() {
  const styles = useStyles();
  const { api, catalog, canOperate } = useOpenRoadmap();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [done, setDone] = useState('');
  const tell = (sentence: string): void => {
    setDone(sentence);
    announce(sentence);
  };
  const resets = useQuery({ queryKey: queryKeys.resets, queryFn: ({ signal }) => api.resets(signal), staleTime: 30_000 });
  const [pillar, setPillar] = useState<PillarId>('identity');
  // The same change as long as the dialog is open: sent twice, it resets once.
  const [changeId, setChangeId] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const name = pillarNames[pillar];
  const close = (): void => {
    setChangeId(null);
    reset.reset();
    opener.current?.focus();
  };
  const reset = useMutation({
    mutationFn: (confirmation: string) => api.resetPillar({ changeId: changeId ?? crypto.randomUUID(), pillar, confirmation }),
    onSuccess: ({ reset: made }) => {
      close();
      tell(made ? strings.resetDone(name, plural(made.activities, strings.setBack)) : strings.resetNothing(name));
      void client.invalidateQueries({ queryKey: queryKeys.resets });
    },
  });
  const undo = useMutation({
    mutationFn: (sequence: number) => api.undoReset(sequence),
    onMutate: () => setDone(''),
    onSuccess: (answer) => {
      // The button that was pressed goes.
      if (list.current?.contains(document.activeElement)) opener.current?.focus();
      tell(inWords(answer));
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.resets }),
  });
  const open = (): void => {
    setDone('');
    setChangeId(crypto.randomUUID());
  };
  return (
    <Section title={strings.reset} intro={strings.resetIntro}>
      <p className={styles.text}>{strings.resetStays}</p>
      {canOperate && (
        <div className={styles.choose}>
          <Field className={styles.field} label={strings.resetPillar}>
            <Select value={pillar} onChange={(_event, { value }) => setPillar(catalog.pillars.find(({ id }) => id === value)?.id ?? pillar)}>
              {catalog.pillars.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
            </Select>
          </Field>
          <Button ref={opener} onClick={open}>{strings.resetButton}</Button>
        </div>
      )}
      {changeId !== null && <ResetDialog pillar={name} isPending={reset.isPending} error={reset.error} onConfirm={(typed) => reset.mutate(typed)} onClose={close} />}
      <SaveError error={undo.error} />
      {done !== '' && <Done>{done}</Done>}
      {resets.isError && <ErrorMessage error={resets.error} onRetry={() => void resets.refetch()} />}
      {resets.data && resets.data.resets.length > 0 && (
        <>
          <h3 className={styles.heading}>{strings.resets}</h3>
          <ul ref={list} className={styles.list}>
            {resets.data.resets.map((each) => (
              <ResetItem key={each.sequence} reset={each} isPending={undo.isPending && undo.variables === each.sequence} onUndo={canOperate ? () => undo.mutate(each.sequence) : null} />
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function ResetItem({ reset: { pillar, by, at, activities, undoableUntil, undone }, isPending, onUndo }: { readonly reset: Reset; readonly isPending: boolean; readonly onUndo: (() => void) | null }) {
  const styles = useStyles();
  const setBack = plural(activities, strings.setBack);
  return (
    <li className={styles.item}>
      <span className={styles.words}>
        {strings.resetBy(pillarNames[pillar], by.name, formatMoment(at))}
        <span className={styles.quiet}>{undone ? strings.resetUndone(setBack, undone.by.name, formatMoment(undone.at)) : strings.resetUndoable(setBack, formatMoment(undoableUntil))}</span>
      </span>
      {!undone && onUndo && <Button size="small" disabledFocusable={isPending} aria-label={strings.undoOf(pillarNames[pillar])} onClick={onUndo}>{isPending ? strings.undoing : strings.undo}</Button>}
    </li>
  );
}

function inWords({ restored, kept }: UndoneReset): string {
  return strings.undone(plural(restored, strings.restored), kept === 0 ? null : plural(kept, strings.kept));
}
