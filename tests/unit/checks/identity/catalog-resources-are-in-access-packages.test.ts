import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/catalog-resources-are-in-access-packages.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const resource = (originId: string | null) => ({ id: `r-${String(originId)}`, displayName: `Team ${String(originId)}`, originId, originSystem: 'AadGroup' });
const pack = (...originIds: (string | null)[]) => ({ id: 'p', displayName: 'Campaign', resourceRoleScopes: originIds.map((originId) => ({ role: { originId: 'Member_x' }, scope: { originId } })) });
const tenant = (resources: unknown[], packages: unknown[], catalogs: unknown[] = [{ id: 'c', displayName: 'Marketing' }]) => ({
  'identityGovernance/entitlementManagement/catalogs': catalogs,
  'identityGovernance/entitlementManagement/catalogs/{id}/resources': { c: resources },
  'identityGovernance/entitlementManagement/accessPackages': packages,
});

describe('resources of catalogs', () => {
  it.each([
    ['pass when a package gives each', tenant([resource('g1'), resource('g2')], [pack('g1'), pack('g2', 'g1')]), 'passed', /all 2 resources/],
    ['pass in any spelling', tenant([resource('AB')], [pack('ab')]), 'passed', /the one resource/],
    ['pass when no catalog has any', tenant([], [pack()]), 'passed', /No catalog has/],
    ['are to be looked at when no package gives one', tenant([resource('g1'), resource('g2')], [pack('g1')]), 'investigate', /to 1 resource of the catalogs, out of 2/],
    ['are to be looked at when packages are empty', tenant([resource('g1')], [{ id: 'p', resourceRoleScopes: null }, pack(null)]), 'investigate', /to 1 resource/],
    ['are to be looked at when a resource has no origin', tenant([resource(null)], [pack('g1')]), 'investigate', /to 1 resource/],
    ['fail without any package', tenant([resource('g1')], []), 'failed', /no access package/],
    ['fail in an empty tenant', tenant([], [], []), 'failed', /no access package/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed unused first, with the number of packages', () => {
    expect(rowsOf(decide(check, tenant([resource('g1'), resource('g2')], [pack('g1', 'g1'), pack('g1')])))).toEqual([
      ['Marketing', 'Team g2', 'aadgroup', 0], ['Marketing', 'Team g1', 'aadgroup', 2],
    ]);
  });

  it('need Entra ID Governance', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-governance'] });
  });
});
