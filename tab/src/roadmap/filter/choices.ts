import { statuses, statusNames } from '../../../../src/roadmap/status.ts';
import type { Person } from '../../shared/ui/person-avatar.tsx';
import { dueChoices, evidenceChoices, levels, licenseChoices, type ActivityFilter, type Facet, type FilterScene, type ListFacet } from './activity-filter.ts';
import { strings } from './strings.ts';

export interface Choice {
  readonly value: string;
  readonly name: string;
}

const named = <T extends string>(values: readonly T[], names: Readonly<Record<T, string>>): Choice[] => values.map((value) => ({ value, name: names[value] }));

/** Everybody who owns an activity, by name. */
export function ownersOf({ states }: Pick<FilterScene, 'states'>): Person[] {
  const people = new Map([...states.values()].flatMap(({ owner }) => (owner ? [[owner.id, owner] as const] : [])));
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** What can be chosen of a facet. Owners are those who own something, and those who are chosen already. */
export function choicesOf(facet: ListFacet, filter: ActivityFilter, scene: FilterScene, myName: string): Choice[] {
  switch (facet) {
    case 'status': return named(statuses, statusNames);
    case 'due': return named(dueChoices, strings.dueNames);
    case 'effort': return named(levels, strings.levelNames);
    case 'impact': return named(levels, strings.levelNames);
    case 'license': return named(licenseChoices, strings.licenseNames);
    case 'evidence': return named(evidenceChoices, strings.evidenceNames);
    case 'owner': {
      const others = ownersOf(scene).filter(({ id }) => id !== scene.me).map(({ id, name }) => ({ value: id, name }));
      const known = [{ value: 'me', name: strings.me(myName) }, { value: 'nobody', name: strings.nobody }, ...others];
      const gone = filter.owner.filter((id) => !known.some(({ value }) => value === id)).map((value) => ({ value, name: strings.unknownPerson }));
      return [...known, ...gone];
    }
  }
}

/** A facet and what it names, such as `Status: Blocked, Planned`. */
export function describeFacet(facet: Facet, filter: ActivityFilter, scene: FilterScene, myName: string): string {
  const name = strings.facetNames[facet];
  if (facet === 'cross') return name;
  if (facet === 'text') return strings.facetWith(name, filter.text.trim());
  const chosen: readonly string[] = filter[facet];
  return strings.facetWith(name, choicesOf(facet, filter, scene, myName).filter(({ value }) => chosen.includes(value)).map((choice) => choice.name).join(', '));
}

/** The filter with other choices of one facet; what the facet does not know is dropped. */
export function withChoices(filter: ActivityFilter, facet: ListFacet, values: readonly string[]): ActivityFilter {
  const of = <T extends string>(known: readonly T[]): T[] => known.filter((value) => values.includes(value));
  switch (facet) {
    case 'status': return { ...filter, status: of(statuses) };
    case 'owner': return { ...filter, owner: values };
    case 'due': return { ...filter, due: of(dueChoices) };
    case 'effort': return { ...filter, effort: of(levels) };
    case 'impact': return { ...filter, impact: of(levels) };
    case 'license': return { ...filter, license: of(licenseChoices) };
    case 'evidence': return { ...filter, evidence: of(evidenceChoices) };
  }
}
