import { directoryObjectSchema, membersOfGroup, ownersOfGroup } from '../access/directory-queries.ts';
import type { Conversation } from '../access/conversation.ts';
import type { FactSource } from '../assessment/fact-source.ts';
import type { GraphQuery } from '../assessment/need.ts';
import type { LocalPerson } from '../local/people.ts';
import { localChannels, localGroupChat } from '../local/people.ts';
import type { House, Membership } from './house.ts';
import type { Storage } from '../store/storage.ts';

/** Removal from a conversation, a team's owners or the group is honoured within this time. */
export const membershipLifeMs = 5 * 60 * 1000;
/** An answer without what Graph should have said is not kept for longer than this: who should be an operator is none meanwhile. */
const partialLifeMs = 30_000;

interface DirectorySources {
  readonly graph: Pick<FactSource<GraphQuery>, 'pages'>;
  /** Told when Graph does not say who owns a team or is in the group: nobody is an operator by that then. */
  readonly onUnknown: (error: unknown) => void;
  readonly nowMs?: () => number;
}

export interface MembershipSources extends DirectorySources {
  readonly tenantId: string;
  readonly storage: Storage;
  /** A conversation's roster, as Teams knows it. */
  readonly rosterOf: (conversation: Conversation) => Promise<readonly { readonly id: string; readonly name: string; readonly guest: boolean; readonly teamsId?: string }[]>;
}

/** Asks Teams who belongs to a conversation and Graph who owns it; answers are kept for five minutes. */
export function teamsMembership(sources: MembershipSources): House['membership'] {
  const { tenantId, storage, nowMs = Date.now } = sources;
  const load = async (roadmapId: string): Promise<Answer<Membership>> => {
    const conversation = await storage.conversations.byRoadmap(tenantId, roadmapId);
    if (!conversation) return { value: null, lifeMs: 0 };
    const [roster, owners] = await Promise.all([
      sources.rosterOf(conversation),
      conversation.groupId ? idsOf(ownersOfGroup(conversation.groupId), sources) : new Set<string>(),
    ]);
    const installer = conversation.kind === 'channel' ? undefined : conversation.installedBy?.id;
    const members = roster.map(({ id, name, guest, teamsId }) => ({ id, name, guest, ...(teamsId !== undefined && { teamsId }), operator: owners?.has(id) === true || id === installer }));
    return { value: { name: conversation.name, members }, lifeMs: owners ? membershipLifeMs : partialLifeMs };
  };
  return remembered(load, nowMs);
}

/** Asks Graph who is in the group that the organisation named; answers are kept as those of conversations are. */
export function namedAssessors(groupId: string, sources: DirectorySources): NonNullable<House['assessors']> {
  const load = async (): Promise<Answer<{ readonly ids: ReadonlySet<string> | null }>> => {
    const ids = await idsOf(membersOfGroup(groupId), sources);
    return { value: { ids }, lifeMs: ids ? membershipLifeMs : partialLifeMs };
  };
  const ask = remembered(load, sources.nowMs ?? Date.now);
  return async () => (await ask(groupId))?.ids ?? null;
}

/** Null when Graph does not say. */
async function idsOf(query: GraphQuery, { graph, onUnknown }: DirectorySources): Promise<ReadonlySet<string> | null> {
  const ids = new Set<string>();
  try {
    for await (const page of graph.pages(query)) for (const item of page) ids.add(directoryObjectSchema.parse(item).id);
  } catch (error) {
    onUnknown(error);
    return null;
  }
  return ids;
}

/** Local mode: the sample people belong to every conversation but each other's personal chats. */
export function localMembership(people: readonly LocalPerson[]): House['membership'] {
  const names = new Map([...localChannels, localGroupChat].map(({ id, name }) => [id, name]));
  return (roadmapId) => {
    const owner = people.find(({ id }) => roadmapId === `person:${id}`);
    if (owner) return Promise.resolve({ name: owner.name, members: [owner] });
    return Promise.resolve({ name: names.get(roadmapId) ?? roadmapId, members: people });
  };
}

interface Answer<T> {
  readonly value: T | null;
  readonly lifeMs: number;
}

/** Keeps answers for as long as they say; questions asked meanwhile share one. A failed or empty answer is asked again. */
function remembered<T>(load: (key: string) => Promise<Answer<T>>, nowMs: () => number): (key: string) => Promise<T | null> {
  interface Kept { until: number; readonly answer: Promise<T | null> }
  const answers = new Map<string, Kept>();
  return (key) => {
    const now = nowMs();
    const known = answers.get(key);
    if (known && known.until > now) return known.answer;
    for (const [other, { until }] of answers) if (until <= now) answers.delete(other);
    const asked = load(key);
    // Counted from when it was asked: what is told a minute later was so a minute ago.
    const kept: Kept = { until: now + membershipLifeMs, answer: asked.then(({ value }) => value) };
    answers.set(key, kept);
    const forget = () => { if (answers.get(key) === kept) answers.delete(key); };
    asked.then(({ value, lifeMs }) => { if (value === null) forget(); else kept.until = now + lifeMs; }, forget);
    return kept.answer;
  };
}
