import { commentPieces, mentionOf } from '../../../../src/roadmap/comment.ts';

/** Longer than any name: what follows is a sentence. */
const longestQuery = 60;
const mostMatches = 6;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What somebody types after an `@`, up to the caret, and where the `@` stands; null when they are not mentioning anybody. */
export function mentionQuery(text: string, caret: number): { readonly from: number; readonly words: string } | null {
  const from = text.lastIndexOf('@', caret - 1);
  if (from < 0 || caret - from > longestQuery) return null;
  const words = text.slice(from + 1, caret);
  // An @ within a word is a mail address.
  const startsWord = from === 0 || /[\s([{"'“‘]/.test(text.charAt(from - 1));
  return startsWord && !/^\s|\n/.test(words) ? { from, words } : null;
}

/** Members whose name, or a part of it, begins with these words. */
export function membersMatching<M extends Named>(members: readonly M[], words: string): M[] {
  const wanted = fold(words);
  return members.filter(({ name }) => fold(name).startsWith(wanted) || fold(name).includes(` ${wanted}`)).slice(0, mostMatches);
}

/** Puts a mention in the place of what was typed for it. */
export function insertMention(text: string, { from, to }: { readonly from: number; readonly to: number }, person: Named): { readonly text: string; readonly caret: number } {
  const before = `${text.slice(0, from)}${mentionOf(person)} `;
  return { text: before + text.slice(to).replace(/^ /, ''), caret: before.length };
}

/**
 * Ids of the members whom a text mentions.
 * @param picked were chosen from the list: among several of one name they are meant
 */
export function mentionedIn(text: string, members: readonly Named[], picked: readonly Named[]): string[] {
  const ids = commentPieces({ text, mentions: [...picked, ...members] }).flatMap((piece) => (piece.kind === 'mention' ? [piece.personId] : []));
  return [...new Set(ids)];
}

/** Without case and accents: people type what their keyboard has. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();
