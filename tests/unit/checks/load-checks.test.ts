import { describe, expect, it } from 'vitest';
import { defineCheck, passed } from '../../../src/assessment/check.ts';
import { loadChecks, register } from '../../../src/checks/load-checks.ts';

const file = (id: string) => ({ name: `identity/${id}.ts`, folder: 'identity', id });
const check = (id: string, reference: number) => defineCheck({
  id, reference, title: 'It is so', pillars: ['identity'], category: 'Any', tenantTypes: ['workforce'], risk: 'low', userImpact: 'low', effort: 'low', needs: {}, decide: () => passed('It is so.'),
});

describe('the checks of the product', () => {
  it('are the files of the folders, by number', async () => {
    expect((await loadChecks()).map(({ reference, id }) => `${reference} ${id}`)).toEqual(expect.arrayContaining([
      '21775 app-management-policy-restricts-credentials',
      '21776 users-consent-to-low-risk-permissions-at-most',
      '21787 users-cannot-create-tenants',
      '21791 guests-cannot-invite-guests',
      '21796 legacy-authentication-is-blocked',
      '21803 legacy-mfa-and-sspr-policies-are-migrated',
      '21804 sms-and-voice-calls-are-switched-off',
      '21809 users-can-request-admin-consent',
      '21812 global-administrators-are-at-most-eight',
      '21844 azure-ad-powershell-is-blocked',
      '21858 inactive-guests-are-disabled',
      '21861 high-risk-users-are-triaged',
      '21865 a-trusted-named-location-is-defined',
    ]));
  });

  it('come in the order of their numbers, each needing equal data under one key', async () => {
    const checks = await loadChecks();
    expect(checks.map(({ reference }) => reference)).toEqual(checks.map(({ reference }) => reference).toSorted((a, b) => a - b));
    const keyOf = (reference: number) => Object.values(checks.find((one) => one.reference === reference)!.needs)[0]!.key;
    expect(keyOf(21776)).toBe(keyOf(21787));
    expect(keyOf(21787)).toBe(keyOf(21791));
    expect(keyOf(21803)).toBe(keyOf(21804));
  });

  it.each([
    ['that export no check', [{ file: file('a'), exported: undefined }], 'identity/a.ts: the default export is not a check'],
    ['with another name than their check', [{ file: file('a'), exported: check('b', 1) }], 'identity/a.ts: the check is called "b"'],
    ['in another pillar\'s folder', [{ file: { ...file('a'), folder: 'devices' }, exported: check('a', 1) }], 'first pillar is "identity", its folder "devices"'],
    ['that repeat a number', [{ file: file('a'), exported: check('a', 1) }, { file: file('b'), exported: check('b', 1) }], 'identity/b.ts: id or reference (b, 1) is that of identity/a.ts too'],
    ['that repeat an id', [{ file: file('a'), exported: check('a', 1) }, { file: file('a'), exported: check('a', 2) }], 'id or reference (a, 2)'],
  ])('refuse files %s', (_, found, problem) => {
    expect(() => register(found)).toThrow(problem);
  });
});
