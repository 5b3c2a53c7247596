import type { ActivityState } from '../../../../src/roadmap/activity-state.ts';
import { isClosed } from '../../../../src/roadmap/status.ts';
import { daysBetween } from '../../shared/dates.ts';

/** Open activities by when they are due. */
export interface WorkAhead {
  readonly overdue: number;
  readonly due30: number;
  readonly due60: number;
  readonly due90: number;
  readonly noDue: number;
}

export interface Load {
  /** Null is nobody. */
  readonly person: ActivityState['owner'];
  readonly open: number;
  readonly late: number;
}

/** @param today calendar day, `yyyy-MM-dd` */
export function workAhead(states: Iterable<ActivityState>, today: string): WorkAhead {
  const ahead = { overdue: 0, due30: 0, due60: 0, due90: 0, noDue: 0 };
  for (const { status, due } of states) {
    if (isClosed(status)) continue;
    if (due === null) {
      ahead.noDue += 1;
      continue;
    }
    const days = daysBetween(today, due);
    if (days < 0) ahead.overdue += 1;
    else if (days <= 30) ahead.due30 += 1;
    else if (days <= 60) ahead.due60 += 1;
    else if (days <= 90) ahead.due90 += 1;
  }
  return ahead;
}

/** Who owns how many open activities, whoever is latest first; what nobody owns comes last. */
export function loads(states: Iterable<ActivityState>, today: string): Load[] {
  const byOwner = new Map<string | null, Load>();
  for (const { status, due, owner } of states) {
    if (isClosed(status)) continue;
    const load = byOwner.get(owner?.id ?? null) ?? { person: owner, open: 0, late: 0 };
    byOwner.set(owner?.id ?? null, { ...load, open: load.open + 1, late: load.late + (due !== null && due < today ? 1 : 0) });
  }
  const named = [...byOwner.values()].flatMap(({ person, ...load }) => (person ? [{ person, ...load }] : []));
  const nobodys = byOwner.get(null);
  return [...named.sort((a, b) => b.late - a.late || b.open - a.open || a.person.name.localeCompare(b.person.name)), ...(nobodys ? [nobodys] : [])];
}
