import type { ActivityState, FieldName } from '../../../../src/roadmap/activity-state.ts';

/** What somebody sets within this time is one go, though each field is saved by itself. */
const oneGoMs = 4000;

/** Whether a field is among those that somebody has set last. By the server's clock: nobody else's is asked. */
export function isJustChanged({ stamps }: Pick<ActivityState, 'stamps'>, field: FieldName, editorId: string): boolean {
  const theirs = Object.values(stamps).filter(({ by }) => by.id === editorId).map(({ at }) => Date.parse(at));
  const stamp = stamps[field];
  return stamp?.by.id === editorId && Math.max(...theirs) - Date.parse(stamp.at) <= oneGoMs;
}
