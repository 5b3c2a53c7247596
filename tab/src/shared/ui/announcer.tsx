import { AnnounceProvider, makeStyles } from '@fluentui/react-components';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

const useStyles = makeStyles({
  root: { position: 'fixed', bottom: 0, left: 0, width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
});

type Announce = (sentence: string) => void;
const AnnounceContext = createContext<Announce>(() => undefined);

/** Says a sentence to a screen reader without moving the focus. */
export const useAnnounce = (): Announce => useContext(AnnounceContext);

/** What is said at one moment is said together: a region that changes twice in a row is read once. */
const gatherMs = 100;
/** Whoever reads on to the end of the page finds nothing stale there. */
const keptMs = 5000;
/** A dialog of Fluent hides everything else from screen readers, which would silence the page, except children of the body with this. */
const neverHidden = { 'data-tabster-never-hide': '' };

interface Said {
  readonly text: string;
  readonly count: number;
}

/** One live region's sentences, gathered. */
function useSaid(): readonly [Said, Announce] {
  const [said, setSaid] = useState<Said>({ text: '', count: 0 });
  const gathered = useRef<string[]>([]);
  const say = useCallback((sentence: string) => {
    gathered.current.push(sentence);
    if (gathered.current.length > 1) return;
    setTimeout(() => {
      const text = [...new Set(gathered.current)].join(' ');
      gathered.current = [];
      setSaid(({ count }) => ({ text, count: count + 1 }));
    }, gatherMs);
  }, []);
  useEffect(() => {
    if (said.text === '') return undefined;
    const timer = setTimeout(() => setSaid(({ count }) => ({ text: '', count })), keptMs);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, say];
}

/** The live regions of the page. Fluent's message bars say themselves through them too: without a provider they say nothing. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, say] = useSaid();
  const [urgent, sayUrgently] = useSaid();
  const fluent = useMemo(
    () => ({ announce: (message: string, { alert = false }: { readonly alert?: boolean } = {}) => (alert ? sayUrgently : say)(message) }),
    [say, sayUrgently],
  );
  return (
    <AnnounceContext.Provider value={say}>
      <AnnounceProvider value={fluent}>
        {children}
        <Region politeness="polite" said={said} />
        <Region politeness="assertive" said={urgent} />
      </AnnounceProvider>
    </AnnounceContext.Provider>
  );
}

const silent = { announce: () => undefined };

/** Message bars in here say nothing by themselves: they stand in the page like its other text, and are read in their turn. */
export const Unannounced = ({ children }: { readonly children: ReactNode }) => <AnnounceProvider value={silent}>{children}</AnnounceProvider>;

function Region({ politeness, said }: { readonly politeness: 'polite' | 'assertive'; readonly said: Said }) {
  const styles = useStyles();
  return createPortal(
    <div className={styles.root} aria-live={politeness} aria-atomic {...neverHidden}>
      {/* The key makes the same sentence twice in a row be spoken twice. */}
      <span key={said.count}>{said.text}</span>
    </div>,
    document.body,
  );
}
