import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { defaultExceptionPolicy } from '../../../src/roadmap/exception-policy.ts';
import { defaultSettings } from '../../../src/roadmap/settings.ts';
import type { StoredRow } from '../../../src/store/backup.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';
import { nadia, tableOf, tomasz } from './keepsakes.ts';

const at = new Date('2026-03-02T10:00:00.000Z');
let storage: Storage;
let replica: Storage;
beforeAll(async () => {
  const connectionString = inject('storageConnectionString');
  [storage, replica] = await Promise.all([openStorage({ connectionString }), openStorage({ connectionString })]);
});
const newRoadmap = (roadmapId = '19:general@thread.tacv2') => ({ tenantId: randomUUID(), roadmapId });
const days = (longestDays: number) => ({ ...defaultExceptionPolicy, longestDays });

describe('settings of a roadmap', () => {
  it('are the usual ones before anybody sets them', async () => {
    expect(await storage.settings.get(newRoadmap())).toEqual({ settings: defaultSettings, stamps: {} });
  });

  it('let one of twenty who set the same part at once win, wherever they are, and lose no other part', async () => {
    const key = newRoadmap();
    const tries = Array.from({ length: 20 }, (_, n) => (n % 2 ? storage : replica).settings.set(key, { name: 'exceptions', value: days(n + 1) }, days(365), { id: `p${n}`, name: `Person ${n}` }, at));
    const other = replica.settings.set(key, { name: 'guests', value: 'nothing' }, 'read', nadia, at);
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter(({ outcome }) => outcome === 'saved')).toHaveLength(1);
    expect((await other).outcome).toBe('saved');
    const winner = outcomes.findIndex(({ outcome }) => outcome === 'saved');
    const { settings, stamps } = await storage.settings.get(key);
    expect(settings).toMatchObject({ guests: 'nothing', exceptions: days(winner + 1) });
    expect([stamps.exceptions?.by.id, stamps.guests?.by.id]).toEqual([`p${winner}`, nadia.id]);
  });

  it('come out of a backup', async () => {
    const key = newRoadmap();
    await storage.settings.set(key, { name: 'operators', value: [tomasz] }, [], nadia, at);
    const rows: StoredRow[] = [];
    for await (const row of storage.backups.rows(key.tenantId)) rows.push(row);
    await storage.backups.forgetTenant(key.tenantId);
    expect(await storage.settings.get(key)).toEqual({ settings: defaultSettings, stamps: {} });
    await storage.backups.put((async function* () { yield* await Promise.resolve(rows); })());
    expect(await replica.settings.get(key)).toMatchObject({ settings: { operators: [tomasz] }, stamps: { operators: { by: nadia } } });
  });

  it('forget a person: named, as who set them, and those of their own roadmap', async () => {
    const key = newRoadmap();
    const own = { ...key, roadmapId: `person:${tomasz.id}` };
    await storage.settings.set(key, { name: 'operators', value: [nadia, tomasz] }, [], tomasz, at);
    await storage.settings.set(own, { name: 'exceptions', value: days(30) }, days(365), tomasz, at);
    await storage.backups.forgetPerson(key.tenantId, tomasz.id);
    expect(JSON.stringify(await storage.settings.get(key))).not.toMatch(new RegExp(`${tomasz.id}|${tomasz.name}`));
    expect((await storage.settings.get(key)).settings.operators[0]).toEqual(nadia);
    expect(await storage.settings.get(own)).toEqual({ settings: defaultSettings, stamps: {} });
  });

  it('keep what a newer version added', async () => {
    const key = newRoadmap();
    const row = { partitionKey: key.tenantId, rowKey: `roadmap-settings:${key.roadmapId.replace(':', '%3A')}` };
    await storage.settings.set(key, { name: 'guests', value: 'nothing' }, 'read', nadia, at);
    await tableOf('Conversations').updateEntity({ ...row, json: JSON.stringify({ settings: { ...defaultSettings, guests: 'nothing', colour: 'blue' }, stamps: {} }) }, 'Merge');
    await storage.settings.set(key, { name: 'guests', value: 'read' }, 'nothing', nadia, at);
    expect(JSON.parse(String((await tableOf('Conversations').getEntity(row.partitionKey, row.rowKey))['json']))).toMatchObject({ settings: { guests: 'read', colour: 'blue' } });
  });
});
