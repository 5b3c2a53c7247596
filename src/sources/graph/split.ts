import type { GraphQuery } from '../../assessment/need.ts';

/** A collection that is walked in one chain up to this size: four full pages. */
export const mostInOneChain = 4_000;
/** Who asks for pages of this size expects many. Users with their sign-in activity come in no larger ones. */
const fullPage = 500;
/** Into how many chains of about the same length a collection is split, at most. */
const partsWanted = 16;
/** How often a part that is still too long is divided further. */
const mostRounds = 6;

/** A text property with a value in every object, by whose first characters the service can filter. */
interface SplitKey {
  readonly property: string;
  /** Characters that the value mostly consists of. The directory compares without regard to case. */
  readonly alphabet: string;
}

const hexadecimal = '0123456789abcdef';
const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
/** @see https://learn.microsoft.com/graph/aad-advanced-queries#support-for-filter-by-properties-of-microsoft-entra-id-directory-objects */
const splitKeys: Readonly<Record<string, SplitKey>> = {
  // All that a user principal name may begin with.
  users: { property: 'userPrincipalName', alphabet: `${letters}${digits}_-.'!#^~` },
  servicePrincipals: { property: 'appId', alphabet: hexadecimal },
  applications: { property: 'displayName', alphabet: `${letters}${digits} -_.` },
  groups: { property: 'displayName', alphabet: `${letters}${digits} -_.` },
  devices: { property: 'deviceId', alphabet: hexadecimal },
};

/** One of several queries that together find what the whole finds. */
export interface Part {
  readonly query: GraphQuery;
  readonly size: number;
}

/** Whether a query walks through a long collection that can be split. */
export function isSplittable({ path, top }: GraphQuery): boolean {
  return splitKeys[path] !== undefined && (top ?? 0) >= fullPage;
}

/**
 * Splits a long collection by the first characters of a property. Nothing may be read twice or missed, so that every division is
 * proven before it is used:
 * disjoint, because no value begins with two different characters at the same place;
 * exhaustive, because the service's own counts of the parts add up to its count of the whole. Where they do not, objects without
 * a value or with another first character are left: they get a part of their own, "begins with none of these", and its count
 * has to make up the difference. Whatever is not proven this way stays undivided.
 * @param count by the service; a rejection means that it cannot be counted this way
 * @returns null when the collection stays one chain
 */
export async function splitQuery(query: GraphQuery, total: number, count: (query: GraphQuery) => Promise<number>): Promise<Part[] | null> {
  const key = splitKeys[query.path];
  if (!key || total <= mostInOneChain) return null;
  const enough = Math.max(mostInOneChain, total / partsWanted);
  let open: Prefixed[] = [{ query, size: total, prefix: '' }];
  const done: Part[] = [];
  for (let round = 0; round < mostRounds && open.length > 0; round += 1) {
    const divided = await Promise.all(open.map(async (part) => (await divide(part, query, key, count)) ?? [{ ...part, prefix: null }]));
    const found = divided.flat();
    done.push(...found.filter((part) => !isOpen(part, enough)));
    open = found.filter((part): part is Prefixed => isOpen(part, enough));
  }
  const parts = [...done, ...open].map(({ query: each, size }) => ({ query: each, size }));
  // The longest first, so that none of them is left over at the end.
  return parts.length > 1 ? parts.toSorted((a, b) => b.size - a.size) : null;
}

interface Prefixed extends Part {
  readonly prefix: string;
}
/** A part without prefix cannot be divided. */
type Divided = Part & { readonly prefix: string | null };

const isOpen = ({ prefix, size }: Divided, enough: number) => prefix !== null && size > enough;

async function divide({ query: whole, size, prefix }: Prefixed, original: GraphQuery, { property, alphabet }: SplitKey, count: (query: GraphQuery) => Promise<number>): Promise<Divided[] | null> {
  const startsWith = (text: string) => `startswith(${property},'${text.replaceAll("'", "''")}')`;
  const longer = Array.from(alphabet, (character) => `${prefix}${character}`);
  try {
    const parts = await Promise.all(longer.map(async (text) => {
      const query = withFilter(original, startsWith(text));
      return { query, size: await count(query), prefix: text };
    }));
    const filled = parts.filter((part) => part.size > 0);
    const missing = size - filled.reduce((sum, part) => sum + part.size, 0);
    if (missing === 0) return filled;
    const others = { ...withFilter(whole, longer.map((text) => `not(${startsWith(text)})`).join(' and ')), advanced: true };
    return (await count(others)) === missing ? [...filled, { query: others, size: missing, prefix: null }] : null;
  } catch {
    // The service does not count this way, or not now: one chain reads all of it.
    return null;
  }
}

function withFilter(query: GraphQuery, condition: string): GraphQuery {
  return { ...query, filter: query.filter === undefined ? condition : `(${query.filter}) and ${condition}` };
}
