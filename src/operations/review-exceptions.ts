import { dayIn } from '../digest/calendar-day.ts';
import { exceptionItems, reviewWithinDays, type ExceptionItem } from '../digest/exception-items.ts';
import type { Exception } from '../roadmap/activity-state.ts';
import { latestEnd, type ExceptionPolicy } from '../roadmap/exception-policy.ts';
import { mayAcceptRisk } from './acceptable-risk.ts';
import { changeTask } from './change-task.ts';
import type { Actor, House } from './house.ts';
import { membershipOf } from './identify.ts';
import { knownActivity } from './known-activity.ts';
import { Refusal } from './refusal.ts';
import { roadmapActivities } from './roadmap-activities.ts';

const extendedByDays = 90;

/** An accepted risk to look at again. */
export interface ReviewItem extends ExceptionItem {
  /** Calendar day until which it can be extended now; null where this team does not accept risks for longer than it lasts already. */
  readonly extendableTo: string | null;
  /** Whether that is the full extension, not cut short by the team's policy. */
  readonly isFullExtension: boolean;
}
export interface ExceptionReview {
  /** Ended, or about to end: the first to end first. */
  readonly items: readonly ReviewItem[];
  /** How many hold for longer. */
  readonly later: number;
  readonly policy: ExceptionPolicy;
}

/** An exception as somebody saw it on a card. */
export interface SeenException {
  readonly activity: string;
  readonly until: string;
}
/** What a press did; `stale`: somebody else had changed the exception since the card was drawn, and nothing was done. */
export type Reviewed = { readonly kind: 'extended'; readonly title: string; readonly until: string } | { readonly kind: 'ended'; readonly title: string } | { readonly kind: 'stale' };

/**
 * The accepted risks that have ended or end within two weeks.
 * @param timeZone decides which day today is
 * @throws {Refusal} 403 for who does not accept risks here
 */
export async function loadExceptionReview(house: House, actor: Actor, roadmapId: string, timeZone: string): Promise<ExceptionReview> {
  await mayAcceptRisk(house, actor, roadmapId);
  const [{ states }, { settings }] = await Promise.all([house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId }), membershipOf(house, roadmapId)]);
  const today = dayIn(timeZone, house.now());
  const all = exceptionItems(roadmapActivities(house.catalog, states), states, { today, days: Infinity });
  const due = all.filter(({ daysLeft }) => daysLeft <= reviewWithinDays);
  return { items: due.map((item) => ({ ...item, ...extensionOf(item.until, settings.exceptions, today) })), later: all.length - due.length, policy: settings.exceptions };
}

/**
 * Accepts a risk for another 90 days, or as long as the team's policy lets it: from its end on, or from today where it is over. Who does so
 * answers for it from now on.
 * @throws {Refusal} 403 for who does not accept risks here, 422 where the policy leaves no day to extend to
 */
export async function extendException(house: House, actor: Actor, roadmapId: string, seen: SeenException, timeZone: string): Promise<Reviewed> {
  await mayAcceptRisk(house, actor, roadmapId);
  const { settings } = await membershipOf(house, roadmapId);
  const { extendableTo } = extensionOf(seen.until, settings.exceptions, dayIn(timeZone, house.now()));
  if (extendableTo === null) throw new Refusal(422, `A risk is accepted here for ${settings.exceptions.longestDays} days at most, and this one lasts as long already. Extend it when it is about to end.`);
  return change(house, actor, roadmapId, seen, (exception) => ({ reason: exception.reason, approver: actor.person, until: extendableTo }));
}

/** Ends an accepted risk: the activity is open again. @throws {Refusal} 403 for who does not accept risks here */
export async function endException(house: House, actor: Actor, roadmapId: string, seen: SeenException): Promise<Reviewed> {
  await mayAcceptRisk(house, actor, roadmapId);
  return change(house, actor, roadmapId, seen, () => null);
}

async function change(house: House, actor: Actor, roadmapId: string, seen: SeenException, next: (exception: Exception) => Exception | null): Promise<Reviewed> {
  const { states, sequence } = await house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId });
  const activity = knownActivity(house, seen.activity);
  const exception = states.get(activity)?.exception;
  if (!exception || exception.until !== seen.until) return { kind: 'stale' };
  const wanted = next(exception);
  const { task, conflicts } = await changeTask(house, actor, roadmapId, { activity, set: { exception: wanted }, seen: sequence });
  if (conflicts.length > 0) return { kind: 'stale' };
  return wanted ? { kind: 'extended', title: task.activity.title, until: wanted.until } : { kind: 'ended', title: task.activity.title };
}

function extensionOf(until: string, { longestDays }: ExceptionPolicy, today: string): Pick<ReviewItem, 'extendableTo' | 'isFullExtension'> {
  const from = until < today ? today : until;
  const wanted = latestEnd(extendedByDays, from);
  const latest = latestEnd(longestDays, today);
  const extendableTo = wanted < latest ? wanted : latest;
  return { extendableTo: extendableTo > until ? extendableTo : null, isFullExtension: extendableTo === wanted };
}
