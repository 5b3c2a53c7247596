import { useState } from 'react';

export interface Edited<Value> {
  readonly value: Value;
  /** What was on the screen when the first field was changed: another value since then is not written over. */
  readonly seen: Value;
  readonly isChanged: boolean;
  /** What somebody else set since then; null unless they did, and set something else than is wanted here. */
  readonly theirs: Value | null;
  readonly change: (part: Partial<Value>) => void;
  readonly discard: () => void;
}

/** A setting as somebody edits it, beside the one that holds. */
export function useEdited<Value extends object>(current: Value): Edited<Value> {
  const [edited, setEdited] = useState<{ readonly value: Value; readonly seen: Value } | null>(null);
  const { value, seen } = edited ?? { value: current, seen: current };
  const isOvertaken = !isSame(seen, current) && !isSame(value, current);
  return {
    value,
    seen,
    isChanged: !isSame(value, seen),
    theirs: isOvertaken ? current : null,
    change: (part) => setEdited({ value: { ...value, ...part }, seen }),
    discard: () => setEdited(null),
  };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
