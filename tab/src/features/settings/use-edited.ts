import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { z } from 'zod';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useKeptDraft } from '../../shared/kept-draft.ts';
import { changed, editedOf, type Draft, type EditedValue } from './edited.ts';

export interface Edited<Value> extends EditedValue<Value> {
  readonly change: (part: Partial<Value>) => void;
  readonly discard: () => void;
}

export interface EditedSetting<Value> {
  /** Which setting it is, among those of the roadmap. */
  readonly name: string;
  readonly schema: z.ZodType<Value>;
  /** The value that holds. */
  readonly current: Value;
}

/** A setting as somebody edits it, beside the one that holds. The browser keeps it until it is saved or discarded: looking something up in another view loses nothing. */
export function useEdited<Value extends object>({ name, schema, current }: EditedSetting<Value>): Edited<Value> {
  const { roadmap } = useOpenRoadmap();
  const client = useQueryClient();
  const [draft, setDraft] = useKeptDraft<Draft<Value> | null>({
    place: `${roadmap.id} ${roadmap.me.person.id} setting ${name}`,
    schema: z.object({ value: schema, seen: schema }).nullable(),
    empty: null,
    isEmpty: (kept) => kept === null,
    // It was saved there, perhaps.
    onElsewhere: () => void client.invalidateQueries({ queryKey: queryKeys.settings }),
  });
  const edited = editedOf(draft, current);
  const isDone = draft !== null && !edited.isChanged;
  useEffect(() => {
    // What is wanted holds already: kept, it would come back as a question when somebody sets another value.
    if (isDone) setDraft(null);
  });
  return { ...edited, change: (part) => setDraft(changed(draft, current, part)), discard: () => setDraft(null) };
}
