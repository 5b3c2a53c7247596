import { loadCatalog } from '../../../src/catalog/load.ts';

/** Nine hundred files, read and checked once for all tests of a worker. */
export const wholeCatalog = await loadCatalog();
