import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  done: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, color: tokens.colorStatusSuccessForeground1 },
  icon: { flexShrink: 0 },
  message: { whiteSpace: 'normal' },
});

export interface SaveBarProps {
  readonly isChanged: boolean;
  readonly save: { readonly isPending: boolean; readonly isSuccess: boolean; readonly error: Error | null };
  readonly onDiscard: () => void;
}

/** The end of a form: save, or leave it as it was; and what became of it. */
export function SaveBar({ isChanged, save, onDiscard }: SaveBarProps) {
  const styles = useStyles();
  return (
    <>
      <SaveError error={save.error} />
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={!isChanged || save.isPending}>{save.isPending ? strings.saving : strings.save}</Button>
        {isChanged && <Button onClick={onDiscard}>{strings.discard}</Button>}
        {save.isSuccess && !isChanged && <Done>{strings.saved}</Done>}
      </div>
    </>
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
