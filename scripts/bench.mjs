// `npm run bench -- NAME [--option value …]`: prints JSON figures. tests/bench/README.md says what each means.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, fail, install, root } from './bootstrap.mjs';

const folder = join(root, 'tests', 'bench');
const names = readdirSync(folder).filter((file) => file.endsWith('.mjs')).map((file) => file.slice(0, -4));
const [name, ...args] = process.argv.slice(2);
if (!name || !existsSync(join(folder, `${name}.mjs`))) fail(`Name a benchmark: ${names.join(', ')}.`, 2);
install();
build();
const { run } = await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
process.stdout.write(`${JSON.stringify(await run(args), null, 2)}\n`);
