import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/global-administrator-activation-raises-an-alert.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';
import { mail, ruled } from '../role-rules.ts';

const alert = 'Notification_Admin_EndUser_Assignment';

describe('the alert about Global Administrator', () => {
  it.each([
    ['passes with the usual recipients', ruled({ global: [mail(alert, true)] }), 'passed', /get a mail/],
    ['passes with recipients of its own', ruled({ global: [mail(alert, false, 'soc@contoso.example')] }), 'passed', /get a mail/],
    ['fails without any', ruled({ global: [mail(alert, false)] }), 'failed', /Nobody is told/],
    ['fails when the rule says nothing', ruled({ global: [mail(alert, null)] }), 'failed', /Nobody is told/],
    ['fails without the rule', ruled({ global: [mail('Notification_Admin_Admin_Assignment', true)] }), 'failed', /Nobody is told/],
    ['fails when another role has it', ruled({ security: [mail(alert, true)] }), 'failed', /no settings/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is shown with its recipients', () => {
    expect(rowsOf(decide(check, ruled({ global: [mail(alert, true, 'a@contoso.example', 'b@contoso.example')] })))).toEqual([['Global Administrator', true, 'a@contoso.example, b@contoso.example']]);
  });
});
