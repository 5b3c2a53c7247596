import type { WorkshopOverride } from '../../../src/reports/workshop-document.ts';

type Overrides = Readonly<Record<string, WorkshopOverride>>;

/** A document as the public assessment's converter writes it, with these tasks. */
export function workshopDocument(pillars: Readonly<Record<string, Overrides>>, further: Readonly<Record<string, unknown>> = {}) {
  const keys = ['identity', 'devices', 'data', 'network', 'infrastructure', 'security-ops', 'ai'];
  const all: Readonly<Record<string, Overrides>> = { ...Object.fromEntries(keys.map((key) => [key, {}])), ...pillars };
  const modified = Object.values(all).reduce((sum, tasks) => sum + Object.keys(tasks).length, 0);
  return {
    metadata: {
      version: '1.0.0', formatVersion: '1.0', exportedAt: '2026-09-14T07:30:00.000Z', applicationVersion: '1.0.0', exportType: 'full-configuration', scope: 'all', description: 'Example',
    },
    configuration: {
      applicationState: { currentPillar: 'identity', lastModified: '2026-09-14T07:30:00.000Z' },
      pillars: Object.fromEntries(Object.entries(all).map(([key, taskOverrides]) => [key, { taskOverrides }])),
      globalSettings: { preferences: { autoSave: true, confirmationDialogs: true } },
    },
    statistics: { totalTasks: 4, modifiedTasks: modified, completedTasks: 0, inProgressTasks: 0, plannedTasks: 0, pillarsWithChanges: Object.keys(pillars) },
    ...further,
  };
}

export const findings = (...lines: readonly string[]): string => ['ZT Assessment result:', ...lines, ''].join('\n');
