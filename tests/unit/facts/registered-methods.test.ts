import { describe, expect, it } from 'vitest';
import { methodFlow, privilegedMethodFlow } from '../../../src/facts/registered-methods.ts';
import { factOf } from '../checks/decide.ts';
import { has, user, withoutP2 } from '../checks/role-tenant.ts';

const report = 'reports/authenticationMethods/userRegistrationDetails';
const registered = (id: string, ...methodsRegistered: string[]) => ({ id, methodsRegistered });

describe('users by their strongest method', () => {
  it.each([
    ['passkey', ['mobilePhone', 'passKeyDeviceBoundAuthenticator', 'windowsHelloForBusiness']],
    ['platform', ['windowsHelloForBusiness', 'microsoftAuthenticatorPush']],
    ['platform', ['passKeyDeviceBoundWindowsHello']],
    ['certificate', ['x509CertificateMultiFactor', 'mobilePhone']],
    ['authenticator', ['softwareOneTimePasscode', 'mobilePhone']],
    ['phone', ['officePhone', 'email']],
    ['none', ['email', 'securityQuestion']],
    ['none', []],
  ])('count %s for %j', (strength, methods) => {
    const flow = factOf(methodFlow, { users: 1, [report]: [registered('a', ...methods)] });
    expect(flow).toMatchObject({ users: 1, [strength]: 1 });
    expect(Object.values(flow).reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('are what each union adds, in a tenant whose report is too long to read', () => {
    const counts = [100, 250, 260, 700, 900];
    let index = 0;
    const answers: Record<string, unknown> = { users: 50_000, [`${report}?`]: 1_000 };
    const asked = new Proxy(answers, {
      has: (target, key) => key in target || String(key).includes('methodsRegistered/any'),
      get: (target, key) => (String(key).includes('methodsRegistered/any') ? counts[index++] : target[String(key)]),
    });
    expect(factOf(methodFlow, asked)).toEqual({ users: 1_000, passkey: 100, platform: 150, certificate: 10, authenticator: 440, phone: 200, none: 100 });
  });

  it('are those with a privileged role only, where these are asked for', () => {
    const tenant = withoutP2({ active: [has(user('a')), has(user('r'), 'reader')] }, { users: 3, [report]: [registered('a', 'fido2'), registered('r', 'mobilePhone'), registered('x')] });
    expect(factOf(privilegedMethodFlow, tenant)).toMatchObject({ users: 1, passkey: 1, phone: 0, none: 0 });
  });
});
