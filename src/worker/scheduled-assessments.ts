import type { Logger } from 'pino';
import type { Conversation } from '../access/conversation.ts';
import type { Person } from '../assessment/run.ts';
import { runView } from '../api/run-view.ts';
import { recurrenceOf } from '../digest/assessment-schedule.ts';
import { lastOccurrenceOf } from '../digest/occurrences.ts';
import { progressCard } from '../../bot/cards/progress.ts';
import { refusalCard } from '../../bot/cards/error.ts';
import { runCard } from '../../bot/cards/run.ts';
import type { Links } from '../../bot/links.ts';
import { MessageGone, Unreachable, type Notifier } from '../../bot/notify.ts';
import type { Actor, House } from '../operations/house.ts';
import { assessorsHere, rosterOf } from '../operations/identify.ts';
import { loadSummary } from '../operations/load-summary.ts';
import { Refusal } from '../operations/refusal.ts';
import { followRun, startAssessment } from '../operations/start-assessment.ts';
import type { SavedSchedule } from '../store/assessment-schedules.ts';

export interface ScheduledAssessmentParts {
  readonly house: House;
  readonly notifier: Notifier;
  readonly links: Links;
  readonly log: Logger;
}

/** How late an assessment may still start: after a longer outage the next one will do. */
const lateByAtMostMs = 24 * 60 * 60 * 1000;
/** Longer than any post with its retries takes; shorter than anybody waits for a run whose starter died. */
const leaseMs = 60_000;

class DirectorySilent extends Error {
  override readonly name = 'DirectorySilent';
}

const nameOf = (house: House, occurrence: string): string => `assessment:${house.tenantId}:${occurrence}`;

/**
 * Puts every assessment whose time has come on the queue. Safe to call as often as you like and from anywhere: an
 * occurrence that is queued twice is run once.
 * @returns how many were queued
 */
export async function enqueueScheduledAssessments(house: House): Promise<number> {
  const { assessmentSchedules, conversations, deliveries, jobs } = house.storage;
  const due = (await assessmentSchedules.list(house.tenantId)).flatMap((saved) => {
    const occurrence = dueOccurrence(saved, house.now());
    return occurrence === null ? [] : [{ roadmapId: saved.roadmapId, occurrence: occurrence.toISOString() }];
  });
  let queued = 0;
  for (const { roadmapId, occurrence } of due) {
    if (await deliveries.isSent(nameOf(house, occurrence), roadmapId)) continue;
    if ((await conversations.byRoadmap(house.tenantId, roadmapId))?.reachable === false) continue;
    await jobs.send({ kind: 'scheduled-assessment', tenantId: house.tenantId, roadmapId, occurrence });
    queued += 1;
  }
  return queued;
}

/** The newest occurrence since the schedule was set, unless it is too long ago. */
function dueOccurrence({ schedule, setAt }: SavedSchedule, now: Date): Date | null {
  const occurrence = schedule && lastOccurrenceOf(recurrenceOf(schedule), now);
  return occurrence && occurrence.getTime() > Date.parse(setAt) && now.getTime() - occurrence.getTime() <= lateByAtMostMs ? occurrence : null;
}

/**
 * Starts the assessment that was due, or joins the one that is going, and posts the card that follows it. Leased before
 * and marked after, with a run id that the occurrence decides: any number of workers start one run, also when one dies.
 */
export async function runScheduledAssessment(parts: ScheduledAssessmentParts, { roadmapId, occurrence }: { readonly roadmapId: string; readonly occurrence: string }): Promise<void> {
  const { house, notifier, log } = parts;
  const { assessmentSchedules, conversations, deliveries } = house.storage;
  const [saved, conversation] = await Promise.all([assessmentSchedules.get(house.tenantId, roadmapId), conversations.byRoadmap(house.tenantId, roadmapId)]);
  // Switched off or changed since, or the app was taken out of the conversation.
  if (!saved?.schedule || Date.parse(saved.setAt) >= Date.parse(occurrence) || conversation?.reachable === false) return;
  const lease = await deliveries.lease(nameOf(house, occurrence), roadmapId, leaseMs, house.now());
  if (!lease.leased) return;
  const done = () => deliveries.markSent(nameOf(house, occurrence), roadmapId, lease.token, house.now());
  try {
    const { run, joined } = await startAssessment(house, await starterOf(house, roadmapId, saved.setBy), { pillars: saved.schedule.pillars, occurrence: { roadmapId, dueAt: new Date(occurrence) } });
    if (conversation) await showRun(parts, conversation, run.id, { joined });
    await done();
  } catch (error) {
    if (error instanceof Unreachable && conversation) {
      await conversations.update(house.tenantId, conversation.conversationId, { reachable: false });
      await done();
    } else if (error instanceof Refusal) {
      // Trying again says the same: no check is left for these pillars, say.
      log.warn({ status: error.status }, 'a scheduled assessment was refused');
      await done();
      if (conversation && error.status === 403) await notifier.post(conversation, refusalCard(notStarted(saved.setBy, error), error.status)).catch((failure: unknown) => log.warn({ err: failure }, 'nobody was told that a scheduled assessment did not start'));
    } else {
      await deliveries.release(nameOf(house, occurrence), roadmapId, lease.token);
      // A directory can be silent for hours: the next look queues it again, and nobody need be woken for a job that gave up.
      if (error instanceof DirectorySilent) log.warn({ err: error }, 'a scheduled assessment waits');
      else throw error;
    }
  }
}

/**
 * Whoever set the schedule was an operator then: from there on it is the conversation's, as its digest is. Only where the organisation
 * named a group they must still be in it. @throws {DirectorySilent} when that cannot be found out now
 */
async function starterOf(house: House, roadmapId: string, setBy: Person): Promise<Actor> {
  const assessors = await house.assessors?.();
  if (assessors === undefined) return { person: setBy, role: 'operator' };
  if (assessors === null) throw new DirectorySilent('The directory does not say who may assess.');
  if (assessors.has(setBy.id)) return { person: setBy, role: 'operator', assessors: { includeMe: true, namesHere: [] } };
  return { person: setBy, role: 'operator', assessors: { includeMe: false, namesHere: assessorsHere(await rosterOf(house, roadmapId), setBy.id) } };
}

const notStarted = ({ name }: Person, { message }: Refusal): string =>
  `The assessment that ${name} scheduled did not start, because ${name} is not among those who may run one now. ${message} One of them can set the schedule again; an operator can switch it off.`;

/** Posts the card that follows a run; one that has ended by then is shown as it ended. */
async function showRun({ house, notifier, links }: ScheduledAssessmentParts, conversation: Conversation, runId: string, { joined }: { readonly joined: boolean }): Promise<void> {
  const roadmapUrl = links.roadmap(conversation);
  const run = await house.storage.assessments.get(house.tenantId, runId);
  if (!run) return;
  if (run.finishedAt !== null) {
    await notifier.post(conversation, runCard(await loadSummary(house, run), { roadmapUrl }));
    return;
  }
  const { activityId } = await notifier.post(conversation, progressCard(runView(run), { roadmapUrl, joined }));
  const at = { threadId: conversation.conversationId, activityId };
  const now = await followRun(house, runId, { conversationId: conversation.conversationId, ...at });
  if (now.finishedAt === null) return;
  await notifier.update(conversation, at, runCard(await loadSummary(house, now), { roadmapUrl })).catch((error: unknown) => {
    // Whoever deleted the card does not want it.
    if (!(error instanceof MessageGone)) throw error;
  });
}
