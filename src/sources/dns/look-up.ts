import { Resolver } from 'node:dns/promises';

/** What DNS says of one host name. */
export interface HostAnswer {
  /** `no` only when DNS itself said that there is no address; a look-up that failed is `unknown`. */
  readonly resolves: 'yes' | 'no' | 'unknown';
  /** Where the last alias of a name without address leads; null where there is none. */
  readonly alias: string | null;
}
export type LookUp = (host: string) => Promise<HostAnswer>;

/** The part of node's resolver that a look-up takes. */
export type Questions = Pick<Resolver, 'resolve4' | 'resolve6' | 'resolveCname'>;

const timeoutMs = 3_000;
const tries = 2;
/** Nobody chains more aliases on purpose. */
const mostAliases = 8;

/** Looks names up at the DNS servers of this machine. */
export function systemLookUp(): LookUp {
  return lookUpWith(new Resolver({ timeout: timeoutMs, tries }));
}

export function lookUpWith(resolver: Questions): LookUp {
  return async (host) => {
    const addresses = await Promise.all([answerTo(() => resolver.resolve4(host)), answerTo(() => resolver.resolve6(host))]);
    if (addresses.includes('yes')) return { resolves: 'yes', alias: null };
    if (addresses.includes('unknown')) return { resolves: 'unknown', alias: null };
    return { resolves: 'no', alias: await lastAlias(resolver, host) };
  };
}

/** DNS' own words for "there is none": the name does not exist, has no such record, or can be no name at all. */
const nothingThere: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME']);

async function answerTo(ask: () => Promise<readonly string[]>): Promise<HostAnswer['resolves']> {
  try {
    return (await ask()).length > 0 ? 'yes' : 'no';
  } catch (error) {
    return nothingThere.has(codeOf(error)) ? 'no' : 'unknown';
  }
}

async function lastAlias(resolver: Questions, host: string): Promise<string | null> {
  let last: string | null = null;
  for (let step = 0; step < mostAliases; step += 1) {
    const names: readonly string[] = await resolver.resolveCname(last ?? host).catch(() => []);
    const next = names[0];
    if (next === undefined) return last;
    last = next.toLowerCase();
  }
  return last;
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');
