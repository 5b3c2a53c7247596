import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import { isAllowed, refusalOf } from '../../src/access/rules.ts';
import type { Person } from '../../src/assessment/run.ts';
import { horizons, pillarIds } from '../../src/catalog/catalog.ts';
import { addFromMessage, linkToMessage } from '../../src/operations/add-from-message.ts';
import { identify, membershipOf } from '../../src/operations/identify.ts';
import type { Task } from '../../src/operations/load-task.ts';
import { authorise, Refusal } from '../../src/operations/refusal.ts';
import { daySchema } from '../../src/roadmap/activity-state.ts';
import { addedCard, addToRoadmapCard, longestText, longestTitle, placeOnRoadmapCard, placesOf, type Draft, type Placed } from '../cards/add-to-roadmap.ts';
import { nobody } from '../cards/task.ts';
import { shorten } from '../cards/text.ts';
import { activityOf } from '../notify.ts';
import { spokenText } from '../sentence.ts';
import { cardOf } from '../task-intent.ts';
import { dialog, type ExtensionAnswer } from './answer.ts';
import { roadmapsOf, type Visit } from './visit.ts';

/** Id of the command, as the manifest writes it. */
export const addCommand = 'addToRoadmap';

const dialogTitle = 'Add to roadmap';
const otherVersion = 'This dialog is from another version of the app. Close it and open it again.';
const text = z.string().catch('');

const fetchSchema = z.looseObject({
  commandId: z.literal(addCommand),
  messagePayload: z.looseObject({ linkToMessage: text, subject: text, body: z.looseObject({ content: text }).catch({ content: '' }) }).optional().catch(undefined),
});

/** Opens the dialog for a message: title and text come from it. @throws {Refusal} for whoever can change no roadmap */
export async function openAddDialog(visit: Visit, value: unknown): Promise<ExtensionAnswer> {
  const asked = fetchSchema.safeParse(value);
  if (!asked.success) throw new Refusal(400, otherVersion);
  const message = asked.data.messagePayload;
  const written = spokenText(message?.body.content ?? '').replace(/[^\S\n]+/g, ' ').replace(/\s*\n\s*/g, '\n').trim();
  const title = (message?.subject.trim() || written).split(/\n|(?<=[.!?])\s/)[0] ?? '';
  const draft: Draft = {
    id: `own-${randomUUID().slice(0, 8)}`,
    changeId: randomUUID(),
    link: linkToMessage(message?.linkToMessage),
    title: shorten(title, longestTitle),
    text: written.length > title.length ? written.slice(0, longestText) : '',
  };
  return firstPage(visit, draft, null);
}

async function firstPage(visit: Visit, draft: Draft, problem: string | null): Promise<ExtensionAnswer> {
  const roadmaps = (await roadmapsOf(visit)).filter(({ actor }) => isAllowed(actor.role, 'change-roadmap'));
  if (roadmaps.length === 0) throw new Refusal(403, refusalOf('change-roadmap'));
  return dialog(dialogTitle, addToRoadmapCard(draft, { roadmaps, pillar: pillarIds[0], problem }));
}

const draftShape = {
  id: z.string(), changeId: z.string().min(8).max(64), link: z.string().nullish().transform((link) => link ?? null),
  title: z.string().max(1000), text: z.string().max(4000).nullish().transform((given) => given ?? ''), roadmap: z.string().min(1).max(500), pillar: z.enum(pillarIds),
};
const pageSchema = z.discriminatedUnion('page', [
  z.looseObject({ page: z.literal('what'), ...draftShape }),
  // A client leaves an empty date out.
  z.looseObject({ page: z.literal('where'), ...draftShape, place: z.string(), horizon: z.enum(horizons), owner: z.string(), due: z.union([daySchema, z.literal('')]).nullish().transform((due) => due ?? '') }),
]);
const submitSchema = z.looseObject({ commandId: z.literal(addCommand), data: pageSchema });
type WherePage = Extract<z.infer<typeof pageSchema>, { page: 'where' }>;

/** Takes a page of the dialog. What is wrong is said on the page itself, with everything that was filled in. */
export async function submitAddDialog(context: TurnContext, visit: Visit, value: unknown): Promise<ExtensionAnswer> {
  const submitted = submitSchema.safeParse(value);
  if (!submitted.success) throw new Refusal(400, otherVersion);
  const page = submitted.data.data;
  const { house, personId } = visit;
  const actor = await identify(house, { roadmapId: page.roadmap, personId });
  authorise(actor, 'change-roadmap');
  const draft = { ...page, title: page.title.trim() };
  if (page.page === 'what') {
    const problem = draft.title === '' ? 'Give it a title.' : draft.title.length > longestTitle ? `Titles are limited to ${longestTitle} characters.` : null;
    return problem ? firstPage(visit, draft, problem) : secondPage(visit, draft, null);
  }
  const [area = '', lane = ''] = page.place.split('/');
  try {
    const own = { title: draft.title, text: page.text, pillar: page.pillar, area, lane: lane === '' ? null : lane, horizon: page.horizon };
    const task = await addFromMessage(house, actor, page.roadmap, { id: page.id, changeId: page.changeId, own, link: page.link, ownerId: page.owner === nobody ? null : page.owner, due: page.due === '' ? null : page.due });
    return dialog(dialogTitle, await added(context, visit, task, actor.person));
  } catch (error) {
    if (error instanceof Refusal && error.status === 422) return secondPage(visit, draft, error.message, page);
    throw error;
  }
}

async function secondPage({ house }: Visit, draft: z.infer<typeof pageSchema>, problem: string | null, filled?: WherePage): Promise<ExtensionAnswer> {
  const pillar = house.catalog.pillars.find(({ id }) => id === draft.pillar);
  if (!pillar) throw new Refusal(400, otherVersion);
  const { name, members } = await membershipOf(house, draft.roadmap);
  const people = members.filter(({ guest }) => !guest).sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const chosen: Placed['chosen'] = filled ?? { place: placesOf(pillar)[0]?.value ?? '', horizon: 'first', owner: nobody, due: '' };
  return dialog(dialogTitle, placeOnRoadmapCard(draft, { roadmap: draft.roadmap, roadmapName: name, pillar, people, chosen, problem }));
}

const postLeaseMs = 60_000;

/** Posts the card where the message is, if its roadmap belongs there: once, however often Teams asks. */
async function added(context: TurnContext, visit: Visit, task: Task, by: Person): Promise<ReturnType<typeof addedCard>> {
  const { house, links, here } = visit;
  const { roadmapId } = task;
  const end = (said: string) => addedCard(task.activity.title, { said, roadmapUrl: links.fromShortLink(roadmapId, { kind: 'activity', id: task.activity.id }) });
  if (here?.roadmapId !== roadmapId) return end('It stands there for everybody who belongs to it.');
  const occurrence = `added:${house.tenantId}:${roadmapId}:${task.activity.id}`;
  const { deliveries } = house.storage;
  const lease = await deliveries.lease(occurrence, here.conversationId, postLeaseMs, house.now());
  const posted = 'Its card is in the conversation: everybody can change status, owner and due date on it.';
  if (!lease.leased) return end(posted);
  try {
    await context.sendActivity(activityOf(await cardOf({ house, links, conversation: here }, task, { text: `${by.name} added this to the roadmap.` })));
  } catch {
    // The activity is saved: a conversation that takes no card must not look like a failure.
    await deliveries.release(occurrence, here.conversationId, lease.token);
    return end('Its card could not be posted here. You find it in the roadmap.');
  }
  await deliveries.markSent(occurrence, here.conversationId, lease.token, house.now());
  return end(posted);
}
