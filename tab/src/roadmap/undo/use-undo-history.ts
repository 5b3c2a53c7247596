import { useCallback, useRef, useState } from 'react';
import type { UndoHistory, UndoStep } from './undo-history.ts';

/** The person's own last changes in this window, and taking the newest off. */
export function useUndoHistory() {
  const [history, setHistory] = useState<UndoHistory>([]);
  // What was noted a moment ago counts, also before the screen was drawn again.
  const latest = useRef(history);
  const note = useCallback((change: (known: UndoHistory) => UndoHistory): void => {
    latest.current = change(latest.current);
    setHistory(latest.current);
  }, []);
  const takeLast = useCallback((): UndoStep | undefined => {
    const step = latest.current.at(-1);
    if (step) note((known) => known.slice(0, -1));
    return step;
  }, [note]);
  return { history, note, takeLast };
}
