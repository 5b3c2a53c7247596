import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadChecks } from '../../../src/checks/load-checks.ts';
import { deviceCodeSignIn, type DeviceCodeOptions } from '../../../src/cli/device-code.ts';

const checks = (await loadChecks()).filter(({ reference }) => reference === 21788);
const armScope = 'https://management.azure.com/.default';

let shown = '';
beforeEach(() => {
  shown = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => { shown += String(text); return true; });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Signs in with what `answer` gives; writes down what was asked for, and how many asked at once. */
function signIn(answer: (scopes: string, signal: AbortSignal | undefined) => Promise<string>, more: Partial<DeviceCodeOptions> = {}) {
  const asked: string[] = [];
  let [running, most] = [0, 0];
  const signedIn = deviceCodeSignIn({
    tenantId: 'tenant', clientId: 'client', checks, cloud: 'global', readsGraph: true,
    credentialFor: ({ show }) => ({
      async getToken(scopes, options) {
        const text = String(scopes);
        asked.push(text === armScope ? 'azure' : text);
        show(`Enter the code for ${text === armScope ? 'Azure' : 'Graph'}.`);
        most = Math.max(most, running += 1);
        try {
          return { token: await answer(text, options?.abortSignal as AbortSignal | undefined), expiresOnTimestamp: Date.now() + 3_600_000 };
        } finally {
          running -= 1;
        }
      },
    }),
    ...more,
  });
  return { signedIn, asked, mostAtOnce: () => most };
}

it('asks for the delegated permissions of the checks, then for Azure, never for both at once', async () => {
  const { signedIn, asked, mostAtOnce } = signIn((scopes) => Promise.resolve(scopes === armScope ? 'azure token' : 'graph token'));
  const [arm, graph] = await Promise.all([signedIn.arm.getToken(armScope), signedIn.graph.getToken('ignored')]);
  expect([arm?.token, graph?.token]).toEqual(['azure token', 'graph token']);
  expect(asked.at(-1)).toBe('azure');
  expect(asked.slice(0, -1).every((scopes) => scopes.includes('https://graph.microsoft.com/User.Read') && !scopes.includes('management.azure.com'))).toBe(true);
  expect(mostAtOnce()).toBe(1);
  expect(shown).toMatch(/Graph\.\n[^]*Some checks read Azure[^]*code for Azure/);
});

it('goes to Azure at once where Graph takes no sign-in', async () => {
  const { signedIn, asked } = signIn(() => Promise.resolve('token'), { readsGraph: false });
  await signedIn.arm.getToken(armScope);
  expect(asked).toEqual(['azure']);
});

it('passes a refusal to consent on, and Graph still works', async () => {
  const { signedIn } = signIn((scopes) => (scopes === armScope ? Promise.reject(new Error('AADSTS65001')) : Promise.resolve('graph token')));
  await expect(signedIn.arm.getToken(armScope)).rejects.toThrow('AADSTS65001');
  expect((await signedIn.graph.getToken('x'))?.token).toBe('graph token');
});

it('waits two minutes for the code of Azure, and no longer', async () => {
  vi.useFakeTimers();
  const { signedIn } = signIn((scopes, signal) => (scopes === armScope
    ? new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('cancelled'))))
    : Promise.resolve('graph token')));
  const waiting = expect(signedIn.arm.getToken(armScope)).rejects.toThrow('nobody signed in to Azure');
  await vi.advanceTimersByTimeAsync(120_000);
  await waiting;
});
