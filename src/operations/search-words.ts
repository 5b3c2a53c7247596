/** What something is found by while somebody types. */
export interface Described {
  readonly title: string;
  /** Ids and numbers. */
  readonly names: readonly string[];
  /** Other words that narrow a search down but do not make a good hit by themselves. */
  readonly more: readonly string[];
}

const letters = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** The words of a text, in lower case and without accents. */
export function wordsIn(text: string): readonly string[] {
  return letters(text).split(/[^\p{L}\p{N}_-]+/u).filter((word) => word !== '');
}

/**
 * How well something fits what was typed so far: 0 is not at all. Every word must begin one of its words, since the last one is
 * still being typed; a name beats a title, and a title beats the rest.
 */
export function fitOfWords(wanted: readonly string[], { title, names, more }: Described): number {
  const whole = wanted.join(' ');
  if (names.some((name) => letters(name) === whole)) return 4;
  if (wanted.length === 1 && whole.length > 2 && names.some((name) => letters(name).startsWith(whole))) return 3;
  const inTitle = wordsIn(title);
  const elsewhere = [...names, ...more].flatMap(wordsIn);
  const begins = (words: readonly string[], word: string) => words.some((candidate) => candidate.startsWith(word));
  if (wanted.every((word) => begins(inTitle, word))) return letters(title).startsWith(whole) ? 2.5 : 2;
  return wanted.every((word) => begins(inTitle, word) || begins(elsewhere, word)) ? 1 : 0;
}
