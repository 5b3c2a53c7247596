import { Body1, Button, makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import { LockClosedRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import type { ReactElement, ReactNode } from 'react';
import { ApiError } from '../api-client.ts';
import { strings } from '../strings.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex', flexDirection: 'column', alignItems: 'center', justifyContent: 'center', textAlign: 'center', gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`, boxSizing: 'border-box', minHeight: '100%',
  },
  icon: { fontSize: '40px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  title: { margin: 0 },
  body: { maxWidth: '56ch', margin: 0, color: tokens.colorNeutralForeground2 },
  action: { marginTop: tokens.spacingVerticalS, display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: tokens.spacingHorizontalS },
});

export interface StateMessageProps {
  readonly icon: ReactElement;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly role?: 'alert' | 'status';
}

/** What stands where there is nothing to show: empty, failed, not allowed. */
export function StateMessage({ icon, title, children, action, role }: StateMessageProps) {
  const styles = useStyles();
  return (
    <div className={styles.root} role={role}>
      <div className={styles.icon} aria-hidden>{icon}</div>
      <Subtitle1 as="h2" align="center" className={styles.title}>{title}</Subtitle1>
      {children !== undefined && <Body1 as="p" align="center" className={styles.body}>{children}</Body1>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}

/** An error in its place: the server's sentence, and a way to try again unless that cannot help. */
export function ErrorMessage({ error, onRetry }: { readonly error: Error; readonly onRetry?: (() => void) | undefined }) {
  const isForbidden = error instanceof ApiError && error.status === 403;
  return (
    <StateMessage
      role="alert"
      icon={isForbidden ? <LockClosedRegular /> : <PlugDisconnectedRegular />}
      title={isForbidden ? strings.notAllowed : strings.somethingFailed}
      action={onRetry && !isForbidden ? <Button onClick={onRetry}>{strings.tryAgain}</Button> : undefined}
    >
      {error.message}
    </StateMessage>
  );
}
