import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import type { Horizon } from './arrange.ts';

type LicenseId = CatalogActivity['licenses'][number];

const horizonNames: Readonly<Record<Horizon, string>> = { first: 'First', then: 'Then', next: 'Next' };
/** Short for the pill, full for whoever does not know the short one. */
const licenses: Readonly<Record<LicenseId, readonly [string, string]>> = {
  'entra-free': ['Free', 'Microsoft Entra ID Free'],
  'entra-p1': ['P1', 'Microsoft Entra ID P1'],
  'entra-p2': ['P2', 'Microsoft Entra ID P2'],
  'entra-governance': ['Governance', 'Microsoft Entra ID Governance'],
  'entra-workload-id': ['Workload ID', 'Microsoft Entra Workload ID'],
  'entra-domain-services': ['Domain Services', 'Microsoft Entra Domain Services'],
};

export const strings = {
  title: 'Board',
  pillar: 'Pillar',
  area: 'Area',
  horizonNames,
  laneColumn: 'Lane',
  noLane: 'No lane',
  emptyCell: 'Nothing here',
  licenses,
  needs: (names: string) => `Needs ${names}`,
  crossPillar: (names: string) => `Together with ${names}`,
  effort: 'Effort',
  userImpact: 'Impact',
  levelNames: { low: 'low', medium: 'medium', high: 'high' },
  due: (day: string) => `Due ${day}`,
  dueToday: 'Due today',
  dueTomorrow: 'Due tomorrow',
  daysLate: { one: '# day late', other: '# days late' },
  unassigned: 'No owner',
  ownedBy: (name: string) => `Owner: ${name}`,
  isLooking: (names: string) => `${names} looking at this now`,
  justChanged: (name: string) => `${name} has just changed this`,
  closedOf: (closed: number, total: number) => `${closed} of ${total} activities closed`,
  proven: { one: '# proven', other: '# proven' },
  contradicted: { one: '# contradicted', other: '# contradicted' },
  regressed: { one: '# regressed', other: '# regressed' },
  overdue: { one: '# overdue', other: '# overdue' },
  notAssessed: 'Not assessed yet',
  notAssessedBody: 'Run an assessment, or import a report, to see what is proven already.',
  score: (pillar: string) => `${pillar} score`,
  assessedOn: (when: string) => `Assessed ${when}`,
  emptyTitle: 'The catalog has no activities',
  emptyBody: 'Whoever runs this app can update it to get the catalog.',
  board: (pillar: string, area: string) => `Board of ${pillar}, ${area}`,
} as const;
