import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/assessment/engine.ts';
import { FactUnavailable } from '../../../src/assessment/fact-source.ts';
import { collectOverview } from '../../../src/overview/collect-overview.ts';
import { overviewSchema } from '../../../src/overview/overview.ts';
import { overviewNeeds } from '../../../src/overview/overview-needs.ts';
import { fakeSource } from '../assessment/fake-source.ts';
import { factOf, now } from '../checks/decide.ts';

const signIn = (authenticationRequirement: string | null, conditionalAccessStatus: string | null, createdDateTime = '2026-03-30T08:00:00Z') => ({ createdDateTime, authenticationRequirement, conditionalAccessStatus });
const signIns = (...items: unknown[]) => factOf(overviewNeeds.signIns, { 'auditLogs/signIns': items });

describe('the overview of a tenant', () => {
  it('tells sign-ins by factor and by whether a policy applied', () => {
    const multi = 'multiFactorAuthentication';
    const single = 'singleFactorAuthentication';
    expect(signIns(signIn(multi, 'success'), signIn(single, 'success'), signIn(multi, 'notApplied'), signIn(single, 'failure'), signIn(null, null))).toMatchObject({
      sampled: 5, withPolicy: { multifactor: 1, singleFactor: 1 }, withoutPolicy: { multifactor: 1, singleFactor: 2 },
    });
  });

  it('says from when to when its sample of sign-ins is, and whether there are more', () => {
    expect(signIns(signIn(null, null, '2026-03-30T09:00:00Z'), signIn(null, null, '2026-03-29T09:00:00Z'))).toMatchObject({ isMore: false, from: '2026-03-29T09:00:00Z', to: '2026-03-30T09:00:00Z' });
    expect(signIns(...Array.from({ length: 1_200 }, () => signIn(null, null)))).toMatchObject({ sampled: 1_000, isMore: true });
    expect(signIns()).toMatchObject({ sampled: 0, isMore: false, from: null, to: null });
  });

  it('says which licences the tenant owns and lacks, a higher one standing for those it contains', () => {
    const entraP2 = 'eec0eb4f-6444-4f95-aba0-50c24d67f998';
    const owning = (...plans: readonly string[]) => factOf(overviewNeeds.licenses, { subscribedSkus: [{ capabilityStatus: 'Enabled', servicePlans: plans.map((servicePlanId) => ({ servicePlanId })) }] });
    expect(owning(entraP2)).toEqual({ owned: ['entra-p1', 'entra-p2'], missing: ['entra-governance', 'entra-workload-id', 'entra-internet-access'] });
    expect(owning()).toMatchObject({ owned: [] });
  });

  it('knows of assessments of earlier versions that they did not ask for licences', () => {
    const earlier = Object.fromEntries(Object.keys(overviewNeeds).filter((name) => name !== 'licenses').map((name) => [name, { reason: 'Graph refused it.' }]));
    expect(overviewSchema.parse(earlier).licenses).toHaveProperty('reason');
  });

  it('counts managed devices by platform, also where the service leaves a platform out', () => {
    const devices = (summary: unknown) => factOf(overviewNeeds.managedDevices, { 'deviceManagement/managedDeviceOverview': summary });
    expect(devices({ enrolledDeviceCount: 7, deviceOperatingSystemSummary: { windowsCount: 4, iosCount: 3 } })).toEqual({ enrolled: 7, windows: 4, macOS: 0, ios: 3, android: 0, linux: 0 });
    expect(devices({})).toMatchObject({ enrolled: 0, windows: 0 });
  });

  it('reads no more than a page of any log and report', () => {
    expect(overviewNeeds.signIns.from).toMatchObject({ newest: { kind: 'first', query: { top: 1_000, mostPages: 1 } } });
    expect(Object.values(overviewNeeds.objects.from).every((need) => 'kind' in need && need.kind === 'count')).toBe(true);
  });

  it('is part of a run: each part has its figures, or the reason why there are none', async () => {
    const counts = Object.fromEntries(['groups', 'applications', 'servicePrincipals', 'devices'].map((path) => [path, 3]));
    const source = fakeSource({
      users: 2, ...counts, subscribedSkus: [[]], 'deviceManagement/managedDeviceOverview': new FactUnavailable('Graph refused deviceManagement/managedDeviceOverview (403).'),
      'reports/authenticationMethods/userRegistrationDetails': [[{ id: 'a', methodsRegistered: ['fido2'] }]], 'auditLogs/signIns': [[]],
      'roleManagement/directory/roleDefinitions': [[]], 'roleManagement/directory/roleAssignments': [[]],
    });
    const collecting = collectOverview();
    expect(collecting.overview()).toBeNull();
    await assess({ checks: [], source, facts: { now, cloud: 'global' }, done: new Set(), onResult: () => Promise.resolve(), onProgress: () => undefined, aside: collecting.aside });
    expect(collecting.overview()).toMatchObject({
      objects: { figures: { users: 2, groups: 3 } }, methods: { figures: { users: 1, passkey: 1 } }, signIns: { figures: { sampled: 0 } },
      managedDevices: { reason: 'Graph refused deviceManagement/managedDeviceOverview (403).' },
    });
  });
});
