import { Dropdown, Field, Input, makeStyles, mergeClasses, Option, Textarea, tokens } from '@fluentui/react-components';
import { useCallback, useRef, type ReactElement, type ReactNode } from 'react';
import type { ActivityState, FieldName } from '../../../../src/roadmap/activity-state.ts';
import { statuses, statusNames, type Status } from '../../../../src/roadmap/status.ts';
import { ConflictMessage } from '../../roadmap/conflict-message.tsx';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { formatAgo } from '../../shared/dates.ts';
import type { Person } from '../../shared/ui/person-avatar.tsx';
import { StatusMark } from '../../shared/ui/status-mark.tsx';
import { RecentEditor, useRecentEditor } from './recent-editor.tsx';
import { PersonField } from './person-field.tsx';
import { popup } from './popup.ts';
import { strings } from './strings.ts';
import { useDraft } from './use-draft.ts';

const notesPauseMs = 1500;
/** Long enough to type the next digit of a year. */
const duePauseMs = 1200;
const mostNotes = 8000;
/** A year that is still being typed begins with zeros. */
const isWholeDay = (day: string) => day === '' || Number(day.slice(0, 4)) >= 2000;
const always = () => true;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  control: { minWidth: 0, width: '100%' },
  notes: { width: '100%', '& textarea': { minHeight: '84px' } },
});

/**
 * What a team decides about an activity in a word: status, owner, due date, notes. Every field saves by itself.
 * @param children stand between the due date and the notes
 */
export function DecisionFields({ state, children }: { readonly state: ActivityState; readonly children?: ReactNode }) {
  const styles = useStyles();
  const { edit, roadmap } = useOpenRoadmap();
  const statusSeen = useRef(roadmap.sequence);
  const saveDue = useCallback((due: string, seen: number) => edit(state.id, { due: due || null }, seen), [edit, state.id]);
  const saveNotes = useCallback((notes: string, seen: number) => edit(state.id, { notes }, seen), [edit, state.id]);
  const due = useDraft({ saved: state.due ?? '', sequence: roadmap.sequence, pauseMs: duePauseMs, isComplete: isWholeDay, save: saveDue });
  const notes = useDraft({ saved: state.notes, sequence: roadmap.sequence, pauseMs: notesPauseMs, isComplete: always, save: saveNotes });
  return (
    <div className={styles.root}>
      <Conflicting state={state} field="status" label={strings.status}>
        <Dropdown
          className={styles.control}
          {...popup}
          value={statusNames[state.status]}
          selectedOptions={[state.status]}
          button={<StatusMark status={state.status} />}
          onOpenChange={(_event, { open }) => {
            if (open) statusSeen.current = roadmap.sequence;
          }}
          onOptionSelect={(_event, { optionValue }) => isStatus(optionValue) && edit(state.id, { status: optionValue }, statusSeen.current)}
        >
          {statuses.map((status) => (
            <Option key={status} value={status} text={statusNames[status]}>
              <StatusMark status={status} />
            </Option>
          ))}
        </Dropdown>
      </Conflicting>
      <Conflicting state={state} field="owner" label={strings.owner}>
        <PersonField
          person={state.owner}
          placeholder={strings.ownerPlaceholder}
          nobody={strings.nobody}
          onChoose={(owner: Person | null, seen) => edit(state.id, { owner }, seen)}
        />
      </Conflicting>
      <Conflicting state={state} field="due" label={strings.due}>
        <Input
          className={styles.control}
          type="date"
          value={due.shown}
          min="2000-01-01"
          max="2999-12-31"
          onChange={(_event, { value }) => due.change(value)}
          onBlur={due.commit}
        />
      </Conflicting>
      {children}
      <Conflicting state={state} field="notes" label={strings.notes} hint={strings.notesHint}>
        <Textarea
          className={mergeClasses(styles.control, styles.notes)}
          resize="vertical"
          maxLength={mostNotes}
          placeholder={strings.notesPlaceholder}
          value={notes.shown}
          onChange={(_event, { value }) => notes.change(value)}
          onBlur={notes.commit}
        />
      </Conflicting>
    </div>
  );
}

const isStatus = (value: string | undefined): value is Status => value !== undefined && value in statusNames;

interface ConflictingProps {
  readonly state: ActivityState;
  readonly field: FieldName;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: ReactElement;
}

/** A field, who set it last, and the choice when somebody else set it first. */
export function Conflicting({ state, field, label, hint, children }: ConflictingProps) {
  const stamp = state.stamps[field];
  const { editor, outline } = useRecentEditor(state, field);
  const setBy = stamp && strings.setBy(stamp.by.name, formatAgo(stamp.at, new Date()));
  return (
    <>
      <Field className={outline} label={{ children: <>{label}<RecentEditor person={editor} /></> }} size="small" hint={setBy ?? hint}>
        {children}
      </Field>
      <ConflictOf state={state} field={field} />
    </>
  );
}

/** The choice when somebody else set a field first. */
export function ConflictOf({ state, field }: Pick<ConflictingProps, 'state' | 'field'>) {
  const { conflicts } = useOpenRoadmap();
  const conflict = conflicts.find((candidate) => candidate.activity === state.id && candidate.field === field);
  return conflict ? <ConflictMessage conflict={conflict} /> : null;
}
