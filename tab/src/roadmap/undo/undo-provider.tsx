import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular, DismissRegular } from '@fluentui/react-icons';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Edit } from '../../../../src/roadmap/change.ts';
import { plural } from '../../shared/plural.ts';
import { isShortcut, isTyping } from '../../shared/shortcuts.ts';
import { strings as shared } from '../../shared/strings.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { useOpenRoadmap } from '../roadmap-context.ts';
import { strings } from '../strings.ts';
import type { TogetherOutcome } from '../submit.ts';

const shownMs = 10_000;

const useStyles = makeStyles({
  root: {
    position: 'fixed',
    insetInline: 0,
    bottom: tokens.spacingVerticalXL,
    marginInline: 'auto',
    width: 'fit-content',
    maxWidth: 'calc(100vw - 32px)',
    boxSizing: 'border-box',
    zIndex: 10,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow28,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  text: { overflowWrap: 'anywhere', minWidth: 0, maxHeight: '4lh', overflow: 'hidden' },
  button: { flexShrink: 0 },
});

interface Toast {
  readonly text: string;
  readonly canUndo: boolean;
  readonly count: number;
}

interface Undoable {
  /** Edits activities as one step, says so, and offers to take it back. */
  readonly change: (edits: readonly Edit[], said: string) => void;
}
const UndoContext = createContext<Undoable>({ change: () => undefined });
export const useChange = (): Undoable['change'] => useContext(UndoContext).change;

/** Ctrl+Z and a message with a button take back the person's own last changes, one by one. */
export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const { editTogether, undo } = useOpenRoadmap();
  const announce = useAnnounce();
  const [toast, setToast] = useState<Toast | null>(null);
  const say = useCallback(
    (text: string, { canUndo }: { readonly canUndo: boolean }) => {
      setToast((before) => ({ text, canUndo, count: (before?.count ?? 0) + 1 }));
      announce(text);
    },
    [announce],
  );
  const change = useCallback<Undoable['change']>(
    (edits, said) => {
      say(said, { canUndo: true });
      void editTogether(edits, said).then((outcome) => {
        const told = toldOutcome(edits.length, outcome);
        if (told !== null) say(told, { canUndo: outcome.contested.length + outcome.lost.length < edits.length });
      });
    },
    [editTogether, say],
  );
  const takeBack = useCallback(() => {
    void undo().then((undone) => say(undone ? strings.undone(undone.said) : strings.nothingToUndo, { canUndo: false }));
  }, [say, undo]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isShortcut('undo', event) || event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      takeBack();
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, [takeBack]);

  const value = useMemo(() => ({ change }), [change]);
  const dismiss = useCallback(() => setToast(null), []);
  return (
    <UndoContext.Provider value={value}>
      {children}
      {toast && <UndoToast key={toast.count} toast={toast} onUndo={takeBack} onDismiss={dismiss} />}
    </UndoContext.Provider>
  );
}

/** What became of a change of several activities; null when all went well. */
function toldOutcome(total: number, { contested, lost }: TogetherOutcome): string | null {
  if (total < 2 || contested.length + lost.length === 0) return null;
  return strings.partlySaved(plural(total - contested.length - lost.length, strings.activities), contested.length, lost.length);
}

interface UndoToastProps {
  readonly toast: Toast;
  readonly onUndo: () => void;
  readonly onDismiss: () => void;
}

function UndoToast({ toast: { text, canUndo }, onUndo, onDismiss }: UndoToastProps) {
  const styles = useStyles();
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    // Whoever points at it or stands in it has all the time they need.
    if (isHeld) return undefined;
    const timer = setTimeout(onDismiss, shownMs);
    return () => clearTimeout(timer);
  }, [isHeld, onDismiss]);
  return (
    <section
      className={styles.root}
      aria-label={strings.messageOfLastChange}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      onKeyDown={({ key }) => key === 'Escape' && onDismiss()}
    >
      <span className={styles.text}>{text}</span>
      {canUndo && (
        <Button className={styles.button} size="small" appearance="primary" icon={<ArrowUndoRegular />} title={strings.undoHint} onClick={onUndo}>
          {strings.undo}
        </Button>
      )}
      <Button className={styles.button} size="small" appearance="subtle" icon={<DismissRegular />} aria-label={shared.close} onClick={onDismiss} />
    </section>
  );
}
