import type { Viewer } from '../../../../src/api/roadmap.ts';

/** Who else looks at an activity, each once and by name; of somebody with several windows, the first that shows one. */
export function presenters(viewers: readonly Viewer[], session: string, me: string): { readonly person: Viewer['person']; readonly activity: string }[] {
  const found = new Map<string, { readonly person: Viewer['person']; readonly activity: string }>();
  for (const { session: other, person, activity } of viewers) {
    if (other === session || person.id === me || activity === null || found.has(person.id)) continue;
    found.set(person.id, { person, activity });
  }
  return [...found.values()].sort((a, b) => a.person.name.localeCompare(b.person.name));
}
