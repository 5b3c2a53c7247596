import { describe, expect, it } from 'vitest';
import { acceptingRisk, actions, isAllowed, may, refusalOf, type Action } from '../../../src/access/rules.ts';
import { roles, type Role } from '../../../src/api/roadmap.ts';

const table: readonly (readonly [Action, Readonly<Record<Role, boolean>>])[] = [
  ['read-roadmap', { operator: true, member: true, guest: true }],
  ['read-evidence', { operator: true, member: true, guest: false }],
  ['change-roadmap', { operator: true, member: true, guest: false }],
  ['comment', { operator: true, member: true, guest: false }],
  ['accept-risk', { operator: true, member: false, guest: false }],
  ['accept-risk-as-member', { operator: true, member: true, guest: false }],
  ['ask-digest', { operator: true, member: true, guest: false }],
  ['start-assessment', { operator: true, member: false, guest: false }],
  ['schedule-assessment', { operator: true, member: false, guest: false }],
  ['cancel-assessment', { operator: true, member: false, guest: false }],
  ['import-report', { operator: true, member: false, guest: false }],
  ['import-file', { operator: true, member: false, guest: false }],
  ['export', { operator: true, member: true, guest: false }],
  ['change-settings', { operator: true, member: false, guest: false }],
  ['reset-pillar', { operator: true, member: false, guest: false }],
];

describe('who may do what', () => {
  it('is written down here for every action', () => {
    expect(table.map(([action]) => action).sort()).toEqual([...actions].sort());
  });

  it.each(table.flatMap(([action, may]) => roles.map((role) => [role, action, may[role]] as const)))('%s, %s: %s', (role, action, allowed) => {
    expect(isAllowed(role, action)).toBe(allowed);
  });

  it('takes nothing away from a higher role', () => {
    for (const action of actions) {
      if (isAllowed('guest', action)) expect(isAllowed('member', action)).toBe(true);
      if (isAllowed('member', action)) expect(isAllowed('operator', action)).toBe(true);
    }
  });
});

describe('where the organisation named a group that assesses', () => {
  const [inIt, outside] = [true, false].map((includeMe) => ({ includeMe, namesHere: ['Ada'] }));
  const ofTheGroup: readonly Action[] = ['start-assessment', 'schedule-assessment', 'cancel-assessment', 'import-report'];

  it.each(actions)('%s', (action) => {
    for (const role of roles) {
      expect([role, may({ role, assessors: inIt! }, action)]).toEqual([role, isAllowed(role, action)]);
      expect([role, may({ role, assessors: outside! }, action)]).toEqual([role, isAllowed(role, action) && !ofTheGroup.includes(action)]);
    }
  });

  it('shows evidence in conversations with one of them, to members as to operators', () => {
    const alone = { includeMe: false, namesHere: [] };
    for (const role of roles) expect([role, may({ role, assessors: alone }, 'read-evidence')]).toEqual([role, false]);
    expect(roles.filter((role) => may({ role, assessors: alone }, 'read-roadmap'))).toEqual(roles);
    expect(may({ role: 'operator', assessors: { ...alone, includeMe: true } }, 'read-evidence')).toBe(true);
    expect(refusalOf('read-evidence', alone)).toBe('Your organisation named a group of people who can see evidence. None of them is in this conversation. Ask whoever looks after this app in your organisation.');
  });

  it('says whom to ask: those of the group who are here, else whoever looks after the app', () => {
    expect(refusalOf('start-assessment', { includeMe: false, namesHere: ['Ada', 'Olive'] })).toBe('Your organisation named a group of people who can run an assessment. Ask Ada or Olive.');
    expect(refusalOf('schedule-assessment', { includeMe: false, namesHere: [] })).toBe('Your organisation named a group of people who can schedule assessments. None of them is in this conversation. Ask whoever looks after this app in your organisation.');
    expect(refusalOf('reset-pillar', { includeMe: false, namesHere: ['Ada'] })).toBe('Only operators can reset a pillar here. Ask an owner of this team, or whoever installed the app in this chat.');
  });
});

describe('acceptingRisk', () => {
  it.each([['operators', 'operator'], ['members', 'member']] as const)('by the policy of %s starts with the %s', (approvers, least) => {
    expect(roles.filter((role) => isAllowed(role, acceptingRisk({ approvers })))).toEqual(roles.slice(0, roles.indexOf(least) + 1));
  });
});

describe('refusalOf', () => {
  it.each([
    ['change-roadmap', 'Guests cannot change activities here. Ask a member of this conversation.'],
    ['comment', 'Guests cannot comment here. Ask a member of this conversation.'],
    ['read-evidence', 'Guests cannot see evidence here. Ask a member of this conversation.'],
    ['start-assessment', 'Only operators can run an assessment here. Ask an owner of this team, or whoever installed the app in this chat.'],
    ['import-file', 'Only operators can import a file here. Ask an owner of this team, or whoever installed the app in this chat.'],
  ] as const)('of %s says who can', (action, sentence) => {
    expect(refusalOf(action)).toBe(sentence);
  });
});
