import type { Person, Run } from '../assessment/run.ts';
import { standingOf, type TenantStanding } from '../assessment/standing.ts';
import type { Activity, Catalog, PillarId } from '../catalog/catalog.ts';
import { acceptedChecks } from '../roadmap/accepted-risk.ts';
import type { ActivityState } from '../roadmap/activity-state.ts';
import type { ActivityStates } from '../roadmap/apply.ts';
import type { Comment } from '../roadmap/comment.ts';
import { evidenceOf, type ActivityEvidence, type JudgedCheck } from '../roadmap/evidence.ts';
import { untouched } from '../roadmap/activity-state.ts';
import { isClosed } from '../roadmap/status.ts';
import type { KeptDocument } from './workshop-kept.ts';

/** An activity with everything that a file says of it. */
export interface ContentActivity {
  readonly activity: Activity;
  /** Names as people read them; the lane is null where the area has none. */
  readonly area: string;
  readonly lane: string | null;
  readonly state: ActivityState;
  readonly evidence: ActivityEvidence;
  /** Whether the team made it itself. */
  readonly isOwn: boolean;
}

/** What every export is made of: the roadmap at one moment. */
export interface RoadmapContent {
  readonly roadmap: { readonly id: string; readonly name: string; readonly sequence: number };
  readonly at: Date;
  /** Calendar day of the export, `yyyy-MM-dd`, UTC. */
  readonly today: string;
  readonly by: Person;
  /** Of the product. */
  readonly version: string;
  readonly catalog: Catalog;
  /** In the order of the catalog; a team's own activities come last. */
  readonly activities: readonly ContentActivity[];
  readonly states: ActivityStates;
  /** Finished assessments, newest first. */
  readonly runs: readonly Run[];
  /** By the newest verdict of every check; null before the first assessment. */
  readonly standing: TenantStanding | null;
  readonly kept: KeptDocument | null;
  /** What people said about an activity, oldest first, deleted comments left out. */
  readonly commentsOn: (activity: string) => Promise<readonly Comment[]>;
}

export interface ContentInput extends Omit<RoadmapContent, 'activities' | 'today' | 'standing'> {
  /** The catalog's, and those that the team made. */
  readonly all: readonly Activity[];
  readonly verdicts: ReadonlyMap<number, JudgedCheck>;
}

export function roadmapContent({ all, verdicts, ...given }: ContentInput): RoadmapContent {
  const areas = new Map(given.catalog.pillars.flatMap((pillar) => pillar.areas.map((area) => [`${pillar.id} ${area.id}`, area] as const)));
  const ids = new Set(given.catalog.activities.map(({ id }) => id));
  const today = given.at.toISOString().slice(0, 10);
  return {
    ...given,
    today,
    standing: standingOf(given.runs, acceptedChecks(all, given.states, today)),
    activities: all.map((activity) => {
      const area = areas.get(`${activity.pillar} ${activity.area}`);
      const state = given.states.get(activity.id) ?? untouched(activity.id);
      return {
        activity,
        area: area?.name ?? activity.area,
        lane: area?.lanes.find(({ id }) => id === activity.lane)?.name ?? activity.lane,
        state,
        evidence: evidenceOf(activity.checks, state, verdicts),
        isOwn: !ids.has(activity.id),
      };
    }),
  };
}

export const inPillar = ({ activities }: RoadmapContent, pillar: PillarId): readonly ContentActivity[] => activities.filter(({ activity }) => activity.pillar === pillar);

/**
 * What a team would track elsewhere: activities that it has taken up (reviewed, or given an owner or a date) and that are not closed;
 * what is due first comes first, then the horizon.
 */
export function workToTrack({ activities }: RoadmapContent): readonly ContentActivity[] {
  const order = { first: 0, then: 1, next: 2 } as const;
  return activities
    .filter(({ state: { status, owner, due } }) => !isClosed(status) && (status !== 'not-reviewed' || owner !== null || due !== null))
    .sort((a, b) => (a.state.due ?? '9999').localeCompare(b.state.due ?? '9999') || order[a.activity.horizon] - order[b.activity.horizon]);
}

/** Which assessments scores come from: `the assessment of 3 March`, or how many, the last of them first. @param dayOf writes a moment */
export function scoredBy({ runs: [last, ...earlier] }: TenantStanding, dayOf: (at: string) => string, nameOf = (name: string) => name): string {
  if (!last) return '';
  const of = last.source.tenantName === '' ? '' : ` of ${nameOf(last.source.tenantName)}`;
  return earlier.length === 0 ? `the assessment of ${dayOf(last.startedAt)}${of}` : `${earlier.length + 1} assessments, the last of ${dayOf(last.startedAt)}${of}`;
}
