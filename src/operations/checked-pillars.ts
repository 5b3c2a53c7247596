import { pillarIds, pillarNames, type PillarId } from '../catalog/catalog.ts';
import type { House } from './house.ts';
import { Refusal } from './refusal.ts';

/**
 * A run over a pillar that nothing looks at would end with a score that leaves it out in silence.
 * @throws {Refusal} 422
 */
export function refuseUncheckedPillars(house: House, pillars: readonly PillarId[] | null): void {
  if (pillars === null) return;
  const checked = new Set(house.checks.flatMap((check) => check.pillars));
  const unchecked = pillars.filter((pillar) => !checked.has(pillar));
  if (unchecked.length === 0) return;
  const can = pillarIds.filter((pillar) => checked.has(pillar)).map((pillar) => pillarNames[pillar]);
  throw new Refusal(422, `No check looks at ${unchecked.map((pillar) => pillarNames[pillar]).join(' or ')} yet. Checks exist for ${can.join(', ') || 'no pillar'}.`);
}
