import type { CatalogActivity } from '../../../src/api/catalog.ts';

export type PillarId = CatalogActivity['pillar'];

/** Every pillar in the order in which screens show them; the catalog names only those that it has activities for. */
export const pillarNames: Readonly<Record<PillarId, string>> = {
  identity: 'Identity',
  devices: 'Devices',
  data: 'Data',
  network: 'Network',
  infrastructure: 'Infrastructure',
  'security-operations': 'Security Operations',
  ai: 'AI',
  devsecops: 'DevSecOps',
};

export const isPillarId = (value: string): value is PillarId => value in pillarNames;
