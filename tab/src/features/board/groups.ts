import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import type { Member, Viewer } from '../../../../src/api/roadmap.ts';
import type { ActivityFields } from '../../../../src/roadmap/activity-state.ts';
import type { ActivityStates } from '../../../../src/roadmap/apply.ts';
import { statuses, statusNames } from '../../../../src/roadmap/status.ts';

export const groupings = ['lane', 'status', 'owner'] as const;
export type Grouping = (typeof groupings)[number];
export const parseGrouping = (value: string | null): Grouping => groupings.find((grouping) => grouping === value) ?? 'lane';

/** A column of the board when it is grouped by what the team decided. */
export interface Group {
  readonly id: string;
  readonly name: string;
  /** What a card becomes that is dropped here. */
  readonly set: Partial<Pick<ActivityFields, 'status' | 'owner'>>;
  readonly activities: readonly CatalogActivity[];
}

/** A column per status, in the order in which people choose them, empty ones too: something may be dropped there. */
export function groupByStatus(activities: readonly CatalogActivity[], states: ActivityStates): Group[] {
  return statuses.map((status) => ({
    id: status,
    name: statusNames[status],
    set: { status },
    activities: activities.filter(({ id }) => (states.get(id)?.status ?? 'not-reviewed') === status),
  }));
}

/** A roster up to this size has a column for everybody at once. */
export const smallRoster = 20;
/** Nobody drags a card over more columns than this; the pane of an activity finds anybody by name. */
const mostOthers = 200;

export interface OwnerScene {
  readonly states: ActivityStates;
  readonly me: Viewer['person'];
  /** Who is in the conversation; empty while nobody knows. */
  readonly roster: readonly Member[];
  /** Also those of a large roster who own nothing that is shown. */
  readonly everybody: boolean;
  /** Name of the column of what nobody owns. */
  readonly nobody: string;
}

/**
 * Nobody's first, then mine, then those who own something, by name, then teammates who own nothing: something may be dropped there.
 * Guests have a column only while something is theirs: they can change nothing.
 * @returns also how many people a large roster has who are left out, or would be
 */
export function groupByOwner(activities: readonly CatalogActivity[], { states, me, roster, everybody, nobody }: OwnerScene): { readonly groups: Group[]; readonly idle: number } {
  const cards = new Map<string, CatalogActivity[]>();
  const owners = new Map<string, Viewer['person']>();
  for (const activity of activities) {
    const owner = states.get(activity.id)?.owner ?? null;
    const key = owner?.id ?? '';
    const column = cards.get(key);
    if (column) column.push(activity);
    else cards.set(key, [activity]);
    if (owner && owner.id !== me.id) owners.set(owner.id, owner);
  }
  const teammates = roster.filter(({ guest }) => !guest);
  const others = byName(teammates.filter(({ id }) => id !== me.id && !owners.has(id)).map(({ id, name }) => ({ id, name }))).slice(0, mostOthers);
  const isLarge = teammates.length > smallRoster;
  const people = [me, ...byName([...owners.values()]), ...(everybody || !isLarge ? others : [])];
  return {
    groups: [
      { id: 'nobody', name: nobody, set: { owner: null }, activities: cards.get('') ?? [] },
      ...people.map((person) => ({ id: person.id, name: person.name, set: { owner: person }, activities: cards.get(person.id) ?? [] })),
    ],
    idle: isLarge ? others.length : 0,
  };
}

const byName = (people: Viewer['person'][]) => people.sort((a, b) => a.name.localeCompare(b.name));
