import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/entra-logs-are-exported.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const all = [
  'AuditLogs', 'SignInLogs', 'NonInteractiveUserSignInLogs', 'ServicePrincipalSignInLogs', 'ManagedIdentitySignInLogs', 'ProvisioningLogs', 'ADFSSignInLogs', 'RiskyUsers', 'UserRiskEvents',
  'NetworkAccessTrafficLogs', 'RiskyServicePrincipals', 'ServicePrincipalRiskEvents', 'EnrichedOffice365AuditLogs', 'MicrosoftGraphActivityLogs', 'RemoteNetworkHealthLogs',
];
const setting = (name: string, categories: readonly string[], more: unknown[] = []) => ({ name, properties: { workspaceId: '/subscriptions/s/w', logs: [...categories.map((category) => ({ category, enabled: true })), ...more] } });
const tenant = (...settings: unknown[]) => ({ 'providers/microsoft.aadiam/diagnosticsettings': settings });

describe('the logs of the directory', () => {
  it.each([
    ['pass when one setting exports all', tenant(setting('a', all)), 'passed', /all 15 log categories/],
    ['pass when two settings export all together', tenant(setting('a', all.slice(0, 7)), setting('b', all.slice(7))), 'passed', /all 15/],
    ['pass in any spelling', tenant(setting('a', all.map((category) => category.toUpperCase()))), 'passed', /all 15/],
    ['pass when a setting names the group of all logs', tenant(setting('a', [], [{ categoryGroup: 'allLogs', category: null, enabled: true }])), 'passed', /all 15/],
    ['fail without a setting', tenant(), 'failed', /^No diagnostic setting/],
    ['fail with one category missing', tenant(setting('a', all.slice(1))), 'failed', /^1 log category is not exported/],
    ['fail with a category that is switched off', tenant(setting('a', all.slice(1), [{ category: 'AuditLogs', enabled: false }])), 'failed', /^1 log category/],
    ['fail with a group that is switched off, or of some logs', tenant(setting('a', all.slice(2), [{ categoryGroup: 'allLogs', enabled: false }, { categoryGroup: 'audit', enabled: true }])), 'failed', /^2 log categories are/],
    ['fail when a setting has no logs', tenant({ name: 'a', properties: { logs: null } }), 'failed', /^15 log categories/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed by name with the settings that export each', () => {
    const rows = rowsOf(decide(check, tenant(setting('a', ['AuditLogs', 'SignInLogs']), setting('b', ['SignInLogs']), setting('c', []))));
    expect(rows).toHaveLength(15);
    expect(rows.map(([category]) => category)).toEqual([...all].toSorted());
    expect(rows.find(([category]) => category === 'AuditLogs')).toEqual(['AuditLogs', 'a']);
    expect(rows.find(([category]) => category === 'SignInLogs')).toEqual(['SignInLogs', 'a, b']);
    expect(rows.find(([category]) => category === 'RiskyUsers')).toEqual(['RiskyUsers', 'none']);
  });

  it('cannot be judged from settings without properties', () => {
    expect(() => decide(check, tenant({ name: 'a' }))).toThrow();
    expect(() => decide(check, tenant({ name: 'a', properties: { logs: [{ category: 5 }] } }))).toThrow();
  });

  it('are asked for in the global cloud only', () => {
    expect(Object.values(check.needs)[0]).toMatchObject({ query: { service: 'arm', clouds: ['global'], access: { scope: '/providers/Microsoft.aadiam' } } });
  });
});
