import type { UndoneReset } from '../api/resets.ts';
import type { ActivityStates } from '../roadmap/apply.ts';
import type { Change, Edit } from '../roadmap/change.ts';
import type { Actor, House } from './house.ts';
import { resetOf, undoableMs, undoIdOf } from './load-resets.ts';
import { authorise, Refusal } from './refusal.ts';

/** Others who change the pillar meanwhile make it look anew, which happens seldom even once. */
const mostTries = 8;

/**
 * Takes a reset back: every activity has again what it had, but for those that somebody has changed since.
 * @throws {Refusal} 403 for anybody but operators, 404 for an unknown reset, 409 when it was undone already, or is too old
 */
export async function undoReset(house: House, actor: Actor, roadmapId: string, sequence: number): Promise<UndoneReset> {
  authorise(actor, 'reset-pillar');
  const { roadmaps } = house.storage;
  const key = { tenantId: house.tenantId, roadmapId };
  const [change, earlier] = await Promise.all([roadmaps.changeAt(key, sequence), roadmaps.changeOf(key, undoIdOf(sequence))]);
  const reset = change && resetOf(change, earlier);
  if (!reset) throw new Refusal(404, 'There is no such reset, or it is too old to be undone.');
  if (reset.undone) throw new Refusal(409, `${reset.undone.by.name} has undone this reset already.`);
  if (house.now().getTime() - Date.parse(reset.at) > undoableMs) throw new Refusal(409, 'This reset is too old: it could be undone for 30 days.');
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const { states, sequence: seen } = await roadmaps.load(key);
    const edits = restoring(change, states, seen);
    if (edits.length === 0) return { pillar: reset.pillar, restored: 0, kept: change.edits.length };
    const reason = { kind: 'undo-reset', pillar: reset.pillar, sequence } as const;
    const answer = await roadmaps.change(key, { changeId: undoIdOf(sequence), edits, reason }, actor.person, house.now());
    if (answer.outcome === 'refused') continue;
    if (answer.change) house.live.changed(key, answer.change);
    const restored = answer.change?.edits.length ?? 0;
    return { pillar: reset.pillar, restored, kept: change.edits.length - restored };
  }
  throw new Refusal(409, 'Others are changing these activities right now. Nothing was undone; try again in a moment.');
}

/** What the activities had that nobody has touched since. */
function restoring(reset: Change, states: ActivityStates, seen: number): Edit[] {
  return reset.edits.flatMap(({ activity, before }) => {
    const stamps = Object.values(states.get(activity)?.stamps ?? {});
    const isChangedSince = stamps.some(({ sequence }) => sequence > reset.sequence);
    return isChangedSince ? [] : [{ activity, set: before, seen }];
  });
}
