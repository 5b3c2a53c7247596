import { useCallback } from 'react';
import { useWindowList } from '../use-window-list.ts';
import { undoStepSchema, type UndoStep } from './undo-history.ts';

/**
 * The person's own last changes in this window, and taking the newest off.
 * @param place whose they are, and of which roadmap; null before that is known
 */
export function useUndoHistory(place: string | null) {
  const { items: history, note } = useWindowList(place === null ? null : `zero-trust-roadmap.undo.${place}`, undoStepSchema);
  const takeLast = useCallback((): UndoStep | undefined => {
    let step: UndoStep | undefined;
    note((known) => {
      step = known.at(-1);
      return known.slice(0, -1);
    });
    return step;
  }, [note]);
  return { history, note, takeLast };
}
