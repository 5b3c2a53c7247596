import { brotliCompressSync, gzipSync } from 'node:zlib';
import { readCatalog } from '../../dist/src/catalog/read.js';
import { catalogView } from '../../dist/src/server/routes/catalog.js';

/** How long the catalog takes to load at start, and how large the tab's one response is. */
export async function run() {
  const loads = [];
  let catalog;
  for (let time = 0; time < 5; time += 1) {
    const start = performance.now();
    catalog = await readCatalog();
    loads.push(Math.round(10 * (performance.now() - start)) / 10);
  }
  const response = Buffer.from(JSON.stringify(catalogView(catalog)));
  return {
    activities: catalog.activities.length,
    firstLoadMs: loads[0],
    laterLoadsMs: loads.slice(1),
    response: { bytes: response.length, gzip: gzipSync(response, { level: 9 }).length, brotli: brotliCompressSync(response).length },
  };
}
