import { dayIn } from '../digest/calendar-day.ts';
import type { ActivityFields } from '../roadmap/activity-state.ts';
import { ownActivityId, ownActivitySchema, type OwnActivity } from '../roadmap/own-activity.ts';
import { changeActivities } from './change-activities.ts';
import type { Actor, House } from './house.ts';
import { membershipOf } from './identify.ts';
import { loadTask, type Task } from './load-task.ts';
import { authorise, Refusal } from './refusal.ts';

/** What somebody makes of a message. */
export interface FromMessage {
  /** Made with the dialog, both: sent again, it adds nothing a second time. */
  readonly id: string;
  readonly changeId: string;
  readonly own: OwnActivity;
  /** Where the message is; null when Teams gives no link. */
  readonly link: string | null;
  /** Entra object id of a member; null for nobody. */
  readonly ownerId: string | null;
  /** `yyyy-MM-dd` */
  readonly due: string | null;
}

/** Clouds have Teams of their own: https://learn.microsoft.com/microsoftteams/platform/concepts/cloud-overview */
const teamsHosts: ReadonlySet<string> = new Set(['teams.microsoft.com', 'teams.cloud.microsoft', 'gov.teams.microsoft.us', 'dod.teams.microsoft.us', 'teams.microsoftonline.cn']);

/** The link to a message if it is one: what else an invoke carries is not written into a roadmap. */
export function linkToMessage(link: string | null | undefined): string | null {
  const url = link && link.length <= 1000 && URL.canParse(link) ? new URL(link) : null;
  const isMessage = url?.protocol === 'https:' && teamsHosts.has(url.hostname) && url.port === '' && url.username === '' && url.pathname.startsWith('/l/message/');
  // Written anew, so that nothing in it ends the Markdown link that it stands in.
  return isMessage ? url.href.replaceAll('(', '%28').replaceAll(')', '%29') : null;
}

/**
 * Puts a team's own activity on a roadmap, with the way back to the message that it came from: all of it in one change, or nothing.
 * @throws {Refusal} 403 for guests, 409 when another activity has its id, 422 for a title, place, owner or day that cannot be
 */
export async function addFromMessage(house: House, actor: Actor, roadmapId: string, { id, changeId, own, link, ownerId, due }: FromMessage): Promise<Task> {
  authorise(actor, 'change-roadmap');
  if (!ownActivityId.test(id)) throw new Refusal(400, 'This dialog is from another version of the app. Close it and open it again.');
  const from = linkToMessage(link);
  const parsed = ownActivitySchema.safeParse({ ...own, text: [own.text.trim(), ...(from ? [`[Open the message in Teams](${from})`] : [])].filter((part) => part !== '').join('\n\n') });
  if (!parsed.success) throw new Refusal(422, `${capitalised(parsed.error.issues.map(({ message }) => message).join('; '))}.`);
  const home = await house.storage.conversations.byRoadmap(house.tenantId, roadmapId);
  if (due !== null && due < dayIn(home?.digest.timeZone ?? 'UTC', house.now())) throw new Refusal(422, 'The due date has passed. Choose a day from today on.');
  const owner = ownerId === null ? null : await memberOf(house, roadmapId, ownerId);
  const set: Partial<ActivityFields> = { own: parsed.data, ...(owner && { owner }), ...(due !== null && { due }) };
  // Nothing of it can have been seen: whatever is there under this id is somebody else's.
  const answer = await changeActivities(house, actor, roadmapId, { changeId, edits: [{ activity: id, set, seen: 0 }] });
  if (answer.outcome === 'refused') throw new Refusal(409, 'Nothing was added: another activity was made with this dialog. Close it and open it again.');
  return loadTask(house, actor, roadmapId, id);
}

async function memberOf(house: House, roadmapId: string, personId: string): Promise<ActivityFields['owner']> {
  const { members } = await membershipOf(house, roadmapId);
  const member = members.find(({ id, guest }) => id === personId && !guest);
  if (!member) throw new Refusal(422, 'Whoever you chose is not a member of that conversation. Choose somebody from the list.');
  return { id: member.id, name: member.name };
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
