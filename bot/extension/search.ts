import { z } from 'zod';
import { searchActivities } from '../../src/operations/search-activities.ts';
import { searchChecks } from '../../src/operations/search-checks.ts';
import { loadCheck } from '../../src/operations/load-check.ts';
import { Refusal } from '../../src/operations/refusal.ts';
import { activityLinkCard } from '../cards/activity-link.ts';
import { checkLinkCard } from '../cards/check-link.ts';
import { activityPreview, checkPreview, withPreview } from '../cards/search-result.ts';
import { attachmentOf, type CardMessage } from '../cards/card-message.ts';
import { findByWords } from '../find-by-words.ts';
import { results, sentence, type ExtensionAnswer } from './answer.ts';
import { checkPlace, roadmapsOf, taskCardFor, type Visit } from './visit.ts';

/** Ids of the search commands, as the manifest writes them. */
export const searchCommands = { activities: 'searchActivities', checks: 'searchChecks' } as const;

/** Teams shows so many at once; whoever wants others types more. */
const mostResults = 15;
/** So many results come with their cards, as they are inserted. */
const mostWhole = 5;

const querySchema = z.looseObject({
  commandId: z.string(),
  parameters: z.array(z.looseObject({ name: z.string(), value: z.union([z.string(), z.boolean(), z.number()]).transform(String) })).catch([]),
});

/** Answers a search while somebody types. @throws {Refusal} for strangers, and for a command that is not ours */
export async function search(visit: Visit, value: unknown): Promise<ExtensionAnswer> {
  const query = querySchema.safeParse(value);
  if (!query.success) throw new Refusal(400, otherVersion);
  const { commandId, parameters } = query.data;
  const asked = (name: string) => parameters.find((parameter) => parameter.name === name)?.value.trim().slice(0, 200) ?? '';
  switch (commandId) {
    case searchCommands.activities: return forActivities(visit, asked('words'), asked('roadmap'));
    case searchCommands.checks: return forChecks(visit, asked('words'));
    default: throw new Refusal(400, otherVersion);
  }
}

const otherVersion = 'This search is from another version of the app. Close it and open it again.';

async function forActivities(visit: Visit, words: string, named: string): Promise<ExtensionAnswer> {
  const { house, links } = visit;
  const roadmaps = await roadmapsOf(visit, named);
  const found = await searchActivities(house, roadmaps, { words, most: mostResults });
  const shown = found.length > 0 ? found : await misspelt(visit, roadmaps, words);
  if (shown.length === 0) return sentence(words === '' ? 'Nothing is yours or overdue. Type words of a title, or an id such as RMI_001.' : `No activity fits “${words}”. Use an id such as RMI_001, or other words of the title.`);
  const namesRoadmap = roadmaps.length > 1;
  return results(await Promise.all(shown.map(async (each) => {
    const { roadmap: { roadmapId }, activity: { id } } = each;
    const preview = activityPreview(each, { namesRoadmap });
    if (visit.here && shown.length <= mostWhole) return withPreview(await taskCardFor(visit, roadmapId, id), preview);
    const toRead = activityLinkCard(each, { roadmapUrl: links.fromShortLink(roadmapId, { kind: 'activity', id }) });
    // Where a card can be changed it is large: of many results, only the one that is chosen is made.
    return withPreview(toRead, visit.here ? { ...preview, choose: { activity: id, roadmap: roadmapId } } : preview);
  })));
}

/** Nothing begins with what was typed: perhaps it is misspelt. */
async function misspelt({ house }: Visit, roadmaps: Awaited<ReturnType<typeof roadmapsOf>>, words: string): ReturnType<typeof searchActivities> {
  if (words === '') return [];
  const found = findByWords(words, house.catalog.activities, ({ id, title, aliases, workshopIds }) => ({ title, names: [id, ...aliases, ...workshopIds] }));
  const ids = found.kind === 'none' ? [] : found.kind === 'one' ? [found.item.id] : found.items.map(({ id }) => id);
  return (await Promise.all(ids.map((id) => searchActivities(house, roadmaps, { words: id, most: 1 })))).flat();
}

async function forChecks(visit: Visit, words: string): Promise<ExtensionAnswer> {
  const { house } = visit;
  // Verdicts are the tenant's: one roadmap to read them in is enough.
  const [roadmap] = await roadmapsOf(visit);
  if (!roadmap) return results([]);
  const found = await searchChecks(house, roadmap.actor, { words, most: mostResults });
  if (found.length === 0) return sentence(words === '' ? 'No check fails. Type words of a title, or a number such as 21786.' : `No check fits “${words}”. Use its number, or other words of its title.`);
  return results(await Promise.all(found.map(async (each) => withPreview(await checkCard(visit, roadmap, each.reference), checkPreview(each)))));
}

const chosenSchema = z.looseObject({ activity: z.string().min(1).max(100), roadmap: z.string().min(1).max(500) });

/** The card of a result that was chosen, as things are now. */
export async function choose(visit: Visit, value: unknown): Promise<ExtensionAnswer> {
  const chosen = chosenSchema.safeParse(value);
  if (!chosen.success) throw new Refusal(400, otherVersion);
  return results([attachmentOf(await taskCardFor(visit, chosen.data.roadmap, chosen.data.activity))]);
}

async function checkCard({ house, links }: Visit, roadmap: Awaited<ReturnType<typeof roadmapsOf>>[number], reference: number): Promise<CardMessage> {
  const check = await loadCheck(house, roadmap.actor, reference, { withEvidence: false });
  return checkLinkCard(check, { roadmapUrl: links.fromShortLink(roadmap.roadmapId, checkPlace(house, reference)) });
}
