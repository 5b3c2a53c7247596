import { describe, expect, it } from 'vitest';
import { authorityHosts, cloudOf } from '../../../src/cli/cloud.ts';
import { signedInPerson } from '../../../src/cli/signed-in.ts';
import { NotConnected, WrongUsage } from '../../../src/cli/usage.ts';
import { storageSuffixes } from '../../../src/store/clouds.ts';

const tenantId = '6f1a3c52-0d5e-4b8a-9c77-2e4b5a90c1d3';
const oid = '2B7E9D14-53A6-4C1F-8E02-B94D6F71A301';
const tokenOf = (claims: object) => ['{"alg":"none"}', JSON.stringify(claims), ''].map((part) => Buffer.from(part).toString('base64url')).join('.');
const signedInAs = (claims: object) => signedInPerson({ getToken: () => Promise.resolve({ token: tokenOf(claims), expiresOnTimestamp: 0 }) }, tenantId);

describe('whoever is signed in at a terminal', () => {
  it.each([
    [{ name: 'Nadia Brandt', upn: 'nadia@contoso.com' }, 'Nadia Brandt (terminal)'],
    [{ upn: 'nadia@contoso.com' }, 'nadia@contoso.com (terminal)'],
    [{ appid: 'a1b2' }, 'app a1b2 (terminal)'],
  ])('with %j is named %s', async (claims, name) => {
    expect(await signedInAs({ oid, tid: tenantId.toUpperCase(), ...claims })).toEqual({ id: oid.toLowerCase(), name });
  });

  it('is told when they are signed in to another tenant than the one they name', async () => {
    await expect(signedInAs({ oid, tid: '00000000-0000-4000-8000-000000000000' })).rejects.toThrow(WrongUsage);
  });

  it('is told to sign in', async () => {
    await expect(signedInPerson({ getToken: () => Promise.reject(new Error('EnvironmentCredential is unavailable')) }, tenantId)).rejects.toThrow(NotConnected);
  });
});

describe('the cloud of a terminal', () => {
  it.each([[undefined, 'global', 'core.windows.net', 'login.microsoftonline.com'], ['', 'global', 'core.windows.net', 'login.microsoftonline.com'], ['usgov', 'usgov', 'core.usgovcloudapi.net', 'login.microsoftonline.us'], ['china', 'china', 'core.chinacloudapi.cn', 'login.chinacloudapi.cn']] as const)('CLOUD=%s is %s: storage under %s, signing in at %s', (given, cloud, suffix, host) => {
    expect(cloudOf(given)).toBe(cloud);
    expect(storageSuffixes[cloud]).toBe(suffix);
    expect(new URL(authorityHosts[cloud]).host).toBe(host);
  });

  it('must exist', () => {
    expect(() => cloudOf('mars')).toThrow(WrongUsage);
  });
});
