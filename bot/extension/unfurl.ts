import { z } from 'zod';
import { runView } from '../../src/api/run-view.ts';
import type { Place } from '../../src/api/short-link.ts';
import { identify } from '../../src/operations/identify.ts';
import { loadCheck } from '../../src/operations/load-check.ts';
import { authorise, Refusal } from '../../src/operations/refusal.ts';
import type { CardMessage } from '../cards/card-message.ts';
import { checkLinkCard } from '../cards/check-link.ts';
import { openRoadmapCard } from '../cards/open-roadmap.ts';
import { runLinkCard } from '../cards/run-link.ts';
import { withPreview } from '../cards/search-result.ts';
import { results, type ExtensionAnswer } from './answer.ts';
import { checkPlace, taskCardFor, type Visit } from './visit.ts';

const linkSchema = z.looseObject({ url: z.string().max(2000) });

/**
 * The card that stands for a link of ours in a message. Whoever pastes it must belong to the roadmap that it leads to.
 * @throws {Refusal} when they do not: then the link stays a link
 */
export async function unfurl(visit: Visit, value: unknown): Promise<ExtensionAnswer> {
  const link = linkSchema.safeParse(value);
  const target = link.success ? visit.links.read(link.data.url) : null;
  if (!target) return results([]);
  const message = await cardOfPlace(visit, target.roadmapId, target.place);
  const [title = '', ...rest] = message.text.split(': ');
  return results([withPreview(message, { title, text: rest.join(': ') })]);
}

async function cardOfPlace(visit: Visit, roadmapId: string, place: Place | null): Promise<CardMessage> {
  const { house, links, personId } = visit;
  if (place?.kind === 'activity') return taskCardFor(visit, roadmapId, place.id);
  const actor = await identify(house, { roadmapId, personId });
  authorise(actor, 'read-roadmap');
  switch (place?.kind) {
    case undefined:
    case 'transfer': {
      const home = await house.storage.conversations.byRoadmap(house.tenantId, roadmapId);
      if (!home) throw new Refusal(404, 'This roadmap is not known here.');
      return openRoadmapCard({ roadmapUrl: links.roadmap(home) });
    }
    case 'check': {
      const reference = house.checks.find(({ id }) => id === place.id)?.reference ?? Number(place.id);
      const check = await loadCheck(house, actor, reference, { withEvidence: false });
      return checkLinkCard(check, { roadmapUrl: links.fromShortLink(roadmapId, checkPlace(house, reference)) });
    }
    case 'run': {
      const run = await house.storage.assessments.get(house.tenantId, place.id);
      if (!run) throw new Refusal(404, 'This assessment no longer exists.');
      return runLinkCard(runView(run), { roadmapUrl: links.fromShortLink(roadmapId, place) });
    }
  }
}
