import type { IRichTextBlock, ITextBlock, ITextRun } from '@microsoft/teams.cards';

const longestTitle = 140;

/** One line without control characters, cut to `most` characters. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('').trimEnd()}…`;
}

export function heading(text: string): ITextBlock {
  return { type: 'TextBlock', text, size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' };
}

export function subheading(text: string): ITextBlock {
  return { type: 'TextBlock', text, weight: 'Bolder', wrap: true, style: 'heading', spacing: 'Medium', separator: true };
}

/** Words of ours. Names and titles of a tenant go into `plain`, since a text block reads Markdown. */
export function line(text: string): ITextBlock {
  return { type: 'TextBlock', text, wrap: true, spacing: 'Small' };
}

export function note(text: string): ITextBlock {
  return { type: 'TextBlock', text, wrap: true, spacing: 'Small', isSubtle: true, size: 'Small' };
}

type Run = string | { readonly bold: string };

/** Text that is shown as it is, whoever wrote it: a rich text block reads no Markdown, so that a title cannot become a link. */
export function plain(...runs: readonly Run[]): IRichTextBlock {
  const inlines = runs.map((run): ITextRun => (typeof run === 'string'
    ? { type: 'TextRun', text: shortenRun(run) }
    : { type: 'TextRun', text: shortenRun(run.bold), weight: 'Bolder' }));
  return { type: 'RichTextBlock', inlines, spacing: 'Small' };
}

/** Runs keep the spaces at their ends: they are parts of one sentence. */
function shortenRun(text: string): string {
  const before = /^\s/.test(text) ? ' ' : '';
  const after = text.length > 1 && /\s$/.test(text) ? ' ' : '';
  return `${before}${shorten(text, longestTitle)}${after}`;
}

/** A name inside a text block, without what Markdown or a mention would read. */
export function unmarked(name: string): string {
  return shorten(name.replace(/[[\]()*_~`<>#|\\]/g, ' '), 60);
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
