import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { keptDocumentSchema, type KeptDocument } from '../reports/workshop-kept.ts';
import { toColumns } from './json-columns.ts';
import { rowKeyOf } from './keys.ts';
import { partitionOf, type RoadmapKey } from './roadmap-rows.ts';
import { fitting, parseJson, readRow, schemaVersion } from './rows.ts';

const keptSchema = z.object({
  /** The number of the roadmap's change that came with the document; null when the import changed no activity. */
  change: z.int().min(1).nullable(),
  document: keptDocumentSchema.nullable(),
});

/** What imported workshop documents say that a roadmap has no place for: beside the roadmap, so that an export can give it back. */
export interface KeptDocumentStore {
  load(key: RoadmapKey): Promise<KeptDocument | null>;
  /** @param change number of the change that came with it: taking that back puts back what was kept before */
  save(key: RoadmapKey, document: KeptDocument, change: number | null): Promise<void>;
  /** Puts back what was kept before the import that made this change; nothing when another import came after it. */
  takeBack(key: RoadmapKey, change: number): Promise<void>;
}

/** Row kinds `kept:workshop` and `kept:workshop-before` in the roadmap's partition: backup and deletion know all of it. */
export function createKeptDocumentStore(table: TableClient): KeptDocumentStore {
  const [current, before] = [rowKeyOf('kept', 'workshop'), rowKeyOf('kept', 'workshop-before')];

  const read = async (key: RoadmapKey, rowKey: string): Promise<z.infer<typeof keptSchema> | null> => {
    const row = await readRow(table, partitionOf(key), rowKey);
    return row ? parseJson(table, 'json', [row], keptSchema) : null;
  };
  const rowOf = (key: RoadmapKey, rowKey: string, kept: z.infer<typeof keptSchema>) => fitting({ partitionKey: partitionOf(key), rowKey, schemaVersion, ...toColumns('json', kept) });

  return {
    async load(key) {
      return (await read(key, current))?.document ?? null;
    },

    async save(key, document, change) {
      const earlier = await read(key, current) ?? { change: null, document: null };
      await table.submitTransaction([
        ['upsert', rowOf(key, before, earlier), 'Replace'],
        ['upsert', rowOf(key, current, { change, document }), 'Replace'],
      ]);
    },

    async takeBack(key, change) {
      if ((await read(key, current))?.change !== change) return;
      const earlier = await read(key, before) ?? { change: null, document: null };
      await table.upsertEntity(rowOf(key, current, earlier), 'Replace');
    },
  };
}
