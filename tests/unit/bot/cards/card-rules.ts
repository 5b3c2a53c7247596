import { createRequire } from 'node:module';
import { expect } from 'vitest';
import { attachmentOf, maxCardBytes, type CardMessage } from '../../../../bot/cards/card-message.ts';
import { activityOf } from '../../../../bot/notify.ts';

interface Event { readonly message: string }
interface AdaptiveCardsLibrary {
  AdaptiveCard: new () => { parse(card: unknown, context: unknown): void; validateProperties(): { validationEvents: readonly Event[] } };
  SerializationContext: new (version: unknown) => { readonly eventCount: number; getEventAt(index: number): Event };
  Versions: { v1_5: unknown };
}
// Its entry points fail in Node; the bundle parses and validates without a browser.
const library = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as AdaptiveCardsLibrary;

/** Teams renders these; the parser does not know them and takes their fallback. */
const unknownToParser = /^Unknown element type "(?:ProgressBar|Chart\.Donut|Chart\.Line)"/;

/** What every card keeps to: a valid schema, Teams' size limit, and words for where cards do not show. */
export function expectGoodCard(message: CardMessage): void {
  const parsed = new library.AdaptiveCard();
  const log = new library.SerializationContext(library.Versions.v1_5);
  // Through JSON, as Teams gets it.
  parsed.parse(JSON.parse(JSON.stringify(message.card)), log);
  const complaints = Array.from({ length: log.eventCount }, (_, index) => log.getEventAt(index).message).filter((complaint) => !unknownToParser.test(complaint));
  expect(complaints).toEqual([]);
  expect(parsed.validateProperties().validationEvents.map(({ message: complaint }) => complaint)).toEqual([]);
  expect(Buffer.byteLength(JSON.stringify(activityOf(message)))).toBeLessThan(maxCardBytes);
  expect(Buffer.byteLength(JSON.stringify(attachmentOf(message)))).toBeLessThan(maxCardBytes);
  expect(message.text.trim()).not.toBe('');
  expect(message.card.fallbackText).toBe(message.text);
  expect(message.card.version).toBe('1.5');
}

/** Every text that a card shows, in reading order. */
export function textsOf(message: CardMessage): string[] {
  const texts: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      const element = value as Record<string, unknown>;
      if (element['type'] === 'RichTextBlock') {
        texts.push((element['inlines'] as { text: string }[]).map(({ text }) => text).join(''));
        return;
      }
      for (const key of ['text', 'title', 'value', 'label']) {
        if (typeof element[key] === 'string') texts.push(element[key]);
      }
      for (const key of ['body', 'items', 'columns', 'facts', 'actions', 'choices']) visit(element[key]);
    }
  };
  visit(message.card);
  return texts;
}

/** Everything in a card that has a type, elements and actions alike. */
function partsOf(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object' || value === null) return [];
  const part = value as Record<string, unknown>;
  return [...(typeof part['type'] === 'string' ? [part] : []), ...Object.values(part).flatMap(partsOf)];
}

export function verbsOf({ card }: CardMessage): string[] {
  return partsOf(card).filter(({ type }) => type === 'Action.Execute').map(({ verb }) => String(verb));
}

/** Text blocks read Markdown: what people wrote makes none there, and no mention of anybody who is not named. */
export function expectPlainWords({ card, text }: CardMessage): void {
  const parts = partsOf(card);
  const mentioned = (card.msteams?.entities ?? []).map((entity) => entity.text);
  for (const block of parts.filter(({ type }) => type === 'TextBlock')) {
    const words = String(block['text']);
    expect(words.trim()).not.toBe('');
    expect(words).not.toMatch(/:\/\/|\]\(|`|~~/);
    expect((words.match(/\*\*/g) ?? []).length % 2, words).toBe(0);
    for (const [tag] of words.matchAll(/<at>.*?<\/at>/g)) expect(mentioned).toContain(tag);
    expect(words.replace(/<at>.*?<\/at>/g, '')).not.toContain('<');
  }
  // Elements say something, and every button has a name.
  for (const words of textsOf({ card, text })) expect(words).not.toMatch(/undefined|\bnull\b|NaN|\[object|Invalid Date/);
  for (const words of [text, ...textsOf({ card, text })]) expect(words).not.toMatch(/[\u0000-\u001f]/);
  for (const action of parts.filter(({ type }) => String(type).startsWith('Action.'))) expect(action['title']).toMatch(/\S/);
}

/** Text that tries to break out: Markdown, a link, control characters, quotes, and characters of many bytes. */
export const hostile = '[click](https://evil.example) **bold** <at>x</at> "\\\u0000\u001f ' + '👩‍👩‍👧‍👦漢字"\\'.repeat(60);
