import { strings } from '../strings.ts';
import type { TogetherOutcome } from '../submit.ts';

/** What to say after all of a step that was said to be taken back, when some or all of it was not; null when it was. */
export function correctedUndo(said: string, edits: number, { contested, lost }: TogetherOutcome): string | null {
  const failed = contested.length + lost.length;
  if (failed === 0) return null;
  const sentence = failed < edits ? strings.partlyUndone(said) : strings.notUndone(said);
  return contested.length > 0 ? `${sentence} ${strings.contestedSince}` : sentence;
}
