import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { DeleteRegular, EditRegular, ShieldTaskRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { exceptionSchema, type Exception } from '../../../../src/roadmap/activity-state.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { formatDay, localDay } from '../../shared/dates.ts';
import type { Person } from '../../shared/ui/person-avatar.tsx';
import { ExceptionBadge } from './exception-badge.tsx';
import { PersonField } from './person-field.tsx';
import { strings } from './strings.ts';

const mostReason = 2000;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, alignItems: 'flex-start' },
  legend: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground1 },
  box: {
    width: '100%',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  control: { width: '100%', minWidth: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Draft {
  readonly reason: string;
  readonly approver: Person | null;
  readonly until: string;
  /** The sequence of the roadmap that was on the screen when the editor opened. */
  readonly seen: number;
}

export interface ExceptionFieldProps {
  readonly exception: Exception | null;
  readonly onSave: (exception: Exception | null, seen: number) => void;
}

/** An accepted risk: why, who said so, and until when. It is saved as a whole, for half of one says nothing. */
export function ExceptionField({ exception, onSave }: ExceptionFieldProps) {
  const styles = useStyles();
  const { roadmap } = useOpenRoadmap();
  const [draft, setDraft] = useState<Draft | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const isOpen = draft !== null;
  // Whoever worked by keyboard goes on where they came from.
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const begin = (): void =>
    setDraft({ reason: exception?.reason ?? '', approver: exception?.approver ?? null, until: exception?.until ?? '', seen: roadmap.sequence });
  if (draft)
    return (
      <Editor
        draft={draft}
        onChange={setDraft}
        onCancel={() => setDraft(null)}
        onSave={(saved) => {
          onSave(saved, draft.seen);
          setDraft(null);
        }}
      />
    );
  return (
    <div className={styles.root} role="group" aria-label={strings.exception}>
      <span className={styles.legend} aria-hidden>
        {strings.exception}
      </span>
      {exception ? (
        <div className={styles.box}>
          <ExceptionText exception={exception} />
          <div className={styles.actions}>
            <Button ref={opener} size="small" icon={<EditRegular />} onClick={begin}>
              {strings.editException}
            </Button>
            <Button size="small" appearance="subtle" icon={<DeleteRegular />} onClick={() => onSave(null, roadmap.sequence)}>
              {strings.removeException}
            </Button>
          </div>
        </div>
      ) : (
        <Button ref={opener} size="small" icon={<ShieldTaskRegular />} onClick={begin}>
          {strings.addException}
        </Button>
      )}
    </div>
  );
}

/** What an exception says, for everybody. */
export function ExceptionText({ exception }: { readonly exception: Exception }) {
  const styles = useStyles();
  const today = localDay(new Date());
  return (
    <>
      <div>
        <ExceptionBadge exception={exception} today={today} />
      </div>
      <p className={styles.text}>{exception.reason}</p>
      <p className={styles.quiet}>{strings.exceptionTitle(formatDay(exception.until, today), exception.approver.name)}</p>
    </>
  );
}

interface EditorProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly onCancel: () => void;
  readonly onSave: (exception: Exception) => void;
}

function Editor({ draft, onChange, onCancel, onSave }: EditorProps) {
  const styles = useStyles();
  const [isTried, setTried] = useState(false);
  const reason = useRef<HTMLTextAreaElement>(null);
  const today = localDay(new Date());
  useEffect(() => reason.current?.focus(), []);
  const missing = (isMissing: boolean, message: string) => (isTried && isMissing ? { validationMessage: message } : {});
  const isPast = draft.until !== '' && draft.until < today;
  const save = (): void => {
    const exception = exceptionSchema.safeParse({ reason: draft.reason, approver: draft.approver, until: draft.until });
    if (exception.success && !isPast) {
      onSave(exception.data);
      return;
    }
    setTried(true);
    if (draft.reason.trim() === '') reason.current?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    // Only the editor: the pane stays open.
    event.preventDefault();
    onCancel();
  };
  return (
    <div className={styles.box} role="group" aria-label={strings.exception} onKeyDown={onKey}>
      <p className={styles.quiet}>{strings.exceptionHint}</p>
      <Field label={strings.reason} size="small" required {...missing(draft.reason.trim() === '', strings.reasonMissing)}>
        <Textarea
          ref={reason}
          className={styles.control}
          resize="vertical"
          maxLength={mostReason}
          value={draft.reason}
          onChange={(_event, { value }) => onChange({ ...draft, reason: value })}
        />
      </Field>
      <Field label={strings.approver} size="small" required {...missing(draft.approver === null, strings.approverMissing)}>
        <PersonField person={draft.approver} placeholder={strings.approverPlaceholder} withoutGuests onChoose={(approver) => onChange({ ...draft, approver })} />
      </Field>
      <Field label={strings.until} size="small" required {...missing(draft.until === '' || isPast, isPast ? strings.untilPast : strings.untilMissing)}>
        <Input
          className={styles.control}
          type="date"
          min={today}
          max="2999-12-31"
          value={draft.until}
          onChange={(_event, { value }) => onChange({ ...draft, until: value })}
        />
      </Field>
      <div className={styles.actions}>
        <Button size="small" appearance="primary" onClick={save}>
          {strings.save}
        </Button>
        <Button size="small" onClick={onCancel}>
          {strings.cancel}
        </Button>
      </div>
    </div>
  );
}
