import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/privileged-role-activation-raises-an-alert.ts';
import { decide, rowsOf, sentenceOf, type Answers } from '../decide.ts';
import { mail, ruled } from '../role-rules.ts';

const alert = 'Notification_Admin_EndUser_Assignment';
const on = [mail(alert, true)];

describe('alerts about privileged roles', () => {
  it.each<[string, Answers, string, RegExp]>([
    ['pass when every privileged role has one', ruled({ global: on, security: on, custom: on }), 'passed', /any of 3 privileged roles/],
    ['pass without privileged roles', { ...ruled({}), 'roleManagement/directory/roleDefinitions': [] }, 'passed', /0 privileged roles/],
    ['pass with recipients of their own', ruled({ global: [mail(alert, false, 'soc@contoso.example')], security: on, custom: on }), 'passed', /any of 3/],
    ['pass when a rule does not say', ruled({ global: [mail(alert, null)], security: [], custom: on }), 'passed', /any of 3/],
    ['fail when one reaches nobody', ruled({ global: on, security: [mail(alert, false)], custom: on }), 'failed', /one of 1 privileged role, out of 3/],
    ['fail when a privileged role has no settings', ruled({ global: on, security: on }), 'failed', /one of 1 privileged role/],
    ['pass when a role without privileges is silent', ruled({ global: on, security: on, custom: on, reader: [mail(alert, false)] }), 'passed', /any of 3/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are all listed when they are missing', () => {
    expect(rowsOf(decide(check, ruled({ global: [mail(alert, false)], security: on })))).toEqual([
      ['Global Administrator', true, false, ''],
      ['Vault Keeper', false, null, ''],
    ]);
  });
});
