import { distance } from 'fastest-levenshtein';

/** What a command understands, as its file declares it. */
export interface Understood {
  /** What it is called, such as `run assessment`. */
  readonly name: string;
  /** Normalised sentences that mean it, the name among them. */
  readonly phrases: readonly string[];
  /** Whether words may follow a phrase. */
  readonly takesWords: boolean;
}

const namedEntities: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What people put around a request. Longer ones first: `could you please` before `could you`. */
const openings = phrases(
  'good morning', 'good afternoon', 'good evening', 'i would like you to', 'i would like to', 'we would like to', 'i want you to', 'i want to', 'we want to', 'i need to', 'we need to',
  'would you mind', 'would you', 'could you', 'can you', 'will you', 'could we', 'can we', 'could i', 'can i', 'may i', 'let us', 'lets', 'go ahead and', 'thank you', 'zero trust roadmap',
  'please', 'pls', 'kindly', 'hey', 'hi', 'hello', 'dear', 'bot', 'ok', 'okay', 'so', 'well', 'just', 'now', 'thanks', 'and', 'then', 'there', 'quickly',
  'guten morgen', 'guten tag', 'hallo', 'bitte', 'bonjour', 'salut', 's il vous plaît', 's il te plaît',
);
const closings = phrases(
  'when you have time', 'when you can', 'if you can', 'if possible', 'as soon as possible', 'thank you very much', 'thank you so much', 'thank you', 'thanks a lot', 'many thanks',
  'would you', 'could you', 'will you', 'can you', 'right now', 'right away', 'for me', 'for us', 'for now', 'thanks', 'thx', 'cheers', 'please', 'pls', 'asap', 'bot', 'today', 'now', 'again', 'then',
  'bitte', 'danke', 'vielen dank', 'danke schön', 'merci', 'merci beaucoup', 's il vous plaît', 's il te plaît',
);
const articles: ReadonlySet<string> = new Set(['the', 'a', 'an', 'our']);
const givingVerbs: ReadonlySet<string> = new Set(['show', 'give', 'tell', 'send', 'get', 'post']);
const receivers: ReadonlySet<string> = new Set(['me', 'us']);

/**
 * The words of a message that carry its meaning: lower case, without mentions, HTML, punctuation, politeness and articles.
 * `Hey <at>Roadmap</at>, could you please run the assessment for me?` → `['run', 'assessment']`
 */
export function wordsOf(text: string): readonly string[] {
  const words = spokenText(text)
    .toLowerCase()
    .replace(/[’`´]/g, "'")
    .replace(/\b(what|how|who|where|that|it)'s\b/g, '$1 is')
    .replace(/\b(i|we)'d\b/g, '$1 would')
    .replace(/\blet's\b/g, 'lets')
    .replace(/\bwhats\b/g, 'what is')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '');
  return withoutPoliteness(words)
    .filter((word) => !articles.has(word))
    .filter((word, index, all) => !(receivers.has(word) && givingVerbs.has(all[index - 1] ?? '')));
}

/** The text as it reads on the screen, without mentions of anybody. */
export function spokenText(text: string): string {
  return readable(text.replace(mention, ' '));
}

/**
 * What somebody wrote behind a phrase, as they wrote it: reasons and names keep their letters, and a mention stands as `@Name`.
 * @param phrase normalised, as `findCommand` gives it; articles and politeness around it do not matter
 */
export function writtenAfter(text: string, phrase: string): string {
  const written = readable(text.replace(mention, '@$1 ')).replace(/\s+/g, ' ');
  const between = '[^\\p{L}\\p{N}_]+(?:(?:the|a|an|our|me|us)[^\\p{L}\\p{N}_]+)*';
  const behind = new RegExp(`(?<![\\p{L}\\p{N}_])${phrase.split(' ').join(between)}(?![\\p{L}\\p{N}_])(.*)$`, 'iu').exec(written)?.[1] ?? '';
  // The point of “31.12.” belongs to the date, that of “31/12.” does not.
  const ending = /(?:[\s!?]|(?<!\d)\.|(?<=[/-]\d{1,4})\.)+$/;
  return behind.replace(/^[\s:,–—-]+/, '').replace(ending, '').replace(politeEnding, '').replace(ending, '');
}

/** At the end of what is kept as it was written; “now” or “for us” may belong to a comment. */
const politeEnding = /(?:^|[\s,]+)(?:please|pls|thanks(?: a lot)?|many thanks|thank you(?: (?:very|so) much)?|thx|cheers|bitte|(?:vielen )?danke?|merci(?: beaucoup)?|s['’]il (?:vous|te) pla[iî]t)$/i;

const mention = /<at\b[^>]*>(.*?)<\/at>/gis;

/** Without tags, and with characters for entities. */
function readable(text: string): string {
  return text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return namedEntities[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    })
    .trim();
}

function withoutPoliteness(words: readonly string[]): readonly string[] {
  let rest = words;
  for (;;) {
    const opening = openings.find((phrase) => startsWith(rest, phrase));
    const afterOpening = opening ? rest.slice(opening.length) : rest;
    const closing = closings.find((phrase) => startsWith(afterOpening.slice(-phrase.length), phrase));
    const shorter = closing ? afterOpening.slice(0, -closing.length) : afterOpening;
    if (shorter.length === rest.length) return rest;
    rest = shorter;
  }
}

/**
 * Finds the command that a sentence means; the longest phrase wins.
 * @returns the command, the phrase that was said and the words after it; null when none fits
 */
export function findCommand<C extends Understood>(words: readonly string[], commands: readonly C[]): { command: C; phrase: string; rest: readonly string[] } | null {
  const fits = commands.flatMap((command) => command.phrases.map((phrase) => ({ command, phrase: phrase.split(' ') })))
    .filter(({ command, phrase }) => startsWith(words, phrase) && (command.takesWords || phrase.length === words.length))
    .sort((a, b) => b.phrase.length - a.phrase.length);
  const best = fits[0];
  return best ? { command: best.command, phrase: best.phrase.join(' '), rest: words.slice(best.phrase.length) } : null;
}

/** Every word beside the best window of a sentence: a misspelt long phrase is meant rather than its first word alone. */
const leftOverCost = 0.15;

/** The command that a sentence that fits none comes closest to; null for an empty one. */
export function closestCommand<C extends Understood>(words: readonly string[], commands: readonly C[]): C | null {
  if (words.length === 0) return null;
  const ranked = commands
    .map((command) => ({ command, far: Math.min(...command.phrases.map((phrase) => farness(words, phrase))) }))
    .sort((a, b) => a.far - b.far);
  return ranked[0]?.command ?? null;
}

/** Farther than this, a suggestion is a guess: it is named, but not offered as a button. */
const nearEnough = 0.4;

/**
 * The sentence that was probably meant, misspelt at its beginning: `rn asessment identity` → `run assessment identity`.
 * @returns null where no command is near, or its phrase does not stand at the beginning
 */
export function nearestSentence(text: string, commands: readonly Understood[]): string | null {
  const words = wordsOf(text);
  const ranked = commands.flatMap((command) => command.phrases.map((phrase) => {
    const said = words.slice(0, phrase.split(' ').length).join(' ');
    const leftOver = command.takesWords ? 0 : Math.max(words.length - phrase.split(' ').length, 0);
    return { command, phrase, said, far: slips(said, phrase) / Math.max(said.length, phrase.length) + leftOverCost * leftOver };
  })).sort((a, b) => a.far - b.far || b.phrase.length - a.phrase.length);
  const [best] = ranked;
  if (!best || best.said === '' || best.far > nearEnough) return null;
  const rest = best.command.takesWords ? writtenAfter(text, best.said) : '';
  return rest === '' ? best.phrase : `${best.phrase} ${rest}`;
}

/** Letters that stand in each other's place are one slip of the fingers. */
function slips(said: string, phrase: string): number {
  const letters = (text: string) => Array.from(text).sort().join('');
  return said !== phrase && letters(said) === letters(phrase) ? 1 : distance(said, phrase);
}

/** What was said, as it was written, with mentions as `@Name`; the bot itself, mentioned to be heard, is left out. */
export function writtenText(text: string, botName: string): string {
  return readable(text.replace(mention, (_, name: string) => (name.trim() === botName.trim() ? ' ' : `@${name} `))).replace(/\s+/g, ' ').trim();
}

/** How far a phrase is from the part of a sentence that is most like it: 0 is the same, 1 has nothing in common. */
function farness(words: readonly string[], phrase: string): number {
  const length = phrase.split(' ').length;
  const starts = Math.max(words.length - length, 0) + 1;
  const windows = Array.from({ length: starts }, (_, start) => words.slice(start, start + length).join(' '));
  const nearest = Math.min(...windows.map((window) => distance(window, phrase) / Math.max(window.length, phrase.length)));
  return nearest + leftOverCost * Math.abs(words.length - length);
}

function startsWith(words: readonly string[], phrase: readonly string[]): boolean {
  return phrase.length > 0 && phrase.length <= words.length && phrase.every((word, index) => words[index] === word);
}

function phrases(...sentences: readonly string[]): readonly (readonly string[])[] {
  return sentences.map((sentence) => sentence.split(' ')).sort((a, b) => b.length - a.length);
}
