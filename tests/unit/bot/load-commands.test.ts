import { describe, expect, it } from 'vitest';
import { loadCommands } from '../../../bot/load-commands.ts';
import { findCommand, wordsOf } from '../../../bot/sentence.ts';

describe('the commands', async () => {
  const commands = await loadCommands();

  it('are found in their folder, the most used first', () => {
    expect(commands.map(({ name }) => name)).toEqual([
      'run assessment', 'status', 'show failed', 'next steps', 'my tasks', 'task', 'overdue', 'assign', 'show check', 'compare', 'set', 'due', 'accept risk', 'comment', 'review exceptions', 'open roadmap',
      'cancel assessment', 'schedule assessment', 'digest now', 'digest on', 'digest settings', 'remind me', 'export', 'import', 'reset', 'help',
    ]);
  });

  it.each(commands.map((command) => [command.name, command] as const))('“%s” is found by its name and by every phrase, in every scope', (name, command) => {
    expect(findCommand(wordsOf(name), commands)?.command.name).toBe(name);
    for (const phrase of command.phrases) {
      expect(wordsOf(phrase).join(' '), 'phrases are compared with normalised words').toBe(phrase);
      expect(findCommand(wordsOf(phrase), commands)?.command.name).toBe(name);
    }
    expect(command.scopes).toEqual(['personal', 'team', 'groupChat']);
  });

  it.each(commands.map(({ name, usage }) => [name, usage]))('“%s” has a usage that starts with it', (name, usage) => {
    expect(usage.startsWith(name)).toBe(true);
  });

  it('that free wording may lead to at once only look', () => {
    // Whatever is not here is asked back before it is done.
    expect(commands.filter(({ onlyLooks }) => onlyLooks).map(({ name }) => name).sort()).toEqual(['compare', 'export', 'help', 'my tasks', 'next steps', 'open roadmap', 'overdue', 'show check', 'show failed', 'status', 'task']);
  });

  it('have words that fit into the command list of the Teams manifest', () => {
    // Schema: titles of 32 and descriptions of 128 characters.
    for (const { name, description } of commands) expect([name.length <= 32, description.length <= 128]).toEqual([true, true]);
  });
});
