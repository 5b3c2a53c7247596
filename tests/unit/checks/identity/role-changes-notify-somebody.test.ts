import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/role-changes-notify-somebody.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';
import { mail, ruled } from '../role-rules.ts';

const ids = ['Admin', 'Requestor', 'Approver'].flatMap((reader) => ['Admin_Eligibility', 'Admin_Assignment', 'EndUser_Assignment'].map((event) => `Notification_${reader}_${event}`));
const all = (silent?: string) => ids.map((id) => mail(id, id !== silent));

describe('notifications about privileged roles', () => {
  it.each([
    ['pass when all go to the usual recipients', ruled({ global: all(), security: all() }), 'passed', /about 2 privileged roles reaches somebody/],
    ['pass without any settings', ruled({}), 'passed', /No privileged role has settings/],
    ['pass when others are named instead', ruled({ global: [mail(ids[0]!, false, 'soc@contoso.example')] }), 'passed', /reaches somebody/],
    ['pass when a rule does not say', ruled({ global: [mail(ids[0]!, null)] }), 'passed', /reaches somebody/],
    ['pass when a rule is missing', ruled({ global: [] }), 'passed', /about 1 privileged role /],
    ['pass when a role without privileges is silent', ruled({ reader: all(ids[0]) }), 'passed', /No privileged role/],
    ['pass when another rule has no recipients', ruled({ global: [mail('Expiration_Admin_Assignment', false)] }), 'passed', /reaches somebody/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it.each(ids)('fail when %s reaches nobody', (id) => {
    const decision = decide(check, ruled({ global: all(), custom: all(id) }));
    expect(decision.verdict).toBe('failed');
    expect(sentenceOf(decision)).toMatch(/^1 notification about privileged roles reaches nobody/);
  });

  it('are all listed, by role', () => {
    const decision = decide(check, ruled({ security: [mail('Notification_Admin_EndUser_Assignment', false)], global: all('Notification_Approver_Admin_Eligibility') }));
    expect(rowsOf(decision)).toEqual([
      ['Global Administrator', 'made eligible', 'approvers', false, ''],
      ['Security Administrator', 'activated', 'administrators', false, ''],
    ]);
  });
});
