import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Person } from '../assessment/run.ts';
import { defaultSettings, roadmapSettingsSchema, settingStampsSchema, type RoadmapSettings, type SettingChange, type SettingStamps } from '../roadmap/settings.ts';
import { ignoringUnknownKeys, withUnknownOf } from '../roadmap/unknown-keys.ts';
import { recording } from './audit-events.ts';
import { toColumns } from './json-columns.ts';
import { partitionKeyOf, rowKeyOf } from './keys.ts';
import type { RoadmapKey } from './roadmap-rows.ts';
import { fitting, parseJson, readRow, schemaVersion } from './rows.ts';
import { untilAlone } from './storage-errors.ts';

export interface KnownSettings {
  readonly settings: RoadmapSettings;
  /** Who set each part last; a part without was never set. */
  readonly stamps: SettingStamps;
}

/** What became of a change: saved, or somebody had set the same part meanwhile. */
export type SettingOutcome = KnownSettings & { readonly outcome: 'saved' | 'overtaken' };

/** What teams decided about their roadmaps. */
export interface RoadmapSettingsStore {
  get(key: RoadmapKey): Promise<KnownSettings>;
  /**
   * Sets one part and records who did so, in one.
   * @param seen the value that they had before them: another one is not written over. Sent again after it was saved, it is saved.
   * @throws {StorageBusy} @throws {StorageUnreachable}
   */
  set(key: RoadmapKey, change: SettingChange, seen: SettingChange['value'], by: Person, at: Date): Promise<SettingOutcome>;
}

const rowSchema = z.object({ settings: roadmapSettingsSchema, stamps: settingStampsSchema });
const known = ignoringUnknownKeys(roadmapSettingsSchema);
type Stored = z.infer<typeof rowSchema>;

export const settingsRowKey = (roadmapId: string): string => rowKeyOf('roadmap-settings', roadmapId);

/** @param table of conversations, where events of the audit log stand in the same partition */
export function createRoadmapSettingsStore(table: TableClient): RoadmapSettingsStore {
  return {
    async get(key) {
      const { settings, stamps } = await read(key);
      return { settings, stamps };
    },

    set: (key, { name, value }, seen, by, at) => untilAlone('save these settings', async () => {
      const { etag, ...stored } = await read(key);
      const { settings, stamps } = stored;
      // Told apart by what this version knows: nobody has seen the rest.
      const before = known.parse(settings)[name];
      if (isSame(before, value)) return { settings, stamps, outcome: 'saved' };
      if (!isSame(before, seen)) return { settings, stamps, outcome: 'overtaken' };
      const after: Stored = { settings: { ...settings, [name]: withUnknownOf(roadmapSettingsSchema.shape[name], settings[name], value) }, stamps: { ...stamps, [name]: { at: at.toISOString(), by } } };
      const row = fitting({ partitionKey: partitionKeyOf(key.tenantId), rowKey: settingsRowKey(key.roadmapId), schemaVersion, ...toColumns('json', { ...stored, ...after }) });
      await table.submitTransaction([
        etag === null ? ['create', row] : ['update', row, 'Merge', { etag }],
        recording(key.tenantId, { at: at.toISOString(), by, kind: 'roadmap-setting-set', roadmap: key.roadmapId, subject: name, details: { before, after: value } }),
      ]);
      return { settings: after.settings, stamps: after.stamps, outcome: 'saved' };
    }),
  };

  async function read({ tenantId, roadmapId }: RoadmapKey): Promise<Stored & { readonly etag: string | null }> {
    const row = await readRow(table, partitionKeyOf(tenantId), settingsRowKey(roadmapId));
    return row ? { ...parseJson(table, 'json', [row], rowSchema), etag: row.etag } : { settings: defaultSettings, stamps: {}, etag: null };
  }
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
