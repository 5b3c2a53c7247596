import type { IRichTextBlock, ITextBlock, ITextRun } from '@microsoft/teams.cards';

const longestTitle = 140;
const longestNote = 300;
/** UTF-16 units that one character may take here: enough for any letter and most emoji, and a bound on what a hostile title can weigh. */
const longestCharacter = 4;

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One line without control characters, cut to `most` characters as people count them. */
export function shorten(text: string, most: number): string {
  const oneLine = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  // A character is at least one UTF-16 unit: most texts need no counting.
  if (oneLine.length <= most) return oneLine;
  const parts = Array.from(characters.segment(oneLine.slice(0, most * longestCharacter)), ({ segment }) => segment);
  if (parts.length <= most && oneLine.length <= most * longestCharacter) return oneLine;
  // The last part may be half a character: it gives way to the ellipsis.
  return `${parts.slice(0, Math.min(most, parts.length) - 1).join('').trimEnd()}…`;
}

export function heading(text: string): ITextBlock {
  return { type: 'TextBlock', text, size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' };
}

/** The heading of a card about something that people named. */
export function plainHeading(text: string): IRichTextBlock {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: shorten(text, longestTitle), size: 'Large', weight: 'Bolder' }] };
}

export function subheading(text: string): ITextBlock {
  return { type: 'TextBlock', text, weight: 'Bolder', wrap: true, style: 'heading', spacing: 'Medium', separator: true };
}

/** What a score says beside its counts of checks that the team has accepted the risk of; nothing where there is none. */
export const acceptedWords = (accepted: number): string[] => (accepted > 0 ? [`${accepted} with an accepted risk`] : []);

/** Words of ours. Names and titles of a tenant go into `plain`, since a text block reads Markdown. */
export function line(text: string): ITextBlock {
  return { type: 'TextBlock', text, wrap: true, spacing: 'Small' };
}

export function note(text: string): ITextBlock {
  return { type: 'TextBlock', text, wrap: true, spacing: 'Small', isSubtle: true, size: 'Small' };
}

/** A note with words of people: names, titles. */
export function plainNote(text: string): IRichTextBlock {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: shorten(text, longestNote), isSubtle: true, size: 'Small' }], spacing: 'Small' };
}

type Run = string | { readonly strong: string };

/** Text that is shown as it is, whoever wrote it: a rich text block reads no Markdown, so that a title cannot become a link. */
export function plain(...runs: readonly Run[]): IRichTextBlock {
  const inlines = runs.map((run): ITextRun => (typeof run === 'string'
    ? { type: 'TextRun', text: shortenRun(run) }
    : { type: 'TextRun', text: shortenRun(run.strong), weight: 'Bolder' }));
  return { type: 'RichTextBlock', inlines, spacing: 'Small' };
}

/** Runs keep the spaces at their ends: they are parts of one sentence. */
function shortenRun(text: string): string {
  const before = /^\s/.test(text) ? ' ' : '';
  const after = text.length > 1 && /\s$/.test(text) ? ' ' : '';
  return `${before}${shorten(text, longestTitle)}${after}`;
}

/** A name inside a text block, without what Markdown or a mention would read, and without an address to click. */
export function unmarked(name: string): string {
  return shorten(name.replace(/[[\]()*_~`<>#|\\]|:\/\//g, ' '), 60);
}

export function percent(value: number | null): string {
  return value === null ? 'no score' : `${value} %`;
}

const plurals = new Intl.PluralRules('en');
/** `1 check`, `3 checks`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${new Intl.NumberFormat('en').format(count)} ${plurals.select(count) === 'one' ? one : many}`;
}

/** A calendar day in words; `yyyy-MM-dd` and ISO moments alike. */
export function dayInWords(day: string, timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(new Date(day));
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is left out of a list, or nothing. */
export function moreInRoadmap(all: number, shown: number): readonly ITextBlock[] {
  return all > shown ? [note(`and ${new Intl.NumberFormat('en').format(all - shown)} more in the roadmap`)] : [];
}
