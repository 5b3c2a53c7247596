import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { pillarFrontMatter, type Activity, type Catalog } from './catalog.ts';

const compiledCatalog = z.object({
  version: z.string(),
  pillars: z.array(pillarFrontMatter.extend({
    name: z.string(),
    introduction: z.string(),
    areas: z.array(pillarFrontMatter.shape.areas.element.extend({ introduction: z.string() })),
  })),
  // Each was checked when the build wrote it; looking at nine hundred of them again would take most of the time to start.
  activities: z.custom<readonly Activity[]>(Array.isArray),
});

/**
 * The catalog as the product uses it: the build's `catalog.json` when it stands beside this file, else parsed from Markdown.
 * Throws `CatalogError` when it has to parse and a file is not sound.
 */
export async function readCatalog(compiled: string = join(import.meta.dirname, 'catalog.json')): Promise<Catalog> {
  if (existsSync(compiled)) return compiledCatalog.parse(JSON.parse(await readFile(compiled, 'utf8')));
  // Loaded only here: a built server needs no YAML parser to start.
  const { loadCatalog } = await import('./load.ts');
  return loadCatalog();
}
