import { Button, Field, Input, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { DeleteRegular, EditRegular, ShieldTaskRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { z } from 'zod';
import { exceptionSchema, type ActivityState, type Exception } from '../../../../src/roadmap/activity-state.ts';
import { leavesRisk } from '../../../../src/roadmap/accepted-risk.ts';
import { defaultExceptionPolicy, exceptionFault, latestEnd, type ExceptionPolicy } from '../../../../src/roadmap/exception-policy.ts';
import { statusNames } from '../../../../src/roadmap/status.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useSettings } from '../../roadmap/use-settings.ts';
import { formatDay } from '../../shared/dates.ts';
import { useKeptDraft } from '../../shared/kept-draft.ts';
import { plural } from '../../shared/plural.ts';
import { useToday } from '../../shared/use-today.ts';
import { useOpener } from '../../shared/ui/use-opener.ts';
import { ExceptionBadge } from './exception-badge.tsx';
import { RecentEditor, useRecentEditor } from './recent-editor.tsx';
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

const draftSchema = z.object({
  reason: z.string(),
  approver: exceptionSchema.shape.approver.nullable(),
  until: z.string(),
  /** The sequence of the roadmap that was on the screen when the editor opened. */
  seen: z.number(),
});
type Draft = z.infer<typeof draftSchema>;

export interface ExceptionFieldProps {
  readonly state: ActivityState;
  /** @returns whether the server has refused it for another reason than a colleague's edit, which is asked about */
  readonly onSave: (exception: Exception | null, seen: number) => Promise<boolean>;
}

/** An accepted risk: why, who said so, and until when, as the team's settings want it. It is saved as a whole, for half of one says nothing. */
export function ExceptionField({ state, onSave }: ExceptionFieldProps) {
  const styles = useStyles();
  const { exception, status } = state;
  const hasRisk = leavesRisk(status);
  const { editor, outline } = useRecentEditor(state, 'exception');
  const { roadmap } = useOpenRoadmap();
  const settings = useSettings();
  // Until the settings are here the usual ones hold; the server has the last word.
  const mayAccept = settings.data?.mayAcceptRisk ?? true;
  const policy = settings.data?.exceptions ?? defaultExceptionPolicy;
  const isUntouched = (draft: Draft | null): boolean =>
    draft === null || (draft.reason === (exception?.reason ?? '') && draft.approver?.id === exception?.approver.id && draft.until === (exception?.until ?? ''));
  const [draft, setDraft] = useKeptDraft<Draft | null>({
    place: `${roadmap.id} ${roadmap.me.person.id} ${state.id} exception`, schema: draftSchema.nullable(), empty: null, isEmpty: isUntouched,
  });
  const [isPressed, setPressed] = useState(false);
  const opener = useOpener(draft !== null);
  const begin = (): void => {
    setPressed(true);
    setDraft({ reason: exception?.reason ?? '', approver: exception?.approver ?? null, until: exception?.until ?? '', seen: roadmap.sequence });
  };
  if (draft && mayAccept && hasRisk)
    return (
      <Editor
        draft={draft}
        takesFocus={isPressed}
        policy={policy}
        onChange={setDraft}
        onCancel={() => setDraft(null)}
        onSave={(saved) => {
          setPressed(false);
          setDraft(null);
          void onSave(saved, draft.seen).then((isLost) => isLost && setDraft(draft));
        }}
      />
    );
  return (
    <div className={mergeClasses(styles.root, outline)} role="group" aria-label={strings.exception}>
      <span className={styles.legend} aria-hidden>
        {strings.exception}
        <RecentEditor person={editor} />
      </span>
      {exception ? (
        <div className={styles.box}>
          <ExceptionText exception={exception} />
          {!hasRisk && <p className={styles.quiet}>{strings.notInForce(statusNames[status])}</p>}
          <div className={styles.actions}>
            {mayAccept && hasRisk && (
              <Button ref={opener} size="small" icon={<EditRegular />} onClick={begin}>
                {strings.editException}
              </Button>
            )}
            <Button size="small" appearance="subtle" icon={<DeleteRegular />} onClick={() => void onSave(null, roadmap.sequence)}>
              {strings.removeException}
            </Button>
          </div>
        </div>
      ) : !hasRisk ? (
        <p className={styles.quiet}>{strings.noRiskLeft(statusNames[status])}</p>
      ) : mayAccept ? (
        <Button ref={opener} size="small" icon={<ShieldTaskRegular />} onClick={begin}>
          {strings.addException}
        </Button>
      ) : (
        <p className={styles.quiet}>{strings.onlyOperatorsAccept}</p>
      )}
    </div>
  );
}

/** What an exception says, for everybody. */
export function ExceptionText({ exception }: { readonly exception: Exception }) {
  const styles = useStyles();
  const today = useToday();
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
  /** Not where it stands open again, with what was written when the pane was closed. */
  readonly takesFocus: boolean;
  readonly policy: ExceptionPolicy;
  readonly onChange: (draft: Draft) => void;
  readonly onCancel: () => void;
  readonly onSave: (exception: Exception) => void;
}

function Editor({ draft, takesFocus, policy, onChange, onCancel, onSave }: EditorProps) {
  const styles = useStyles();
  const [isTried, setTried] = useState(false);
  const reason = useRef<HTMLTextAreaElement>(null);
  const today = useToday();
  useEffect(() => {
    if (takesFocus) reason.current?.focus();
  }, [takesFocus]);
  const faults = { reason: reasonFault(draft, policy, today), approver: draft.approver === null ? strings.approverMissing : null, until: endFault(draft, policy, today) };
  const shown = (fault: string | null) => (isTried && fault !== null ? { validationMessage: fault } : {});
  const save = (): void => {
    const exception = exceptionSchema.safeParse({ reason: draft.reason, approver: draft.approver, until: draft.until });
    if (exception.success && Object.values(faults).every((fault) => fault === null)) {
      onSave(exception.data);
      return;
    }
    setTried(true);
    if (faults.reason !== null) reason.current?.focus();
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
      <Field label={strings.reason} size="small" required {...shown(faults.reason)}>
        <Textarea
          ref={reason}
          className={styles.control}
          resize="vertical"
          maxLength={mostReason}
          value={draft.reason}
          onChange={(_event, { value }) => onChange({ ...draft, reason: value })}
        />
      </Field>
      <Field label={strings.approver} size="small" required {...shown(faults.approver)}>
        <PersonField person={draft.approver} placeholder={strings.approverPlaceholder} only={({ mayAcceptRisk }) => mayAcceptRisk} onChoose={(approver) => onChange({ ...draft, approver })} />
      </Field>
      <Field label={strings.until} size="small" required hint={plural(policy.longestDays, strings.untilAtMost)} {...shown(faults.until)}>
        <Input
          className={styles.control}
          type="date"
          min={today}
          max={latestEnd(policy.longestDays, today)}
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

function reasonFault({ reason, until }: Draft, policy: ExceptionPolicy, today: string): string | null {
  if (reason.trim() === '') return strings.reasonMissing;
  const fault = exceptionFault({ reason, until }, policy, today);
  return fault?.kind === 'reason-too-short' ? plural(fault.characters, strings.reasonTooShort) : null;
}

function endFault({ until }: Draft, policy: ExceptionPolicy, today: string): string | null {
  if (until === '') return strings.untilMissing;
  if (until < today) return strings.untilPast;
  const latest = latestEnd(policy.longestDays, today);
  return until > latest ? strings.untilTooLate(formatDay(latest, today)) : null;
}
