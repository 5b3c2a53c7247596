import { pillarNames, type CatalogActivity, type PillarId } from '../../../../src/api/catalog.ts';
import { untouched, type ActivityState } from '../../../../src/roadmap/activity-state.ts';
import type { ActivityStates } from '../../../../src/roadmap/apply.ts';
import { evidenceOf, type JudgedCheck } from '../../../../src/roadmap/evidence.ts';
import { isClosed, statuses, type Status } from '../../../../src/roadmap/status.ts';
import type { RoadmapView } from '../../../../src/api/roadmap.ts';
import { daysBetween } from '../../shared/dates.ts';

export type OwnedLicenses = NonNullable<RoadmapView['licenses']>;

export const levels = ['low', 'medium', 'high'] as const;
export const dueChoices = ['overdue', '30', '60', '90', '31-60', '61-90', 'none'] as const;
export const licenseChoices = ['owned', 'missing', 'unknown'] as const;
export const evidenceChoices = ['proven', 'contradicted', 'regressed', 'none'] as const;
export type Level = (typeof levels)[number];
export type DueChoice = (typeof dueChoices)[number];
export type LicenseChoice = (typeof licenseChoices)[number];
export type EvidenceChoice = (typeof evidenceChoices)[number];
/** `me`, `nobody`, or the id of a person. */
export type OwnerChoice = string;

/** Which activities to show. Within a facet one match is enough; every facet that names something must match. */
export interface ActivityFilter {
  /** Null: the view's own choice. */
  readonly pillar: PillarId | 'all' | null;
  readonly status: readonly Status[];
  readonly owner: readonly OwnerChoice[];
  readonly due: readonly DueChoice[];
  readonly effort: readonly Level[];
  readonly impact: readonly Level[];
  readonly license: readonly LicenseChoice[];
  readonly evidence: readonly EvidenceChoice[];
  /** Only activities that take several pillars. */
  readonly cross: boolean;
  /** Words of the title or the id; all of them must occur. */
  readonly text: string;
}

/** The parts of a filter that hide things, in the order of their controls. The pillar is where one is, not what is hidden. */
export const facets = ['text', 'status', 'owner', 'due', 'effort', 'impact', 'license', 'evidence', 'cross'] as const;
export type Facet = (typeof facets)[number];
/** The facets that are chosen from a list. */
export type ListFacet = Exclude<Facet, 'text' | 'cross'>;

export const noFilter: ActivityFilter = {
  pillar: null, status: [], owner: [], due: [], effort: [], impact: [], license: [], evidence: [], cross: false, text: '',
};

/** The address' name of each part. */
export const filterParams = {
  pillar: 'pillar', status: 'status', owner: 'owner', due: 'due', effort: 'effort', impact: 'impact', license: 'license', evidence: 'evidence', cross: 'cross', text: 'q',
} as const satisfies Record<keyof ActivityFilter, string>;
export type FilterParam = (typeof filterParams)[keyof ActivityFilter];

const isPillar = (value: string): value is PillarId => Object.hasOwn(pillarNames, value);

/** Reads a filter from a query string. What it does not know, such as a value of a newer version, it leaves out. */
export function parseFilter(search: string): ActivityFilter {
  const params = new URLSearchParams(search);
  const named = (name: FilterParam): string[] => [...new Set((params.get(name) ?? '').split(',').filter(Boolean))];
  const known = <T extends string>(name: FilterParam, values: readonly T[]): T[] => {
    const wanted = new Set(named(name));
    return values.filter((value) => wanted.has(value));
  };
  const pillar = params.get('pillar') ?? '';
  return {
    pillar: pillar === 'all' || isPillar(pillar) ? pillar : null,
    status: known('status', statuses),
    owner: named('owner'),
    due: known('due', dueChoices),
    effort: known('effort', levels),
    impact: known('impact', levels),
    license: known('license', licenseChoices),
    evidence: known('evidence', evidenceChoices),
    cross: params.get('cross') === '1',
    text: params.get('q') ?? '',
  };
}

/** An owner's own id is "me", so that a link that they shared names them as everything else does. */
export const seenBy = (me: string, filter: ActivityFilter): ActivityFilter =>
  (filter.owner.includes(me) ? { ...filter, owner: [...new Set(filter.owner.map((owner) => (owner === me ? 'me' : owner)))] } : filter);

/** A query string as others are to read it: whoever opens a link is somebody else, so "me" becomes the one who shares. */
export function searchForOthers(search: string, me: string): string {
  const { owner } = parseFilter(search);
  if (!owner.includes('me')) return search;
  const params = new URLSearchParams(search);
  params.set(filterParams.owner, [...new Set(owner.map((each) => (each === 'me' ? me : each)))].join(','));
  return `?${params}`;
}

/** Writes a filter as parts of the address; null removes one. */
export function printFilter(filter: ActivityFilter): Record<FilterParam, string | null> {
  const list = (values: readonly string[]) => (values.length > 0 ? values.join(',') : null);
  return {
    pillar: filter.pillar,
    status: list(filter.status),
    owner: list(filter.owner),
    due: list(filter.due),
    effort: list(filter.effort),
    impact: list(filter.impact),
    license: list(filter.license),
    evidence: list(filter.evidence),
    cross: filter.cross ? '1' : null,
    q: filter.text === '' ? null : filter.text,
  };
}

/** Parts of an address under which nothing is hidden. */
export const allActivities = printFilter(noFilter);

/** The facets that name something. */
export const activeFacets = (filter: ActivityFilter): Facet[] => facets.filter((facet) => {
  const value = filter[facet];
  return typeof value === 'string' ? value.trim() !== '' : value === true || (Array.isArray(value) && value.length > 0);
});

/** The filter without some of its facets; the pillar stays. */
export const without = (filter: ActivityFilter, dropped: readonly Facet[]): ActivityFilter =>
  ({ ...filter, ...Object.fromEntries(dropped.map((facet) => [facet, noFilter[facet]])) });

/** What a filter looks at besides the catalog. */
export interface FilterScene {
  readonly states: ActivityStates;
  readonly verdicts: ReadonlyMap<number, JudgedCheck>;
  /** What the tenant owns and lacks; null while no assessment knows. */
  readonly licenses: OwnedLicenses | null;
  /** Id of the person who looks. */
  readonly me: string;
  /** `yyyy-MM-dd` where that person is. */
  readonly today: string;
}

type Candidate = { readonly activity: CatalogActivity; readonly state: ActivityState; readonly scene: FilterScene };

const tests: Readonly<Record<Facet, (filter: ActivityFilter, candidate: Candidate) => boolean>> = {
  text: ({ text }, { activity: { id, title } }) => wordsOf(text).every((word) => `${title} ${id}`.toLowerCase().includes(word)),
  status: ({ status }, { state }) => status.includes(state.status),
  owner: ({ owner }, { state, scene }) => owner.some((choice) => (choice === 'nobody' ? state.owner === null : state.owner?.id === (choice === 'me' ? scene.me : choice))),
  due: ({ due }, { state, scene }) => due.some((choice) => isDue(choice, state, scene.today)),
  effort: ({ effort }, { activity }) => activity.effort !== null && effort.includes(activity.effort),
  impact: ({ impact }, { activity }) => activity.userImpact !== null && impact.includes(activity.userImpact),
  evidence: ({ evidence }, { activity, state, scene }) => {
    const found = evidenceOf(activity.checks, state, scene.verdicts);
    return evidence.some((choice) => (choice === 'regressed' ? found.regressed : found.state === (choice === 'none' ? 'open' : choice)));
  },
  license: ({ license }, { activity, scene }) => license.includes(licenseOf(activity, scene.licenses)),
  cross: (_filter, { activity }) => activity.crossPillar.length > 0,
};

/** Whether the tenant owns one of the licences that an activity takes, each of which is enough; what takes none is owned. */
export function licenseOf({ licenses }: Pick<CatalogActivity, 'licenses'>, known: OwnedLicenses | null): LicenseChoice {
  if (licenses.length === 0 || licenses.some((id) => id === 'entra-free' || known?.owned.includes(id))) return 'owned';
  return known && licenses.every((id) => known.missing.includes(id)) ? 'missing' : 'unknown';
}

const wordsOf = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean);

/** First and last day from today. */
const dueWindows: Readonly<Record<Exclude<DueChoice, 'none'>, readonly [first: number, last: number]>> = {
  'overdue': [-Infinity, -1], '30': [0, 30], '60': [0, 60], '90': [0, 90], '31-60': [31, 60], '61-90': [61, 90],
};

/** What is closed is neither late nor coming up. */
function isDue(choice: DueChoice, { due, status }: ActivityState, today: string): boolean {
  if (due === null || choice === 'none') return due === null && choice === 'none';
  if (isClosed(status)) return false;
  const days = daysBetween(today, due);
  const [first, last] = dueWindows[choice];
  return days >= first && days <= last;
}

/** The activities that pass every facet, in the given order. The pillar is left to the view. */
export function filterActivities(activities: readonly CatalogActivity[], filter: ActivityFilter, scene: FilterScene): readonly CatalogActivity[] {
  const active = activeFacets(filter);
  if (active.length === 0) return activities;
  return activities.filter((activity) => {
    const candidate = { activity, state: scene.states.get(activity.id) ?? untouched(activity.id), scene };
    return active.every((facet) => tests[facet](filter, candidate));
  });
}

/** When nothing is shown: how many would be without each one of the facets, the most telling first. */
export function hiddenBy(activities: readonly CatalogActivity[], filter: ActivityFilter, scene: FilterScene): { readonly facet: Facet; readonly shown: number }[] {
  return activeFacets(filter)
    .map((facet) => ({ facet, shown: filterActivities(activities, without(filter, [facet]), scene).length }))
    .sort((a, b) => b.shown - a.shown);
}
