import { parseArgs } from 'node:util';
import * as parts from './trust/parts.mjs';

const text = { type: 'string' };
const options = { parts: text, editors: text, edits: text, runs: text, 'outage-seconds': text, minutes: text };

/**
 * What an installation bears without losing anything.
 * @param args `--parts doors,kills,outage,skew,runs,soak`, `--editors N --edits N` (of the parts with people), `--outage-seconds N`,
 *   `--runs N`, `--minutes N` (of the soak)
 */
export async function run(args) {
  const { values } = parseArgs({ args: [...args], options });
  const { parts: names = 'doors,kills,outage,skew,runs', ...rest } = values;
  const given = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()), Number(value)]));
  const figures = {};
  for (const name of names.split(',')) {
    if (!Object.hasOwn(parts, name)) throw new Error(`There is no part "${name}". Choose from: ${Object.keys(parts).join(', ')}.`);
    process.stderr.write(`${name} …\n`);
    figures[name] = await parts[name](given);
    // Parts take minutes each: what one found is not lost with the next.
    process.stderr.write(`${JSON.stringify(figures[name])}\n`);
  }
  return figures;
}
