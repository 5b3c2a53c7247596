import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { catalogViewSchema } from '../../../src/api/catalog.ts';
import { catalogView } from '../../../src/server/routes/catalog.ts';
import { wholeCatalog } from './whole-catalog.ts';

const mostBytes = 60 * 1024;

describe('the catalog that the tab gets in one response', () => {
  it('has every activity, without texts, in less than 60 KB compressed', () => {
    const view = catalogView(wholeCatalog);
    expect(catalogViewSchema.parse(view).activities).toHaveLength(wholeCatalog.activities.length);
    const response = Buffer.from(JSON.stringify(view));
    expect(response.includes('whyItMatters')).toBe(false);
    expect(brotliCompressSync(response).length).toBeLessThan(mostBytes);
    expect(gzipSync(response).length).toBeLessThan(mostBytes);
  });
});
