import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/a-custom-banned-password-list-is-enforced.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (...groupSettings: unknown[]) => ({ groupSettings });
const rules = (enabled: string | null, list: string | null, template = '5cf42378-d67d-4f36-ba46-e8b86229381d') => ({ templateId: template, values: [{ name: 'EnableBannedPasswordCheck', value: enabled }, { name: 'BannedPasswordList', value: list }] });

describe('the list of banned passwords', () => {
  it.each([
    ['passes with terms that are enforced', tenant(rules('True', 'contoso\tluminaire')), 'passed', /2 banned terms is enforced/],
    ['passes with one term, in any spelling', tenant(rules('TRUE', 'contoso', '5CF42378-D67D-4F36-BA46-E8B86229381D')), 'passed', /1 banned term is/],
    ['passes among other settings', tenant({ templateId: 'x' }, rules('true', 'contoso')), 'passed', /1 banned term/],
    ['fails when the list is not enforced', tenant(rules('False', 'contoso')), 'failed', /No list/],
    ['fails when the list is empty', tenant(rules('True', '')), 'failed', /but empty/],
    ['fails when the list is blank', tenant(rules('True', ' \t ')), 'failed', /but empty/],
    ['fails without the values', tenant(rules(null, null)), 'failed', /No list/],
    ['fails when the tenant never set it', tenant(), 'failed', /No list/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is counted, never shown', () => {
    const decision = decide(check, tenant(rules('True', 'contoso\tluminaire')));
    expect(rowsOf(decision)).toEqual([['enforced', 2]]);
    expect(JSON.stringify(decision)).not.toContain('luminaire');
  });
});
