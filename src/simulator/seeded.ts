import { createHash } from 'node:crypto';

/** The same text gives the same GUID: sample data is the same on every machine and every day. */
export function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A number from 0 (included) to `below` (excluded) that depends on the text only. */
export function numberOf(text: string, below: number): number {
  return createHash('sha256').update(`number ${text}`).digest().readUInt32BE() % below;
}

/** One of the choices, decided by the text. */
export function choiceOf<Item>(text: string, choices: readonly [Item, ...Item[]]): Item {
  return choices[numberOf(text, choices.length)] ?? choices[0];
}

const firstDay = Date.UTC(2021, 0, 4);
const dayMs = 86_400_000;

/** A moment within `days` after the first day of the sample tenant, to the second. */
export function momentOf(text: string, days: number): string {
  return new Date(firstDay + numberOf(`day ${text}`, days) * dayMs + numberOf(`second ${text}`, 86_400) * 1000).toISOString().replace('.000Z', 'Z');
}
