import { realpathSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CatalogError, catalogFolder, loadCatalog } from './load.ts';

/** Checks the catalog's Markdown in `from` and writes it as one JSON file to `to`. Throws `CatalogError`. */
export async function compileCatalog({ from, to }: { from: string; to: string }): Promise<void> {
  const catalog = await loadCatalog(from);
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, JSON.stringify(catalog));
}

async function main(): Promise<void> {
  try {
    await compileCatalog({ from: catalogFolder, to: join(catalogFolder, '../../dist/src/catalog/catalog.json') });
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    process.stderr.write(`${error.problems.join('\n')}\n`);
    process.exitCode = 1;
  }
}

// The real path, because a module's own file name has symbolic links resolved and the command line has not.
if (process.argv[1] !== undefined && import.meta.filename === realpathSync(process.argv[1])) await main();
