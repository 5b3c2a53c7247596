// People who edit at once, and what is left of their edits.
import { randomUUID } from 'node:crypto';
import { localPeople } from '../../../dist/src/local/people.js';
import { pause, round, spread } from '../figures.mjs';

const roadmapId = '19:general.zero-trust@thread.tacv2';
const path = `/api/roadmaps/${encodeURIComponent(roadmapId)}`;
const people = localPeople.filter(({ guest }) => !guest);
/** Every activity is fought over by many. */
const contested = Array.from({ length: 40 }, (_, index) => `RMI_${String(index + 1).padStart(3, '0')}`);
const answerMs = 30_000;

export const headersOf = (person = people[0]) => ({ Authorization: `Bearer local:${person.id}`, 'Content-Type': 'application/json' });
export const apiPath = path;

/**
 * Has people edit until each has made so many edits. An edit that is not answered is sent again, with the same id and to another
 * replica, until it is: as the tab does.
 * @returns what was acknowledged, and how hard that was
 */
export async function edit(webs, { editors, editsEach, isOver = () => false, restMs = 0 }) {
  const acknowledged = [];
  const took = [];
  let again = 0;
  const refused = new Map();
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: editors }, async (_, editor) => {
    const person = people[editor % people.length];
    for (let made = 0; made < editsEach && !isOver(); made += 1) {
      const activity = contested[Math.floor(Math.random() * contested.length)];
      const changeId = randomUUID();
      const value = `${editor}/${made} ${changeId}`;
      const body = JSON.stringify({ changeId, edits: [{ activity, set: { notes: value }, seen: 1_000_000_000 }] });
      const askedAt = performance.now();
      for (let tries = 0; ; tries += 1) {
        const web = webs[(editor + made + tries) % webs.length];
        const answer = await fetch(`${web.url}${path}/changes`, { method: 'POST', headers: headersOf(person), body, signal: AbortSignal.timeout(answerMs) })
          .then(async (response) => ({ status: response.status, body: await response.json() }), () => null);
        if (answer?.status === 200) {
          acknowledged.push({ changeId, activity, value, sequence: answer.body.sequence });
          break;
        }
        const why = answer === null ? 'no answer' : String(answer.status);
        refused.set(why, (refused.get(why) ?? 0) + 1);
        again += 1;
        await pause(Math.min(2_000, 100 * 2 ** Math.min(tries, 4)) * (0.5 + Math.random()));
      }
      took.push(performance.now() - askedAt);
      if (restMs > 0) await pause(restMs * (0.5 + Math.random()));
    }
  }));
  const seconds = (performance.now() - startedAt) / 1000;
  return { acknowledged, figures: { edits: acknowledged.length, seconds: round(seconds), perSecond: Math.round(acknowledged.length / seconds), sentAgain: again, unanswered: Object.fromEntries(refused), acknowledgedAfterMs: spread(took) } };
}

/** Compares what was acknowledged with the history and the state, as another replica tells them. */
export async function audit(web, acknowledged) {
  const history = new Map();
  const sequences = [];
  for (let after = 0; ;) {
    const { changes } = await get(web, `/changes?after=${after}`);
    if (changes.length === 0) break;
    for (const change of changes) {
      sequences.push(change.sequence);
      history.set(change.changeId, [...(history.get(change.changeId) ?? []), change]);
    }
    after = changes.at(-1).sequence;
  }
  const { activities } = await get(web, '');
  const state = new Map(activities.map((activity) => [activity.id, activity]));
  const newest = new Map();
  for (const changes of history.values()) {
    for (const { sequence, edits } of changes) for (const { activity, after } of edits) if (after.notes !== undefined && sequence > (newest.get(activity)?.sequence ?? 0)) newest.set(activity, { sequence, notes: after.notes });
  }
  const missing = acknowledged.filter(({ changeId }) => !history.has(changeId));
  const doubled = [...history.values()].filter((changes) => changes.length > 1);
  const elsewhere = acknowledged.filter(({ changeId, sequence, value }) => history.get(changeId)?.some((change) => change.sequence !== sequence || change.edits[0].after.notes !== value));
  const gaps = sequences.filter((sequence, index) => index > 0 && sequence !== sequences[index - 1] + 1);
  const stale = [...newest].filter(([activity, { notes }]) => state.get(activity)?.notes !== notes);
  return { inHistory: sequences.length, missing: missing.length, doubled: doubled.length, atAnotherPlace: elsewhere.length, gapsInOrder: gaps.length, statesBehindHistory: stale.length };
}

async function get(web, rest) {
  const response = await fetch(`${web.url}${path}${rest}`, { headers: headersOf() });
  if (!response.ok) throw new Error(`${rest || 'the roadmap'} was answered with ${response.status}`);
  return response.json();
}
