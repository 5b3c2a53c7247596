import { pillarIds, type PillarId } from '../catalog/catalog.ts';

/** How workshop documents write a pillar: the key that the public app writes first, then others that are met. */
const spellings: Readonly<Record<PillarId, readonly [string, ...string[]]>> = {
  identity: ['identity'],
  devices: ['devices'],
  data: ['data'],
  network: ['network'],
  infrastructure: ['infrastructure'],
  // The mapping of the public assessment says `secops`, its documents `security-ops`.
  'security-operations': ['security-ops', 'secops', 'security-operations', 'securityoperations'],
  ai: ['ai'],
  devsecops: ['devsecops', 'dev-sec-ops'],
};

export const workshopKeyOf = (pillar: PillarId): string => spellings[pillar][0];

/** The pillar that a key of a workshop document means; null for one that this app does not have. */
export function pillarOfKey(key: string): PillarId | null {
  const word = key.trim().toLowerCase().replace(/[\s_]+/g, '-');
  return pillarIds.find((pillar) => spellings[pillar].includes(word)) ?? null;
}
