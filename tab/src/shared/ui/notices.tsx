import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens, type MessageBarIntent } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { strings } from '../strings.ts';

export interface Notice {
  readonly intent: MessageBarIntent;
  readonly text: string;
  /** A notice with the same key takes the place of the one before it. */
  readonly key: string;
}

interface Notices {
  readonly shown: readonly Notice[];
  readonly notify: (notice: Notice) => void;
  readonly dismiss: (key: string) => void;
}
const NoticesContext = createContext<Notices>({ shown: [], notify: () => undefined, dismiss: () => undefined });

/** Tells the person something that stays until it is dismissed. */
export const useNotices = (): Notices => useContext(NoticesContext);

export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly Notice[]>([]);
  const dismiss = useCallback((key: string) => setShown((notices) => notices.filter((notice) => notice.key !== key)), []);
  const notify = useCallback((notice: Notice) => setShown((notices) => [...notices.filter(({ key }) => key !== notice.key), notice]), []);
  const value = useMemo(() => ({ shown, notify, dismiss }), [shown, notify, dismiss]);
  return <NoticesContext.Provider value={value}>{children}</NoticesContext.Provider>;
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    ':empty': { display: 'none' },
  },
  body: { whiteSpace: 'normal' },
});

/** Where notices appear: between the header and the view. `children` are further messages. */
export function NoticeList({ children }: { readonly children?: ReactNode }) {
  const styles = useStyles();
  const { shown, dismiss } = useNotices();
  return (
    <div className={styles.root} role="region" aria-label={strings.messages}>
      {children}
      {shown.map(({ key, intent, text }) => (
        // Fluent's message bar takes any politeness for polite: an error says itself at once because it names none.
        <MessageBar key={`${key} ${text}`} intent={intent} layout="multiline" {...(intent !== 'error' && { politeness: 'polite' })}>
          <MessageBarBody className={styles.body}>{text}</MessageBarBody>
          <MessageBarActions
            containerAction={<Button appearance="transparent" icon={<DismissRegular />} aria-label={strings.close} onClick={() => dismiss(key)} />}
          />
        </MessageBar>
      ))}
    </div>
  );
}
