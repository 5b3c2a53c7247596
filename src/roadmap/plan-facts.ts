import type { PillarId } from '../catalog/catalog.ts';
import { daysBetween } from '../digest/calendar-day.ts';
import { openException } from './accepted-risk.ts';
import { untouched, type ActivityState } from './activity-state.ts';
import type { ActivityStates } from './apply.ts';
import { evidenceOf, type ActivityEvidence, type JudgedCheck } from './evidence.ts';
import { isClosed, statuses, type Status } from './status.ts';

/** What a plan says of an activity; the catalog's activities and a team's own have it. */
export interface PlanActivity {
  readonly id: string;
  readonly title: string;
  readonly pillar: PillarId;
  readonly checks: readonly number[];
}

export interface PlanItem extends PlanActivity {
  readonly state: ActivityState;
  readonly evidence: ActivityEvidence;
}
/** An open activity with a due date. */
export interface DueItem extends PlanItem {
  readonly due: string;
  /** Calendar days from today; negative when it is late. */
  readonly days: number;
}
/** An activity whose risk somebody accepted for a while. */
export interface RiskItem extends PlanItem {
  readonly exception: NonNullable<ActivityState['exception']>;
  /** Calendar days until it ends; negative when it has ended. */
  readonly days: number;
}

/** A roadmap sorted into what a plan speaks about. Lists with dates have the earliest first, the others keep the order of the catalog. */
export interface PlanFacts {
  readonly all: readonly PlanItem[];
  readonly completed: readonly PlanItem[];
  /** Completed in the last 30 days, the newest first. */
  readonly justCompleted: readonly PlanItem[];
  /** Done by another product. */
  readonly covered: readonly PlanItem[];
  /** Decided against. */
  readonly declined: readonly PlanItem[];
  /** Open, and somebody has decided something about it: its status is another than not reviewed. */
  readonly inHand: readonly PlanItem[];
  readonly notReviewed: readonly PlanItem[];
  readonly overdue: readonly DueItem[];
  readonly due30: readonly DueItem[];
  /** In 31 to 60 days. */
  readonly due60: readonly DueItem[];
  /** In 61 to 90 days. */
  readonly due90: readonly DueItem[];
  readonly later: readonly DueItem[];
  /** Blocked, the longest first. */
  readonly blocked: readonly PlanItem[];
  /** Accepted risks of open activities, what ends first first. */
  readonly risks: readonly RiskItem[];
  /** In hand, and nobody owns it. */
  readonly unowned: readonly PlanItem[];
  /** In hand, without a due date. */
  readonly undated: readonly PlanItem[];
  readonly proven: readonly PlanItem[];
  readonly contradicted: readonly PlanItem[];
  /** Completed, then contradicted by a later assessment. */
  readonly regressed: readonly PlanItem[];
}

export const coveredStatuses: readonly Status[] = ['first-party-other', 'third-party'];
export const declinedStatuses: readonly Status[] = ['will-not-pursue', 'not-applicable'];
export const inHandStatuses: readonly Status[] = statuses.filter((status) => !isClosed(status) && status !== 'not-reviewed');

/** How far back a completed activity is news. */
export const newsDays = 30;

export interface FactsInput {
  readonly activities: readonly PlanActivity[];
  readonly states: ActivityStates;
  readonly verdicts: ReadonlyMap<number, JudgedCheck>;
  /** Calendar day, `yyyy-MM-dd`. */
  readonly today: string;
}

export function planFacts({ activities, states, verdicts, today }: FactsInput): PlanFacts {
  const all = activities.map(({ id, title, pillar, checks }): PlanItem => {
    const state = states.get(id) ?? untouched(id);
    return { id, title, pillar, checks, state, evidence: evidenceOf(checks, state, verdicts) };
  });
  const ofStatus = (wanted: readonly Status[]) => all.filter(({ state }) => wanted.includes(state.status));
  const completed = ofStatus(['completed']);
  const inHand = ofStatus(inHandStatuses);
  const dated = all
    .flatMap((each): DueItem[] => (each.state.due === null || isClosed(each.state.status) ? [] : [{ ...each, due: each.state.due, days: daysBetween(today, each.state.due) }]))
    .sort((a, b) => a.days - b.days);
  const within = (first: number, last: number) => dated.filter(({ days }) => days >= first && days <= last);
  return {
    all,
    completed,
    justCompleted: completed
      .filter(({ state }) => daysSince(state.stamps.status?.at, today) <= newsDays)
      .sort((a, b) => (b.state.stamps.status?.at ?? '').localeCompare(a.state.stamps.status?.at ?? '')),
    covered: ofStatus(coveredStatuses),
    declined: ofStatus(declinedStatuses),
    inHand,
    notReviewed: ofStatus(['not-reviewed']),
    overdue: within(-Infinity, -1),
    due30: within(0, 30),
    due60: within(31, 60),
    due90: within(61, 90),
    later: within(91, Infinity),
    blocked: ofStatus(['blocked']).sort((a, b) => (a.state.stamps.status?.at ?? '').localeCompare(b.state.stamps.status?.at ?? '')),
    risks: all
      .flatMap((each): RiskItem[] => {
        const exception = openException(each.state);
        return exception === null ? [] : [{ ...each, exception, days: daysBetween(today, exception.until) }];
      })
      .sort((a, b) => a.days - b.days),
    unowned: inHand.filter(({ state }) => state.owner === null),
    undated: inHand.filter(({ state }) => state.due === null),
    proven: all.filter(({ evidence }) => evidence.state === 'proven'),
    contradicted: all.filter(({ evidence }) => evidence.state === 'contradicted'),
    regressed: all.filter(({ evidence }) => evidence.regressed),
  };
}

/** The same facts of one pillar. */
export function factsOfPillar(facts: PlanFacts, pillar: PillarId): PlanFacts {
  const of = <Item extends PlanItem>(items: readonly Item[]): readonly Item[] => items.filter((each) => each.pillar === pillar);
  return {
    all: of(facts.all), completed: of(facts.completed), justCompleted: of(facts.justCompleted), covered: of(facts.covered), declined: of(facts.declined),
    inHand: of(facts.inHand), notReviewed: of(facts.notReviewed), overdue: of(facts.overdue), due30: of(facts.due30), due60: of(facts.due60), due90: of(facts.due90),
    later: of(facts.later), blocked: of(facts.blocked), risks: of(facts.risks), unowned: of(facts.unowned), undated: of(facts.undated),
    proven: of(facts.proven), contradicted: of(facts.contradicted), regressed: of(facts.regressed),
  };
}

/** Whole days since a moment, by its UTC day; a moment that nobody noted is long ago. */
function daysSince(at: string | undefined, today: string): number {
  return at === undefined ? Infinity : daysBetween(at.slice(0, 10), today);
}
