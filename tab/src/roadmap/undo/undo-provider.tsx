import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular, DismissRegular } from '@fluentui/react-icons';
import { createContext, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState, type MutableRefObject, type ReactNode } from 'react';
import type { Edit } from '../../../../src/roadmap/change.ts';
import { plural } from '../../shared/plural.ts';
import { isShortcut, isTyping } from '../../shared/shortcuts.ts';
import { strings as shared } from '../../shared/strings.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { bottomBarHeight } from '../../shared/ui/bottom-bar.ts';
import { useOpenRoadmap } from '../roadmap-context.ts';
import { strings } from '../strings.ts';
import type { TogetherOutcome } from '../submit.ts';
import { correctedUndo } from './corrected-undo.ts';
import type { UndoStep } from './undo-history.ts';

const shownMs = 10_000;

const useStyles = makeStyles({
  root: {
    position: 'fixed',
    insetInline: 0,
    bottom: `calc(${tokens.spacingVerticalXL} + ${bottomBarHeight})`,
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
  /** The step that its button takes back, in the words of the history; null for what cannot be taken back. */
  readonly step: string | null;
  readonly count: number;
}

interface Undoable {
  /** Edits activities as one step, says so, and offers to take it back. @returns what the server made of it */
  readonly change: (edits: readonly Edit[], said: string) => Promise<TogetherOutcome>;
  /** Takes back the newest step, and says what that was. */
  readonly takeBack: () => void;
  /** What that would take back; null when there is nothing. */
  readonly step: UndoStep | null;
}
const UndoContext = createContext<Undoable>({ change: () => Promise.resolve({ contested: [], lost: [] }), takeBack: () => undefined, step: null });
export const useUndo = (): Pick<Undoable, 'takeBack' | 'step'> => useContext(UndoContext);
/** For whoever goes on by what became of the change. */
export const useAwaitedChange = (): Undoable['change'] => useContext(UndoContext).change;
export function useChange(): (edits: readonly Edit[], said: string) => void {
  const change = useAwaitedChange();
  return useCallback((edits, said) => void change(edits, said), [change]);
}

/** Ctrl+Z and a message with a button take back the person's own last changes, one by one. */
export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const { editTogether, undo, undoStep } = useOpenRoadmap();
  const announce = useAnnounce();
  const [toast, setToast] = useState<Toast | null>(null);
  const count = useRef(0);
  const before = useRef<HTMLElement | null>(null);
  /** @returns the number of what was said */
  const say = useCallback(
    (text: string, step: string | null): number => {
      count.current += 1;
      setToast({ text, step, count: count.current });
      announce(text);
      return count.current;
    },
    [announce],
  );
  const change = useCallback<Undoable['change']>(
    async (edits, said) => {
      const number = say(said, said);
      const outcome = await editTogether(edits, said);
      const failed = outcome.contested.length + outcome.lost.length;
      if (failed === 0) return outcome;
      // What became of a single activity is said by the question or the notice about it: this message must not say otherwise.
      if (edits.length < 2) setToast((now) => (now?.count === number ? null : now));
      else say(strings.partlySaved(plural(edits.length - failed, strings.activities), outcome.contested.length, outcome.lost.length), failed < edits.length ? said : null);
      return outcome;
    },
    [editTogether, say],
  );
  const takeBack = useCallback(() => {
    const undone = undo();
    say(undone ? strings.undone(undone.said) : strings.nothingToUndo, null);
    void undone?.outcome.then((outcome) => {
      const corrected = correctedUndo(undone.said, undone.edits, outcome);
      if (corrected !== null) say(corrected, null);
    });
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

  const value = useMemo(() => ({ change, takeBack, step: undoStep }), [change, takeBack, undoStep]);
  const dismiss = useCallback(() => setToast(null), []);
  return (
    <UndoContext.Provider value={value}>
      {children}
      {toast && <UndoToast key={toast.count} text={toast.text} canUndo={toast.step !== null && toast.step === undoStep?.said} onUndo={takeBack} onDismiss={dismiss} beforeRef={before} />}
    </UndoContext.Provider>
  );
}

interface UndoToastProps {
  readonly text: string;
  /** Not once something newer was changed: the button would take that back. */
  readonly canUndo: boolean;
  readonly onUndo: () => void;
  readonly onDismiss: () => void;
  /** What had the focus before it went into the message. */
  readonly beforeRef: MutableRefObject<HTMLElement | null>;
}

function UndoToast({ text, canUndo, onUndo, onDismiss, beforeRef }: UndoToastProps) {
  const styles = useStyles();
  const [isHeld, setIsHeld] = useState(false);
  const root = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { current } = root;
    // Whoever stands in it as it goes, or as another takes its place, goes on where they came from.
    return () => {
      if (current?.contains(document.activeElement)) beforeRef.current?.focus({ preventScroll: true });
    };
  }, [beforeRef]);
  useEffect(() => {
    // Whoever points at it or stands in it has all the time they need.
    if (isHeld) return undefined;
    const timer = setTimeout(onDismiss, shownMs);
    return () => clearTimeout(timer);
  }, [isHeld, onDismiss]);
  return (
    <section
      ref={root}
      className={styles.root}
      data-above-all
      aria-label={strings.messageOfLastChange}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={({ currentTarget, relatedTarget }) => {
        setIsHeld(true);
        if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) beforeRef.current = relatedTarget;
      }}
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
