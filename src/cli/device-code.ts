import { DeviceCodeCredential, type AccessToken, type GetTokenOptions, type TokenCredential } from '@azure/identity';
import type { Check } from '../assessment/check.ts';
import type { Cloud } from '../assessment/need.ts';
import { permissionsOf } from '../assessment/permissions.ts';
import { overviewAsker } from '../overview/overview-needs.ts';
import { graphBaseUrls } from '../sources/graph/clouds.ts';

/** One person, signed in to two services. */
export interface SignedIn {
  /** With exactly the delegated permissions that the checks take. */
  readonly graph: TokenCredential;
  readonly arm: TokenCredential;
}

export interface DeviceCodeOptions {
  readonly tenantId: string;
  readonly clientId: string;
  readonly checks: readonly Check[];
  readonly cloud: Cloud;
  /** Whether the person signs in to Graph anyway. */
  readonly readsGraph: boolean;
  /** Another way to sign in, for tests. */
  readonly credentialFor?: typeof deviceCodeCredential;
}

type TokenGiver = Pick<DeviceCodeCredential, 'getToken'>;

function deviceCodeCredential({ tenantId, clientId, show }: { tenantId: string; clientId: string; show: (message: string) => void }): TokenGiver {
  return new DeviceCodeCredential({ tenantId, clientId, userPromptCallback: ({ message }) => show(message) });
}

/** Whoever has no access to Azure lets the second code lapse; the checks that need it are skipped then. */
const azurePatienceMs = 120_000;
const beforeAzure = 'Some checks read Azure, which takes a sign-in of its own. Without one within two minutes they are skipped.\n';

/** Shows a code to sign in with: for Graph, and one more for Azure where the first sign-in does not open it. */
export function deviceCodeSignIn({ tenantId, clientId, checks, cloud, readsGraph, credentialFor = deviceCodeCredential }: DeviceCodeOptions): SignedIn {
  const graphScopes = permissionsOf([...checks, overviewAsker]).delegated.map((permission) => `${graphBaseUrls[cloud]}/${permission}`);
  let preface = '';
  const credential = credentialFor({ tenantId, clientId, show: (message) => process.stderr.write(`${preface}${message}\n`) });
  // One after the other: whoever reads two codes at once types the wrong one in.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (getToken: () => Promise<AccessToken>): Promise<AccessToken> => {
    const next = turn.then(getToken);
    turn = next.catch(() => undefined);
    return next;
  };
  const forGraph = (options?: GetTokenOptions) => inTurn(() => credential.getToken(graphScopes, options));
  return {
    graph: { getToken: (_scope, options) => forGraph(options) },
    arm: {
      async getToken(scope, options) {
        if (readsGraph) await forGraph(options);
        return inTurn(() => {
          preface = beforeAzure;
          return withPatience(options, (patient) => credential.getToken(scope, patient));
        });
      },
    },
  };
}

async function withPatience(options: GetTokenOptions | undefined, getToken: (options: GetTokenOptions) => Promise<AccessToken>): Promise<AccessToken> {
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), azurePatienceMs);
  options?.abortSignal?.addEventListener('abort', () => impatience.abort());
  try {
    return await getToken({ ...options, abortSignal: impatience.signal });
  } catch (error) {
    throw impatience.signal.aborted ? new Error('nobody signed in to Azure.', { cause: error }) : error;
  } finally {
    clearTimeout(timer);
  }
}
