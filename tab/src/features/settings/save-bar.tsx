import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { useRef, type ReactNode } from 'react';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  done: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, color: tokens.colorStatusSuccessForeground1 },
  icon: { flexShrink: 0 },
  message: { whiteSpace: 'normal' },
});

/** The same setting, set by somebody else since this form was opened. */
export interface Overtaken {
  readonly by: string | null;
  /** Theirs, in a sentence. */
  readonly theirs: string;
  /** Saves what stands in the form instead of theirs. */
  readonly onKeepMine: () => void;
}

export interface SaveBarProps {
  readonly isChanged: boolean;
  readonly save: { readonly isPending: boolean; readonly isSuccess: boolean; readonly error: Error | null };
  /** Null unless somebody was faster. */
  readonly overtaken: Overtaken | null;
  readonly onDiscard: () => void;
}

/** The end of a form: save, or leave it as it was; and what became of it. When somebody was faster: one's own, or theirs. */
export function SaveBar({ isChanged, save, overtaken, onDiscard }: SaveBarProps) {
  const styles = useStyles();
  const word = overtaken ? strings.keepMine : strings.save;
  const saveButton = useRef<HTMLButtonElement>(null);
  const discard = (): void => {
    // The button that was pressed goes; this one stays.
    saveButton.current?.focus();
    onDiscard();
  };
  return (
    <>
      {overtaken ? <Question overtaken={overtaken} /> : <SaveError error={save.error} />}
      <div className={styles.actions}>
        {/* The same button: whoever pressed it to save still has the focus on it. */}
        <Button
          ref={saveButton}
          type={overtaken ? 'button' : 'submit'}
          appearance="primary"
          disabledFocusable={!isChanged || save.isPending}
          {...(overtaken && { onClick: overtaken.onKeepMine })}
        >
          {save.isPending ? strings.saving : word}
        </Button>
        {isChanged && <Button onClick={discard}>{overtaken ? strings.keepTheirs : strings.discard}</Button>}
        {save.isSuccess && !isChanged && <Done>{strings.saved}</Done>}
      </div>
    </>
  );
}

function Question({ overtaken: { by, theirs } }: { readonly overtaken: Overtaken }) {
  const styles = useStyles();
  return (
    <MessageBar intent="warning" layout="multiline" politeness="assertive">
      <MessageBarBody className={styles.message}>
        <MessageBarTitle>{strings.overtaken(by ?? strings.somebody)}</MessageBarTitle> {theirs} {strings.overtakenHint}
      </MessageBarBody>
    </MessageBar>
  );
}

/** What has just been done; a screen reader is told apart from it. */
export function Done({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <span className={styles.done}>
      <CheckmarkCircleRegular className={styles.icon} aria-hidden />
      {children}
    </span>
  );
}

export function SaveError({ error }: { readonly error: Error | null }) {
  const styles = useStyles();
  if (!error) return null;
  return (
    <MessageBar intent="error" layout="multiline" politeness="assertive">
      <MessageBarBody className={styles.message}>{error.message}</MessageBarBody>
    </MessageBar>
  );
}
