import { personalRoadmapId } from '../access/conversation.ts';
import type { House } from './house.ts';
import { identify } from './identify.ts';
import { Refusal } from './refusal.ts';

/** A roadmap as a choice shows it. */
export interface NamedRoadmap {
  readonly id: string;
  readonly name: string;
}

/** Rosters that are asked for at once: each may be a request to Teams. */
const askedAtOnce = 10;
/** As many as a card can offer. */
const mostOffered = 50;

/** The roadmaps in which somebody is an operator: those of conversations by name, their own at the end. */
export async function operatedRoadmaps(house: House, personId: string): Promise<NamedRoadmap[]> {
  const own = personalRoadmapId(personId);
  const shared = (await house.storage.conversations.list(house.tenantId)).filter(({ kind, reachable }) => kind !== 'personal' && reachable).sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const operated: NamedRoadmap[] = [];
  for (let start = 0; start < shared.length && operated.length < mostOffered; start += askedAtOnce) {
    const some = shared.slice(start, start + askedAtOnce);
    const isOperator = await Promise.all(some.map(({ roadmapId }) => operates(house, roadmapId, personId)));
    operated.push(...some.filter((_, index) => isOperator[index]).map(({ roadmapId, name }) => ({ id: roadmapId, name })));
  }
  return [...operated.slice(0, mostOffered), { id: own, name: 'My own roadmap' }];
}

/** Who is no member, or where the app is gone, operates nothing. */
async function operates(house: House, roadmapId: string, personId: string): Promise<boolean> {
  try {
    return (await identify(house, { roadmapId, personId })).role === 'operator';
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
