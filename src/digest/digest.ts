import type { Outcome, Person } from '../assessment/run.ts';
import type { PillarId } from '../catalog/catalog.ts';
import type { ActivityState } from '../roadmap/activity-state.ts';
import type { Change } from '../roadmap/change.ts';
import type { ActivityEvidence } from '../roadmap/evidence.ts';
import { isClosed, type Status } from '../roadmap/status.ts';
import { daysBetween } from './calendar-day.ts';
import { exceptionItems, type ExceptionItem } from './exception-items.ts';

export { dayIn } from './calendar-day.ts';

/** An activity as a digest names it. */
export interface DigestItem {
  readonly id: string;
  readonly title: string;
  readonly pillar: PillarId;
  readonly owner: Person | null;
  /** Calendar day, `yyyy-MM-dd`. */
  readonly due: string | null;
  /** Calendar days since the due date; null for an activity that is closed or not late. */
  readonly daysLate: number | null;
  readonly status: Status;
}

/** What one person, or nobody, has to answer for. */
export interface OwnerLoad {
  /** Null for activities that nobody owns. */
  readonly owner: Person | null;
  readonly overdue: number;
  readonly due7: number;
}

/** What there is to say about a roadmap on one day. Every list starts with the latest, then the next due, then by title. */
export interface Digest {
  /** Calendar day in the conversation's time zone, `yyyy-MM-dd`. */
  readonly today: string;
  /** Open, and due before today. */
  readonly overdue: readonly DigestItem[];
  /** Open, and due today or in the next 7 days. */
  readonly due7: readonly DigestItem[];
  /** Open, and due in 8 to 30 days. */
  readonly due30: readonly DigestItem[];
  /** Open, and due in 31 to 60 days. */
  readonly due60: readonly DigestItem[];
  /** Open, and due in 61 to 90 days. */
  readonly due90: readonly DigestItem[];
  /** Blocked, whenever they are due: these can stand in a list above too. */
  readonly blocked: readonly DigestItem[];
  /** Completed, then contradicted by a later assessment. */
  readonly regressed: readonly DigestItem[];
  /** Checks that passed at the last digest and do not now. */
  readonly regressedChecks: readonly Outcome[];
  /** Accepted risks that have ended, or end within 30 days. */
  readonly exceptions: readonly ExceptionItem[];
  /** Completed since the last digest, and still. */
  readonly completed: readonly DigestItem[];
  /** Whose work that was, the most first: owners, or who completed what nobody owned. */
  readonly praised: readonly Person[];
  /** Everybody with something overdue or due within 7 days, the most overdue first. */
  readonly byOwner: readonly OwnerLoad[];
  /** Change of the score in percentage points since the last digest; null when nothing was assessed since. */
  readonly scoreDelta: number | null;
  /** Nothing is worth a message. */
  readonly isEmpty: boolean;
}

export interface DigestInput {
  readonly activities: readonly { readonly id: string; readonly title: string; readonly pillar: PillarId; readonly checks: readonly number[] }[];
  readonly states: ReadonlyMap<string, ActivityState>;
  readonly evidence: ReadonlyMap<string, ActivityEvidence>;
  /** Changes since the last digest. */
  readonly completedSince: readonly Change[];
  readonly scoreDelta: number | null;
  /** None when left out. */
  readonly regressedChecks?: readonly Outcome[];
  /** Calendar day in the conversation's time zone, `yyyy-MM-dd`. */
  readonly today: string;
}

/** Sorts a roadmap into what a conversation should hear today. An activity that left the catalog is not mentioned. */
export function composeDigest({ activities, states, evidence, completedSince, scoreDelta, regressedChecks = [], today }: DigestInput): Digest {
  const items = activities.map((activity) => digestItem(activity, states.get(activity.id), today)).sort(byUrgency);
  const dueIn = (first: number, last: number) => items.filter((item) => isDueIn(item, today, { first, last }));
  const completers = completersIn(completedSince);

  const lists = {
    overdue: items.filter(({ daysLate }) => daysLate !== null),
    due7: dueIn(0, 7),
    due30: dueIn(8, 30),
    due60: dueIn(31, 60),
    due90: dueIn(61, 90),
    blocked: items.filter(({ status }) => status === 'blocked'),
    regressed: items.filter(({ id }) => evidence.get(id)?.regressed === true),
    regressedChecks,
    exceptions: exceptionItems(activities, states, { today, days: exceptionsWithinDays }),
    completed: items.filter(({ id, status }) => status === 'completed' && completers.has(id)),
  };
  const isEmpty = Object.values(lists).every(({ length }) => length === 0) && (scoreDelta === null || scoreDelta === 0);
  return { today, ...lists, praised: praisedFor(lists.completed, completers), byOwner: loadsOf(lists.overdue, lists.due7), scoreDelta, isEmpty };
}

const exceptionsWithinDays = 30;

/** Who completed which activity last. */
function completersIn(changes: readonly Change[]): ReadonlyMap<string, Person> {
  const inOrder = [...changes].sort((a, b) => a.sequence - b.sequence);
  return new Map(inOrder.flatMap(({ by, edits }) => edits.filter(({ after }) => after.status === 'completed').map(({ activity }) => [activity, by] as const)));
}

function praisedFor(completed: readonly DigestItem[], completers: ReadonlyMap<string, Person>): Person[] {
  const counts = new Map<string, { readonly person: Person; readonly count: number }>();
  for (const { id, owner } of completed) {
    const person = owner ?? completers.get(id);
    if (person) counts.set(person.id, { person, count: (counts.get(person.id)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.person.name.localeCompare(b.person.name, 'en')).map(({ person }) => person);
}

function digestItem({ id, title, pillar }: DigestInput['activities'][number], state: ActivityState | undefined, today: string): DigestItem {
  const status = state?.status ?? 'not-reviewed';
  const due = state?.due ?? null;
  const late = due === null || isClosed(status) ? 0 : daysBetween(due, today);
  return { id, title, pillar, owner: state?.owner ?? null, due, daysLate: late > 0 ? late : null, status };
}

function isDueIn({ due, status }: DigestItem, today: string, { first, last }: { readonly first: number; readonly last: number }): boolean {
  if (due === null || isClosed(status)) return false;
  const days = daysBetween(today, due);
  return days >= first && days <= last;
}

function byUrgency(a: DigestItem, b: DigestItem): number {
  return (b.daysLate ?? 0) - (a.daysLate ?? 0) || compareDue(a.due, b.due) || a.title.localeCompare(b.title, 'en');
}

/** ISO days sort as text; no due date comes last. */
function compareDue(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

function loadsOf(overdue: readonly DigestItem[], due7: readonly DigestItem[]): OwnerLoad[] {
  const loads = new Map<string | null, OwnerLoad>();
  const add = (owner: Person | null, more: { readonly overdue: number; readonly due7: number }) => {
    const load = loads.get(owner?.id ?? null) ?? { owner, overdue: 0, due7: 0 };
    loads.set(owner?.id ?? null, { ...load, overdue: load.overdue + more.overdue, due7: load.due7 + more.due7 });
  };
  for (const { owner } of overdue) add(owner, { overdue: 1, due7: 0 });
  for (const { owner } of due7) add(owner, { overdue: 0, due7: 1 });
  return [...loads.values()].sort((a, b) => b.overdue - a.overdue || b.due7 - a.due7 || compareOwners(a.owner, b.owner));
}

/** Between equals, activities without an owner come last. */
function compareOwners(a: Person | null, b: Person | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.name.localeCompare(b.name, 'en');
}
