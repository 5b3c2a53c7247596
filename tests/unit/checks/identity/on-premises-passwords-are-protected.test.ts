import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/on-premises-passwords-are-protected.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const rules = (values: Record<string, string | null>) => ({ templateId: '5cf42378-d67d-4f36-ba46-e8b86229381d', displayName: 'Password Rule Settings', values: Object.entries(values).map(([name, value]) => ({ name, value })) });
const tenant = (onPremisesSyncEnabled: boolean | null, ...groupSettings: unknown[]) => ({ organization: [{ id: 't', onPremisesSyncEnabled }], groupSettings });
const protection = (enabled: string | null, mode: string | null) => rules({ EnableBannedPasswordCheckOnPremises: enabled, BannedPasswordCheckOnPremisesMode: mode });

describe('password protection in Active Directory', () => {
  it.each([
    ['passes when it is enforced', tenant(true, protection('True', 'Enforce')), 'passed', /is enforced in/],
    ['passes in any spelling', tenant(true, protection('true', 'enforce')), 'passed', /is enforced in/],
    ['passes without an Active Directory', tenant(null), 'passed', /No Active Directory/],
    ['passes once synchronisation has been switched off', tenant(false, protection('False', 'Audit')), 'passed', /No Active Directory/],
    ['fails when it only audits', tenant(true, protection('True', 'Audit')), 'failed', /refuses none/],
    ['fails without a mode', tenant(true, protection('True', null)), 'failed', /refuses none/],
    ['fails when it is off', tenant(true, protection('False', 'Enforce')), 'failed', /not switched on/],
    ['fails on anything but true', tenant(true, protection('1', 'Enforce')), 'failed', /not switched on/],
    ['fails when the tenant never set it', tenant(true), 'failed', /not switched on/],
    ['fails when there are only other settings', tenant(true, { templateId: 'x', displayName: 'Group.Unified', values: null }), 'failed', /not switched on/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('shows switch and mode', () => {
    expect(rowsOf(decide(check, tenant(true, protection('True', 'Audit'))))).toEqual([['switched on', 'Audit']]);
  });
});
