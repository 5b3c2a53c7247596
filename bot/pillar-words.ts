import { pillarIds, pillarNames, type PillarId } from '../src/catalog/catalog.ts';
import { Refusal } from '../src/operations/refusal.ts';

/** What people call the pillars, besides their names and ids. */
const alsoCalled: Readonly<Record<PillarId, readonly string[]>> = {
  identity: ['identities'],
  devices: ['device', 'endpoint', 'endpoints'],
  data: [],
  network: ['networks', 'networking'],
  infrastructure: ['infra'],
  'security-operations': ['secops', 'sec ops', 'security operation', 'soc'],
  ai: ['artificial intelligence'],
  devsecops: ['dev sec ops'],
};

const callings = pillarIds
  .flatMap((pillar) => [pillarNames[pillar].toLowerCase(), pillar.replaceAll('-', ' '), ...alsoCalled[pillar]].map((calling) => ({ pillar, words: calling.split(' ') })))
  .sort((a, b) => b.words.length - a.words.length);

const fillers: ReadonlySet<string> = new Set(['for', 'of', 'on', 'in', 'and', 'or', 'plus', 'with', 'only', 'pillar', 'pillars', 'this', 'my', 'tenant']);
const everything: ReadonlySet<string> = new Set(['all', 'everything', 'everywhere']);

/**
 * Reads pillars out of words: `identity and secops` → `['identity', 'security-operations']`.
 * @returns null when no pillar, or all of them, were named
 * @throws {Refusal} 400 for a word that is none, with the eight names
 */
export function pillarsIn(words: readonly string[]): readonly PillarId[] | null {
  const named = new Set<PillarId>();
  let isAll = false;
  let rest = words;
  while (rest.length > 0) {
    const [first = ''] = rest;
    const calling = callings.find((candidate) => candidate.words.every((word, index) => rest[index] === word));
    if (calling) named.add(calling.pillar);
    else if (everything.has(first)) isAll = true;
    else if (!fillers.has(first)) throw new Refusal(400, `“${first}” is not a pillar. The pillars are ${pillarIds.map((pillar) => pillarNames[pillar]).join(', ')}.`);
    rest = rest.slice(calling?.words.length ?? 1);
  }
  return isAll || named.size === 0 ? null : pillarIds.filter((pillar) => named.has(pillar));
}
