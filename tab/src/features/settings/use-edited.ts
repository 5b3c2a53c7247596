import { useState } from 'react';

export interface Edited<Value> {
  readonly value: Value;
  /** What was on the screen when the first field was changed: another value since then is not written over. */
  readonly seen: Value;
  readonly isChanged: boolean;
  readonly change: (part: Partial<Value>) => void;
  readonly discard: () => void;
}

/** A setting as somebody edits it, beside the one that holds. */
export function useEdited<Value extends object>(current: Value): Edited<Value> {
  const [edited, setEdited] = useState<{ readonly value: Value; readonly seen: Value } | null>(null);
  const { value, seen } = edited ?? { value: current, seen: current };
  return {
    value,
    seen,
    isChanged: JSON.stringify(value) !== JSON.stringify(seen),
    change: (part) => setEdited({ value: { ...value, ...part }, seen }),
    discard: () => setEdited(null),
  };
}
