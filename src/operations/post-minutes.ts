import type { PostMinutes } from '../api/minutes.ts';
import type { Person } from '../assessment/run.ts';
import { isInScope } from '../roadmap/agenda.ts';
import type { Change } from '../roadmap/change.ts';
import { minutesOf, type Minutes } from '../roadmap/minutes.ts';
import type { Actor, House } from './house.ts';
import { authorise, Refusal } from './refusal.ts';
import { roadmapActivities } from './roadmap-activities.ts';

/** What was decided longer ago was decided in another meeting. */
const longestMeetingMs = 24 * 60 * 60 * 1000;

export interface MinutesJob extends Omit<PostMinutes, 'since'> {
  readonly roadmapId: string;
  /** Which minutes: the same ones are posted once, whoever asks. */
  readonly occurrence: string;
  readonly since: number;
  readonly by: Person;
}

/**
 * Has the bot post the minutes of a workshop to the conversation that the roadmap belongs to.
 * @throws {Refusal} 403 for guests, 409 when they are posted already or the bot cannot write there, 422 when there is nothing to say
 */
export async function postMinutes(house: House, actor: Actor, roadmapId: string, meeting: PostMinutes): Promise<Minutes> {
  authorise(actor, 'change-roadmap');
  const conversation = await house.storage.conversations.byRoadmap(house.tenantId, roadmapId);
  if (!conversation?.reachable) throw new Refusal(409, 'The minutes were not posted: the app cannot write to this conversation. Add it there, and say "help" to it once.');
  const { minutes, sequence, ids } = await writeMinutes(house, { ...meeting, roadmapId });
  if (minutes.decisions.length === 0 && minutes.skipped.length === 0) throw new Refusal(422, 'There is nothing to write down yet: nobody has looked at an activity or decided on one.');
  const { pillar, area } = meeting;
  const occurrence = `minutes:${house.tenantId}:${pillar}:${area ?? ''}:${sequence}`;
  if (await house.storage.deliveries.isSent(occurrence, conversation.conversationId)) throw new Refusal(409, 'These minutes are posted already: nothing was decided since.');
  // A message of the queue holds 64 KiB: only what there is goes into it.
  const known = new Set(ids);
  const job: MinutesJob = { ...meeting, agenda: meeting.agenda.filter((id) => known.has(id)), visited: meeting.visited.filter((id) => known.has(id)), roadmapId, occurrence, by: actor.person };
  await house.storage.jobs.send({ kind: 'post-minutes', tenantId: house.tenantId, ...job });
  return minutes;
}

/** Minutes as the roadmap tells them now. @returns also the number of the last change that counts, or of the beginning, and all that is in scope */
export async function writeMinutes(house: House, { roadmapId, pillar, area, since, agenda, visited }: Omit<MinutesJob, 'occurrence' | 'by'>): Promise<{ readonly minutes: Minutes; readonly sequence: number; readonly ids: readonly string[] }> {
  const key = { tenantId: house.tenantId, roadmapId };
  const [{ states }, { changes }] = await Promise.all([house.storage.roadmaps.load(key), house.storage.roadmaps.changesAfter(key, since)]);
  const earliest = house.now().getTime() - longestMeetingMs;
  const activities = roadmapActivities(house.catalog, states);
  const scope = { pillar, area };
  const counting = changes.filter(({ at }) => Date.parse(at) >= earliest);
  const minutes = minutesOf(activities, states, counting, { scope, agenda, visited });
  return { minutes, sequence: lastOf(counting, new Set(minutes.decisions.map(({ id }) => id))) ?? since, ids: activities.filter((activity) => isInScope(activity, scope)).map(({ id }) => id) };
}

function lastOf(changes: readonly Change[], activities: ReadonlySet<string>): number | null {
  return changes.findLast(({ edits }) => edits.some(({ activity }) => activities.has(activity)))?.sequence ?? null;
}
