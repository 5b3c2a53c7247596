import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/privileged-roles-sign-in-again-within-hours.ts';
import { barePolicy, policies, policy } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const role = (id: string, more: object = {}) => ({ id, displayName: `Role ${id}`, isPrivileged: true, isBuiltIn: true, ...more });
const roles = (...list: unknown[]) => ({ 'roleManagement/directory/roleDefinitions': list });
const withP1 = { subscribedSkus: [], ...roles(role('a')) };
const withP2 = { ...withP1, subscribedSkus: [{ capabilityStatus: 'Enabled', servicePlans: [{ servicePlanId: 'eec0eb4f-6444-4f95-aba0-50c24d67f998' }] }] };
const every = (frequency: object) => ({ users: { includeRoles: ['a'] }, session: { signInFrequency: { isEnabled: true, ...frequency } } });
const hours = (value: number) => every({ type: 'hours', value, frequencyInterval: 'timeBased' });

describe('sessions of privileged roles', () => {
  it.each([
    ['pass at 24 hours without P2', { ...withP1, ...policies(policy(hours(24))) }, 'passed', /longer than 24 hours/],
    ['fail at 25 hours without P2', { ...withP1, ...policies(policy(hours(25))) }, 'failed', /1 of 1 privileged role can/],
    ['pass at 4 hours with P2', { ...withP2, ...policies(policy(hours(4))) }, 'passed', /longer than 4 hours/],
    ['fail at 5 hours with P2', { ...withP2, ...policies(policy(hours(5))) }, 'failed', /longer than 4 hours/],
    ['pass when every access asks again', { ...withP2, ...policies(policy(every({ type: null, value: null, frequencyInterval: 'everyTime' }))) }, 'passed', /no session/],
    ['pass when one of two policies is short', { ...withP1, ...policies(policy(hours(90)), policy(hours(1))) }, 'passed', /no session/],
    ['pass although a custom role is privileged', { ...withP1, ...roles(role('a'), role('own', { isBuiltIn: false })), ...policies(policy(hours(1))) }, 'passed', /of 1 privileged role /],
    ['fail when it is given in days', { ...withP1, ...policies(policy(every({ type: 'days', value: 1 }))) }, 'failed', /1 of 1/],
    ['fail when the frequency is switched off', { ...withP1, ...policies(policy({ ...hours(1), session: { signInFrequency: { isEnabled: false, type: 'hours', value: 1 } } })) }, 'failed', /1 of 1/],
    ['fail when the policy is for all users', { ...withP1, ...policies(policy({ ...hours(1), users: { includeUsers: ['All'] } })) }, 'failed', /1 of 1/],
    ['fail when one role is left out', { ...withP1, ...roles(role('a'), role('b')), ...policies(policy(hours(1))) }, 'failed', /1 of 2 privileged roles can/],
    ['fail in report-only mode', { ...withP1, ...policies(policy({ ...hours(1), state: 'enabledForReportingButNotEnforced' })) }, 'failed', /1 of 1/],
    ['fail without any privileged role', { ...withP1, ...roles(role('a', { isPrivileged: false })), ...policies(policy(hours(1))) }, 'failed', /no privileged role/],
    ['fail with policies that say nothing', { ...withP1, ...policies(barePolicy, policy(every({ type: 'hours' })), policy(every({}))) }, 'failed', /1 of 1/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed by role, open ones first', () => {
    const decision = decide(check, { ...withP1, ...roles(role('a'), role('b')), ...policies(policy(hours(1)), policy({ ...hours(48), users: { includeRoles: ['b'] } })) });
    expect(rowsOf(decision)).toEqual([['Role b', false, 'A policy (48 hours)'], ['Role a', true, 'A policy (1 hour)']]);
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
    expect(() => decide(check, { ...withP1, ...policies(policy(every({ type: 'hours', value: 'four' }))) })).toThrow();
  });
});
