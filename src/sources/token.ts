import type { AccessToken, TokenCredential } from '@azure/identity';
import { ConnectionLost } from './connection-lost.ts';
import { SignInRefused } from './sign-in-refused.ts';

/** Renewed this long before it ends, so that no request leaves with a token that expires on the way. */
const renewBeforeMs = 5 * 60_000;

/** The token of a run: fetched when first needed, renewed before it expires or when the service turns it down. */
export class TokenKeeper {
  private readonly credential: TokenCredential;
  private readonly service: string;
  private readonly scope: string;
  private current: AccessToken | null = null;
  private pending: Promise<AccessToken> | null = null;
  private hadOne = false;

  /** @param service what sentences call it */
  constructor(credential: TokenCredential, { service, scope }: { service: string; scope: string }) {
    this.credential = credential;
    this.service = service;
    this.scope = scope;
  }

  /** @throws SignInRefused when the first sign-in fails; ConnectionLost when a later one does, which an outage can cause */
  async token(signal: AbortSignal): Promise<string> {
    if (this.current && this.current.expiresOnTimestamp - Date.now() > renewBeforeMs) return this.current.token;
    return (await this.fetch(signal)).token;
  }

  /** The service turned this token down. @param claims what it asks a new one to contain (continuous access evaluation) */
  async renew(refused: string, claims: string | undefined, signal: AbortSignal): Promise<string> {
    if (this.current?.token !== refused) return this.token(signal);
    this.current = null;
    return (await this.fetch(signal, claims)).token;
  }

  private fetch(signal: AbortSignal, claims?: string): Promise<AccessToken> {
    this.pending ??= this.signIn(signal, claims).finally(() => {
      this.pending = null;
    });
    return this.pending;
  }

  private async signIn(signal: AbortSignal, claims?: string): Promise<AccessToken> {
    try {
      const token = await this.credential.getToken(this.scope, { abortSignal: signal, enableCae: true, ...(claims === undefined ? {} : { claims }) });
      if (!token) throw new Error('the sign-in gave no token');
      this.current = token;
      this.hadOne = true;
      return token;
    } catch (error) {
      signal.throwIfAborted();
      const problem = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
      if (this.hadOne) throw new ConnectionLost(`the token could not be renewed: ${problem ?? ''}`);
      throw new SignInRefused(`Could not sign in to ${this.service}: ${problem ?? ''}`, { cause: error });
    }
  }
}

/** The claims that a 401 asks for. @see https://learn.microsoft.com/entra/identity-platform/claims-challenge */
export function claimsOf(challenge: string | undefined): string | undefined {
  const encoded = challenge?.match(/claims="([^"]+)"/)?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}
