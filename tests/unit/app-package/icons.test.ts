import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../../appPackage');

/** Width, height and colour type stand at fixed places of a PNG's first chunk (https://www.w3.org/TR/png/#11IHDR). */
async function readHeader(name: string) {
  const bytes = await readFile(join(folder, name));
  const colourTypes: Readonly<Record<number, string>> = { 2: 'opaque', 6: 'with transparency' };
  return { signature: bytes.toString('latin1', 1, 4), width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), colours: colourTypes[bytes.readUInt8(25)] };
}

it.each([
  { name: 'color.png', size: 192, colours: 'opaque' },
  { name: 'outline.png', size: 32, colours: 'with transparency' },
])('$name is a picture of $size by $size, $colours', async ({ name, size, colours }) => {
  expect(await readHeader(name)).toEqual({ signature: 'PNG', width: size, height: size, colours });
});

it('draws the outline in white only', async () => {
  const svg = await readFile(join(folder, 'icons/outline.svg'), 'utf8');
  expect(new Set(Array.from(svg.matchAll(/(?:fill|stroke)="([^"]+)"/g), ([, colour]) => colour))).toEqual(new Set(['none', '#ffffff']));
});
