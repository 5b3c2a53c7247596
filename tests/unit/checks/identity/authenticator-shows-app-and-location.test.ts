import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/authenticator-shows-app-and-location.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const nobody = { id: '00000000-0000-0000-0000-000000000000', targetType: 'group' };
const everybody = { id: 'all_users', targetType: 'group' };
const on = { state: 'enabled', includeTarget: everybody, excludeTarget: nobody };
const tenant = (app: unknown, location: unknown = on) => ({ 'policies/authenticationMethodsPolicy': {
  authenticationMethodConfigurations: [{ id: 'MicrosoftAuthenticator', state: 'enabled', featureSettings: { displayAppInformationRequiredState: app, displayLocationInformationRequiredState: location } }],
} });
const methods = (authenticationMethodConfigurations: unknown) => ({ 'policies/authenticationMethodsPolicy': { authenticationMethodConfigurations } });

describe('context in Authenticator prompts', () => {
  it.each([
    ['passes when both are on for everybody', tenant(on), 'passed', /to everybody/],
    ['passes in any spelling', tenant({ ...on, state: 'Enabled', includeTarget: { id: 'ALL_USERS' } }), 'passed', /to everybody/],
    ['passes whatever the state of the method', methods([{ id: 'microsoftauthenticator', state: 'disabled', featureSettings: { displayAppInformationRequiredState: on, displayLocationInformationRequiredState: on } }]), 'passed', /everybody/],
    ['fails when Microsoft decides', tenant({ ...on, state: 'default' }), 'failed', /: application name\./],
    ['fails when one is for a group', tenant(on, { ...on, includeTarget: { id: 'g1' } }), 'failed', /: geographic location\./],
    ['fails when one leaves a group out', tenant({ ...on, excludeTarget: { id: 'g1' } }), 'failed', /: application name\./],
    ['fails when both are off, and names both', tenant({ ...on, state: 'disabled' }, null), 'failed', /application name and geographic location/],
    ['fails when a setting has an unknown form', methods([{ id: 'MicrosoftAuthenticator', featureSettings: 'none' }]), 'failed', /application name and geographic location/],
    ['fails when the method is not there', methods([]), 'failed', /application name and/],
    ['does not decide without the methods', methods(null), 'error', /came without its methods/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('shows for whom each is, with links to groups', () => {
    const decision = decide(check, tenant({ ...on, excludeTarget: { id: 'g1' } }, null));
    expect(rowsOf(decision)).toEqual([['Application name', 'enabled', 'All users', 'g1'], ['Geographic location', 'not set', 'not set', 'not set']]);
    expect(linksOf(decision)).toEqual(['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Overview/groupId/g1']);
  });
});
