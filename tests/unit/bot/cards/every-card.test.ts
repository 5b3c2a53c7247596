import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { CardMessage } from '../../../../bot/cards/card-message.ts';
import { loadCommands } from '../../../../bot/load-commands.ts';
import { expectGoodCard, expectPlainWords, verbsOf } from './card-rules.ts';
import { evidenceMark, type CardSamples } from './sample-facts.ts';

const [cardFolder, sampleFolder] = [new URL('../../../../bot/cards/', import.meta.url), new URL('samples/', import.meta.url)];
const namesIn = async (folder: URL) => (await readdir(folder)).filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3));

/** Files that make whole cards, by what they export; the others make parts of them. */
const cards = (await Promise.all((await namesIn(cardFolder)).map(async (name) => {
  const exported = await import(new URL(`${name}.ts`, cardFolder).href) as Record<string, unknown>;
  return Object.entries(exported).some(([key, value]) => /Card$/.test(key) && typeof value === 'function') ? [name] : [];
}))).flat();

const sampled = await Promise.all((await namesIn(sampleFolder)).map(async (name) => ({ name, samples: (await import(new URL(`${name}.ts`, sampleFolder).href) as { default: CardSamples }).default })));
const rows = sampled.flatMap(({ name, samples }) => Object.entries(samples).map(([state, make]): [string, string, () => CardMessage] => [name, state, make]));

/** Buttons of dialogs that the message extension shows: Teams sends them elsewhere. */
const verbs = new Set((await loadCommands()).flatMap(({ presses = {} }) => Object.keys(presses)));

it('every card has samples of its states', () => {
  expect(sampled.map(({ name }) => name).sort()).toEqual(cards.sort());
});

describe.each(rows)('%s, %s', (_name, state, make) => {
  const card = make();

  it('is a card that Teams takes, with words for where cards do not show', () => expectGoodCard(card));

  it('shows what people wrote as they wrote it, and nothing half made', () => expectPlainWords(card));

  it('has buttons that a command answers', () => {
    expect(verbsOf(card).filter((verb) => !verbs.has(verb))).toEqual([]);
  });

  it.skipIf(state.startsWith('personal: '))('shows no evidence, since others may read along', () => {
    expect(JSON.stringify(card)).not.toContain(evidenceMark);
  });
});
