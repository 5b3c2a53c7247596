import { useCallback } from 'react';
import type { OwnActivity } from '../../../../src/roadmap/own-activity.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useNotices } from '../../shared/ui/notices.tsx';
import { strings } from './strings.ts';

/** Saves what an own activity is, or removes it with null; one step to undo. @returns a function whose last argument says what was done */
export function useSaveOwnActivity(): (id: string, own: OwnActivity | null, said: string) => Promise<void> {
  const { editTogether, roadmap } = useOpenRoadmap();
  const { notify } = useNotices();
  const { sequence } = roadmap;
  return useCallback(async (id, own, said) => {
    try {
      await editTogether([{ activity: id, set: { own }, seen: sequence }], said);
    } catch (error) {
      notify({ key: 'own-activity', intent: 'error', text: strings.notSaved(error instanceof Error ? error.message : String(error)) });
    }
  }, [editTogether, notify, sequence]);
}

export const newOwnId = (): string => `own-${crypto.randomUUID().slice(0, 8)}`;
