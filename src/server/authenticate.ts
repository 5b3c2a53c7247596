import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Cloud } from '../assessment/need.ts';
import { Refusal } from '../operations/refusal.ts';

/** Tells who sent a request from its `Authorization` header. @throws {Refusal} 401 with what to do */
export type Authenticate = (authorization: string | undefined) => Promise<{ readonly personId: string }>;

const loginHosts: Readonly<Record<Cloud, string>> = {
  global: 'login.microsoftonline.com',
  usgov: 'login.microsoftonline.us',
  usgovdod: 'login.microsoftonline.us',
  china: 'login.partner.microsoftonline.cn',
};

export interface TeamsSignIn {
  readonly tenantId: string;
  /** Client id of the tab's app registration: the audience of its v2 tokens. */
  readonly tabAppId: string;
  readonly cloud: Cloud;
  /** Entra's signing keys; those of the tenant when left out. */
  readonly keys?: JWTVerifyGetKey;
}

/** No second look for an unknown key id within this time: invented ids would have us ask Entra with every request. */
const keyCooldownMs = 30_000;
const keyLifeMs = 12 * 60 * 60 * 1000;

/** Signing keys from an address: fetched once, kept, and fetched anew for a key id that is not among them. */
export const signingKeysFrom = (address: URL): JWTVerifyGetKey => createRemoteJWKSet(address, { cooldownDuration: keyCooldownMs, cacheMaxAge: keyLifeMs });

const claimsSchema = z.object({ oid: z.guid(), tid: z.guid(), scp: z.string() });
const clockSkewSeconds = 60;

/**
 * Checks Teams single sign-on tokens: signature, issuer, audience, expiry, tenant and scope.
 * https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens
 */
export function teamsSignIn({ tenantId, tabAppId, cloud, keys }: TeamsSignIn): Authenticate {
  const authority = `https://${loginHosts[cloud]}/${tenantId}`;
  const signingKeys = keys ?? signingKeysFrom(new URL(`${authority}/discovery/v2.0/keys`));
  const required = { issuer: `${authority}/v2.0`, audience: tabAppId, algorithms: ['RS256'], clockTolerance: clockSkewSeconds, requiredClaims: ['exp', 'iat', 'oid', 'tid', 'scp'] };
  return async (authorization) => {
    const { payload } = await jwtVerify(bearerOf(authorization), signingKeys, required).catch((error: unknown) => {
      if (isOfKeys(error)) throw new Refusal(503, 'Microsoft Entra did not hand out its signing keys. Try again in a minute.', { cause: error });
      throw new Refusal(401, 'The sign-in is not valid or has expired. Reload the tab.', { cause: error });
    });
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success || claims.data.tid !== tenantId) throw new Refusal(401, 'The sign-in is of another organisation. Open the tab in your own.');
    if (!claims.data.scp.split(' ').includes('access_as_user')) throw new Refusal(401, 'The sign-in lacks the scope access_as_user. Ask an administrator to consent to the app.');
    return { personId: claims.data.oid };
  };
}

/** Whether the keys were not to be had, rather than the token not good: jose throws its base error for an answer that is no set of keys. */
function isOfKeys(error: unknown): boolean {
  const isAnswerOfEntra = error instanceof errors.JOSEError && error.code === errors.JOSEError.code;
  return isAnswerOfEntra || error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error instanceof TypeError;
}

const localScheme = 'local:';

/** Local mode: the request names one of the sample people. Only ever used on loopback. */
export function localSignIn(people: readonly { readonly id: string }[]): Authenticate {
  return (authorization) => {
    const token = bearerOf(authorization);
    const person = people.find(({ id }) => token === localScheme + id);
    return person ? Promise.resolve({ personId: person.id }) : Promise.reject(new Refusal(401, 'Nobody of that name is here. Pick a user on the start page of the tab.'));
  };
}

function bearerOf(authorization: string | undefined): string {
  const token = /^Bearer (?<token>\S+)$/i.exec(authorization ?? '')?.groups?.['token'];
  if (!token) throw new Refusal(401, 'Sign in first: this request carries no token.');
  return token;
}
