import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { CardMessage } from '../../../../bot/cards/card-message.ts';
import { loadCommands } from '../../../../bot/load-commands.ts';
import { expectGoodCard, expectPlainWords, verbsOf } from './card-rules.ts';
import { evidenceMark, type CardSamples } from './sample-facts.ts';

const sampleFolder = new URL('samples/', import.meta.url);

const sampled = await Promise.all((await readdir(sampleFolder)).map((file) => file.replace(/\.ts$/, '')).map(async (name) => ({ name, samples: (await import(new URL(`${name}.ts`, sampleFolder).href) as { default: CardSamples }).default })));
const rows = sampled.flatMap(({ name, samples }) => Object.entries(samples).map(([state, make]): [string, string, () => CardMessage] => [name, state, make]));

/** Buttons of dialogs that the message extension shows: Teams sends them elsewhere. */
const verbs = new Set((await loadCommands()).flatMap(({ presses = {} }) => Object.keys(presses)));

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
