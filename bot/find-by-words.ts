import { distance } from 'fastest-levenshtein';

/** What something is found by. */
export interface Findable {
  readonly title: string;
  /** Ids and numbers: one of them alone says which it is. */
  readonly names: readonly string[];
}

/** One thing, or several that fit about as well (the best first), or none. */
export type Found<T> =
  /** `certain`: named by its id or with words that its title has, most of it. Otherwise it is the best guess. */
  | { readonly kind: 'one'; readonly item: T; readonly certain: boolean }
  | { readonly kind: 'several'; readonly items: readonly T[] } | { readonly kind: 'none' };

const mostOffered = 6;
/** Below this, a thing has nothing to do with the words. */
const leastFit = 0.6;
/** What fits this well, and better than everything else by the lead, is meant. */
const goodFit = 0.8;
const lead = 0.12;
/** Of the title that the words leave out: decides between things that have all the words, if they are most of it. */
const weightOfTitle = 0.3;
const mostOfTitle = 0.6;
/** Every word stands in the title, whole or as its beginning. */
const certainHaving = 0.95;
const leastLetters = 3;
const leastLikeness = 0.65;

const empty: ReadonlySet<string> = new Set(['the', 'a', 'an', 'of', 'for', 'to', 'in', 'on', 'and', 'or', 'with', 'your', 'our', 'my', 'task', 'activity', 'check', 'number', 'please']);

/** Finds something by its id, or by words of its title, in any order and misspelt. */
export function findByWords<T>(words: string, things: readonly T[], read: (thing: T) => Findable): Found<T> {
  const asked = compact(words);
  if (asked === '') return { kind: 'none' };
  const findable = things.map((thing) => ({ thing, ...read(thing) }));
  const named = findable.find(({ title, names }) => compact(title) === asked || names.some((name) => compact(name) === asked));
  if (named) return { kind: 'one', item: named.thing, certain: true };
  // Several ids: whoever reads only the first does half of what was said.
  const said = findable.filter(({ names }) => names.some((name) => isNamedIn(words, name)));
  if (said.length > 1) return { kind: 'several', items: said.slice(0, mostOffered).map(({ thing }) => thing) };
  const first = findable.find(({ names }) => names.some((name) => startsWithName(words, name)));
  if (first) return { kind: 'one', item: first.thing, certain: true };

  const wanted = wordsIn(words);
  if (wanted.length === 0) return { kind: 'none' };
  const ranked = findable
    .map(({ thing, title }) => ({ thing, ...fitOf(wanted, wordsIn(title)) }))
    .filter(({ fit }) => fit >= leastFit)
    .sort((a, b) => b.fit - a.fit);
  const [best, second] = ranked;
  if (!best) return { kind: 'none' };
  const leads = second !== undefined && best.fit - second.fit >= lead && (best.having - second.having >= lead || best.ofTitle >= mostOfTitle);
  if (!second || (best.fit >= goodFit && leads)) return { kind: 'one', item: best.thing, certain: best.having >= certainHaving && best.ofTitle >= mostOfTitle };
  return { kind: 'several', items: ranked.slice(0, mostOffered).map(({ thing }) => thing) };
}

/** `RMI_001 Design your policies`: the id says it all. */
function startsWithName(words: string, name: string): boolean {
  const first = words.trim().split(/[\s:,–—]+/)[0] ?? '';
  return /\d/.test(name) && first.length > leastLetters && compact(first) === compact(name);
}

/** Ids hold a digit, so that no word of a sentence is one by chance. */
function isNamedIn(words: string, name: string): boolean {
  return /\d/.test(name) && words.trim().split(/[\s:,;/]+/).some((word) => word.length > leastLetters && compact(word) === compact(name));
}

/** How well a title fits: whether it has the words, and a little of how much of it they are. */
function fitOf(wanted: readonly string[], title: readonly string[]): { fit: number; having: number; ofTitle: number } {
  const each = wanted.map((word) => Math.max(0, ...title.map((candidate) => likeness(word, candidate))));
  const having = each.reduce((sum, one) => sum + one, 0) / wanted.length;
  const ofTitle = title.length === 0 ? 0 : Math.min(1, each.filter((one) => one > 0).length / title.length);
  return { fit: having * (1 - weightOfTitle + weightOfTitle * ofTitle), having, ofTitle };
}

function likeness(word: string, candidate: string): number {
  if (word === candidate) return 1;
  if (word.length >= leastLetters && candidate.startsWith(word)) return 0.95;
  if (word.length <= leastLetters || candidate.length <= leastLetters) return 0;
  const like = 1 - distance(word, candidate) / Math.max(word.length, candidate.length);
  return like >= leastLikeness ? like : 0;
}

function wordsIn(text: string): readonly string[] {
  const words = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const telling = words.filter((word) => !empty.has(word));
  return telling.length > 0 ? telling : words;
}

function compact(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
