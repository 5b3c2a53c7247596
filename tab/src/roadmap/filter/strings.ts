import type { DueChoice, EvidenceChoice, Facet, Level, LicenseChoice } from './activity-filter.ts';

const facetNames: Readonly<Record<Facet, string>> = {
  text: 'Text', status: 'Status', owner: 'Owner', due: 'Due', effort: 'Effort', impact: 'User impact', license: 'Licence', evidence: 'Evidence', cross: 'Cross-pillar',
};
const dueNames: Readonly<Record<DueChoice, string>> = {
  'overdue': 'Overdue', '30': 'Next 30 days', '60': 'Next 60 days', '90': 'Next 90 days', '31-60': 'In 31 to 60 days', '61-90': 'In 61 to 90 days', 'none': 'No due date',
};
const evidenceNames: Readonly<Record<EvidenceChoice, string>> = {
  proven: 'Proven', contradicted: 'Checks fail', regressed: 'Regressed', none: 'No evidence',
};
const licenseNames: Readonly<Record<LicenseChoice, string>> = { owned: 'Owned, or none needed', missing: 'Not owned', unknown: 'Not known' };
const levelNames: Readonly<Record<Level, string>> = { low: 'Low', medium: 'Medium', high: 'High' };

export const strings = {
  facetNames,
  dueNames,
  evidenceNames,
  levelNames,
  licenseNames,
  filters: 'Filters',
  filtersActive: (count: string) => `Filters (${count})`,
  search: 'Search title or id',
  pillar: 'Pillar',
  allPillars: 'All pillars',
  me: (name: string) => `${name} (you)`,
  nobody: 'No owner',
  unknownPerson: 'Somebody else',
  facetWith: (facet: string, values: string) => `${facet}: ${values}`,
  shownOf: (shown: string, total: string) => `${shown} of ${total} activities`,
  clearAll: 'Clear all',
  nothingTitle: 'No activity matches these filters',
  nothingBody: (count: string) => `They hide ${count}.`,
  hidden: { one: '# activity', other: '# activities' },
  remove: (facet: string) => `Remove “${facet}”`,
  removeShows: (facet: string, count: string) => `Remove “${facet}” to see ${count}`,
} as const;
