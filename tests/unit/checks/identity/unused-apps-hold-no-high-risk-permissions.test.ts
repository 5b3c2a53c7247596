import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/unused-apps-hold-no-high-risk-permissions.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';
import { permissionedTenant as tenant } from './permissioned-tenant.ts';

const signedIn = (appId: string, lastSignInDateTime: unknown = '2019-01-01T00:00:00Z') => ({ appId, lastSignInActivity: { lastSignInDateTime } });

describe('apps that never sign in', () => {
  it.each([
    ['pass in an empty tenant', tenant([]), 'passed', /No app has a high-risk/],
    ['pass with permissions that are not ranked high', tenant([{ id: 'a', delegated: 'User.Read openid Calendars.Read', application: ['AuditLog.Read.All'] }]), 'passed', /No app has/],
    ['fail with a high-risk application permission', tenant([{ id: 'a', application: ['Mail.Read'] }]), 'failed', /^1 of 1 app with a high-risk permission never signed in\.$/],
    ['fail with a high-risk delegated permission', tenant([{ id: 'a', delegated: 'User.Read Directory.AccessAsUser.All' }]), 'failed', /1 of 1/],
    ['pass when one signed in, however long ago', tenant([{ id: 'a', application: ['Mail.Read'] }], [signedIn('A-APP')]), 'passed', /None of 1 app/],
    ['fail when the report has a row without a date', tenant([{ id: 'a', application: ['Mail.Read'] }], [signedIn('a-app', null), { appId: 'a-app', lastSignInActivity: null }]), 'failed', /1 of 1/],
    ['fail for a managed identity too', tenant([{ id: 'a', application: ['Mail.Read'], type: 'ManagedIdentity' }]), 'failed', /1 of 1/],
    ['fail without an app id, as no sign-in can be found', tenant([{ id: 'a', application: ['Mail.Read'], appId: null }]), 'failed', /1 of 1/],
    ['are counted among all risky ones', tenant([{ id: 'a', application: ['Mail.Read'] }, { id: 'b', application: ['Mail.Read'] }], [signedIn('b-app')]), 'failed', /1 of 2 apps/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with what they may do', () => {
    const decision = decide(check, tenant([{ id: 'b', delegated: 'User.Read', application: ['Mail.Read', 'AuditLog.Read.All'] }, { id: 'a', delegated: 'Files.Read' }]));
    expect(rowsOf(decision)).toEqual([['App a', '', 'Files.Read', 'never'], ['App b', 'AuditLog.Read.All, Mail.Read', 'User.Read', 'never']]);
    expect(linksOf(decision)[0]).toBe('https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/a/appId/a-app');
  });

  it('are looked for only with Entra ID P1, and only in the cloud that reports sign-ins', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
    expect(check.needs['signedIn']).toMatchObject({ query: { version: 'beta', clouds: ['global'] } });
  });

  it('cannot be judged when a grant names no client', () => {
    expect(() => decide(check, { ...tenant([]), oauth2PermissionGrants: [{ scope: 'Mail.Read' }] })).toThrow();
  });
});
