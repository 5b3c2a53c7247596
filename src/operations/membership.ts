import { directoryObjectSchema, membersOfGroup, ownersOfGroup } from '../access/directory-queries.ts';
import type { Conversation } from '../access/conversation.ts';
import type { FactSource } from '../assessment/fact-source.ts';
import type { GraphQuery } from '../assessment/need.ts';
import type { LocalPerson } from '../local/people.ts';
import { localChannels, localGroupChat } from '../local/people.ts';
import type { House, Membership } from './house.ts';
import type { Storage } from '../store/storage.ts';

/** Removal from a conversation is honoured within this time. */
export const membershipLifeMs = 5 * 60 * 1000;

export interface MembershipSources {
  readonly tenantId: string;
  readonly storage: Storage;
  /** A conversation's roster, as Teams knows it. */
  readonly rosterOf: (conversation: Conversation) => Promise<readonly { readonly id: string; readonly name: string; readonly guest: boolean; readonly teamsId?: string }[]>;
  readonly graph: FactSource<GraphQuery>;
  /** Members of this group are operators everywhere. */
  readonly operatorsGroupId: string | undefined;
  /** Told when Graph does not say who owns a team: nobody is an operator by ownership then. */
  readonly onOwnersUnknown: (error: unknown) => void;
}

/** Asks Teams who belongs to a conversation and Graph who owns it; answers are kept for five minutes. */
export function teamsMembership(sources: MembershipSources): House['membership'] {
  const { tenantId, storage, graph, operatorsGroupId, onOwnersUnknown } = sources;
  const idsOf = async (query: GraphQuery): Promise<ReadonlySet<string>> => {
    const ids = new Set<string>();
    try {
      for await (const page of graph.pages(query)) for (const item of page) ids.add(directoryObjectSchema.parse(item).id);
    } catch (error) {
      onOwnersUnknown(error);
    }
    return ids;
  };
  const load = async (roadmapId: string): Promise<Membership | null> => {
    const conversation = await storage.conversations.byRoadmap(tenantId, roadmapId);
    if (!conversation) return null;
    const none: ReadonlySet<string> = new Set();
    const [roster, owners, operators] = await Promise.all([
      sources.rosterOf(conversation),
      conversation.groupId ? idsOf(ownersOfGroup(conversation.groupId)) : none,
      operatorsGroupId ? idsOf(membersOfGroup(operatorsGroupId)) : none,
    ]);
    const installer = conversation.kind === 'channel' ? undefined : conversation.installedBy?.id;
    return {
      name: conversation.name,
      members: roster.map(({ id, name, guest, teamsId }) => ({ id, name, guest, ...(teamsId !== undefined && { teamsId }), operator: owners.has(id) || operators.has(id) || id === installer })),
    };
  };
  return remembered(load, membershipLifeMs);
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

/** Keeps answers for some time; questions asked meanwhile share one. A failed or empty answer is asked again. */
function remembered<T>(load: (key: string) => Promise<T | null>, lifeMs: number): (key: string) => Promise<T | null> {
  const answers = new Map<string, { readonly until: number; readonly answer: Promise<T | null> }>();
  return (key) => {
    const now = Date.now();
    const known = answers.get(key);
    if (known && known.until > now) return known.answer;
    for (const [other, { until }] of answers) if (until <= now) answers.delete(other);
    const answer = load(key);
    answers.set(key, { until: now + lifeMs, answer });
    const forget = () => { if (answers.get(key)?.answer === answer) answers.delete(key); };
    answer.then((value) => { if (value === null) forget(); }, forget);
    return answer;
  };
}
