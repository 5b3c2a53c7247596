import type { RoadmapView } from '../../../src/api/roadmap.ts';
import { locale } from '../shared/locale.ts';
import { strings } from './strings.ts';

const either = new Intl.ListFormat(locale, { type: 'disjunction' });

/** Why somebody may not start, schedule or import assessments here, in a sentence for them; null when they may. */
export function cannotAssess({ role, assessors }: RoadmapView['me']): string | null {
  if (!assessors) return role === 'operator' ? null : strings.operatorsAssess;
  // What nobody knew when this page asked, the server may know by the time somebody tries.
  if (assessors.includeMe || (assessors.isUnknown && role !== 'guest')) return null;
  return assessors.namesHere.length > 0 ? strings.groupAssesses(either.format(assessors.namesHere)) : strings.nobodyHereAssesses;
}
