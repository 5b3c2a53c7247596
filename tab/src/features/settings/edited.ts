/** What is kept while somebody edits a setting. */
export interface Draft<Value> {
  readonly value: Value;
  readonly seen: Value;
}

export interface EditedValue<Value> {
  readonly value: Value;
  /** What was on the screen when the first field was changed: another value since then is not written over. */
  readonly seen: Value;
  readonly isChanged: boolean;
  /** What somebody else set since then; null unless they did, and set something else than is wanted here. */
  readonly theirs: Value | null;
}

/** What is wanted already holds, whoever set it: then nothing is left to save. */
const openDraft = <Value>(draft: Draft<Value> | null, current: Value): Draft<Value> =>
  (draft === null || isSame(draft.value, current) ? { value: current, seen: current } : draft);

/** @param draft what was edited before, as the browser kept it; null for nothing */
export function editedOf<Value extends object>(draft: Draft<Value> | null, current: Value): EditedValue<Value> {
  const { value, seen } = openDraft(draft, current);
  const isChanged = !isSame(value, seen);
  return { value, seen, isChanged, theirs: isChanged && !isSame(seen, current) ? current : null };
}

/** The draft with another part; null when that makes it what it was. */
export function changed<Value extends object>(draft: Draft<Value> | null, current: Value, part: Partial<Value>): Draft<Value> | null {
  const { value, seen } = openDraft(draft, current);
  const next = { ...value, ...part };
  return isSame(next, seen) ? null : { value: next, seen };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
