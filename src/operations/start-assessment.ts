import { createHash, randomBytes } from 'node:crypto';
import type { Run } from '../assessment/run.ts';
import { pillarNames, type PillarId } from '../catalog/catalog.ts';
import type { Follower } from '../store/followers.ts';
import type { Actor, House } from './house.ts';
import { authorise, Refusal } from './refusal.ts';

/** A run still queued after this was started by a process that died before it told the workers. */
const forgottenAfterMs = 60_000;

const newestFirst = 9_999_999_999_999;

/** A run id that sorts before the ids of all earlier runs. */
export function newRunId(at: Date): string {
  return `${String(newestFirst - at.getTime()).padStart(13, '0')}-${randomBytes(3).toString('hex')}`;
}

/** What an assessment that starts by itself was due for. */
export interface Occurrence {
  readonly roadmapId: string;
  readonly dueAt: Date;
}

/** The same for every worker that starts what was due: however often that is tried, it is one run. */
function scheduledRunId({ roadmapId, dueAt }: Occurrence): string {
  const name = createHash('sha256').update(`${roadmapId} ${dueAt.toISOString()}`).digest('hex').slice(0, 6);
  return `${String(newestFirst - dueAt.getTime()).padStart(13, '0')}-${name}`;
}

export interface AssessmentRequest {
  /** Null for all pillars that have checks. */
  readonly pillars: readonly PillarId[] | null;
  /** Of a run that starts by itself; one that has run for it already is given back as it ended. */
  readonly occurrence?: Occurrence;
}

/**
 * Starts an assessment, or joins the one that is going.
 * @throws {Refusal} 403 for anybody but operators, or those of the group that the organisation named, 422 when no check looks at these pillars
 */
export async function startAssessment(house: House, actor: Actor, { pillars, occurrence }: AssessmentRequest): Promise<{ run: Run; joined: boolean }> {
  const going = await house.storage.assessments.active(house.tenantId);
  if (!going) authorise(actor, 'start-assessment');
  else authorise(actor, 'read-evidence');
  const total = house.checks.filter((check) => isInScope(check.pillars, pillars)).length;
  if (total === 0) throw new Refusal(422, `No check looks at ${(pillars ?? []).map((pillar) => pillarNames[pillar]).join(' or ')} yet. Checks exist for ${pillarsWithChecks(house)}.`);
  const at = house.now();
  const id = occurrence ? scheduledRunId(occurrence) : newRunId(at);
  const known = occurrence ? await house.storage.assessments.get(house.tenantId, id) : null;
  if (known?.finishedAt) return { run: known, joined: false };
  const started = await house.storage.assessments.start(house.tenantId, {
    id,
    state: 'queued',
    source: house.assessed,
    startedBy: actor.person,
    startedAt: at.toISOString(),
    finishedAt: null,
    ...(occurrence && { scheduled: true }),
    pillars: pillars === null ? null : [...pillars],
    version: house.version,
    progress: { done: 0, total, pillar: null },
    failure: null,
    outcomes: [],
  });
  const isForgotten = started.run.state === 'queued' && at.getTime() - Date.parse(started.run.startedAt) > forgottenAfterMs;
  if (!started.joined || isForgotten) await house.storage.jobs.send({ kind: 'assessment', tenantId: house.tenantId, runId: started.run.id });
  return started;
}

/** Whether a check belongs to a run over these pillars. */
export function isInScope(pillarsOfCheck: readonly PillarId[], scope: readonly PillarId[] | null): boolean {
  return scope === null || pillarsOfCheck.some((pillar) => scope.includes(pillar));
}

/**
 * Makes a posted card follow a run: the worker edits it while the run goes and when it ends.
 * @returns the run as it is after the card was noted; when it has already ended, the caller shows the end itself
 */
export async function followRun(house: House, runId: string, follower: Follower): Promise<Run> {
  await house.storage.assessments.addFollower(runId, follower);
  const run = await house.storage.assessments.get(house.tenantId, runId);
  if (!run) throw new Refusal(404, 'This assessment no longer exists. Run a new one.');
  return run;
}

function pillarsWithChecks(house: House): string {
  const pillars = new Set(house.checks.flatMap((check) => check.pillars));
  return [...pillars].map((pillar) => pillarNames[pillar]).join(', ');
}
