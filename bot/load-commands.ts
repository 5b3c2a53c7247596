import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import type { Command } from './command.ts';

const folder = new URL('commands/', import.meta.url);

const isFunction = (value: unknown) => typeof value === 'function';
const commandModule = z.object({
  default: z.custom<Command>((value) => z.object({
    name: z.string().min(1).max(32),
    usage: z.string().min(1),
    rank: z.int().min(1),
    description: z.string().min(1).max(128),
    scopes: z.array(z.enum(['personal', 'team', 'groupChat'])).min(1),
    phrases: z.array(z.string().min(1)).min(1),
    takesWords: z.boolean(),
    run: z.custom(isFunction),
  }).safeParse(value).success, 'has no default export made with defineCommand'),
});

/**
 * Every command in `commands/`, by rank.
 * @throws {Error} naming the file whose command is not called like it, or whose phrase or verb another one has
 */
export async function loadCommands(): Promise<readonly Command[]> {
  // .ts from the sources, .js from the build: whatever this file is.
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const files = (await readdir(folder)).filter((file) => file.endsWith(extension) && !file.endsWith('.d.ts')).sort();
  const commands = await Promise.all(files.map(async (file) => {
    const parsed = commandModule.safeParse(await import(new URL(file, folder).href));
    if (!parsed.success) throw new Error(`bot/commands/${file} ${parsed.error.issues[0]?.message ?? 'cannot be read'}.`);
    const command = parsed.data.default;
    if (`${command.name.replaceAll(' ', '-')}${extension}` !== file) throw new Error(`bot/commands/${file} declares “${command.name}”: file and command must have the same name.`);
    return { file, command };
  }));
  refuseDoubles(commands, 'phrase', ({ phrases }) => phrases);
  refuseDoubles(commands, 'verb', ({ presses }) => Object.keys(presses ?? {}));
  return commands.map(({ command }) => command).sort((a, b) => a.rank - b.rank);
}

function refuseDoubles(commands: readonly { file: string; command: Command }[], what: string, keysOf: (command: Command) => readonly string[]): void {
  const owners = new Map<string, string>();
  for (const { file, command } of commands) {
    for (const key of keysOf(command)) {
      const owner = owners.get(key);
      if (owner !== undefined) throw new Error(`bot/commands/${file} and bot/commands/${owner} both have the ${what} “${key}”.`);
      owners.set(key, file);
    }
  }
}
