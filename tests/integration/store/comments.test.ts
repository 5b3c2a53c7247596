import { randomUUID } from 'node:crypto';
import { TableClient } from '@azure/data-tables';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { activityNames } from '../../../src/roadmap/activity-names.ts';
import type { Comment } from '../../../src/roadmap/comment.ts';
import type { RoadmapKey } from '../../../src/store/roadmaps.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';

const nadia = { id: 'p-nadia', name: 'Nadia' };
const liam = { id: 'p-liam', name: 'Liam' };
const later = new Date('2026-03-03T10:00:00.000Z');

let storage: Storage;
let replica: Storage;
beforeAll(async () => {
  const connectionString = inject('storageConnectionString');
  [storage, replica] = await Promise.all([openStorage({ connectionString }), openStorage({ connectionString })]);
});

const newRoadmap = (): RoadmapKey => ({ tenantId: randomUUID(), roadmapId: '19:abc@thread.tacv2' });
const comment = (changes: Partial<Comment> = {}): Comment => (
  { id: randomUUID(), activity: 'a', at: '2026-03-02T10:00:00.000Z', by: nadia, text: 'Report-only until Friday', mentions: [], deleted: null, ...changes });
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('comments', () => {
  it('are none at first', async () => {
    const key = newRoadmap();
    expect(await storage.comments.list(key, 'a')).toEqual([]);
    expect(await storage.comments.counts(key)).toEqual({ sequence: 0, counts: new Map() });
    expect(await storage.comments.after(key, 0)).toEqual({ sequence: 0, items: [] });
  });

  it('are listed newest first, each activity by itself', async () => {
    const key = newRoadmap();
    const [first, second, elsewhere] = [comment(), comment({ at: '2026-03-02T10:00:01.000Z', by: liam, mentions: [nadia], text: '@Nadia agreed' }), comment({ activity: 'b' })];
    for (const each of [first, second, elsewhere]) await storage.comments.add(key, each);
    expect(await replica.comments.list(key, 'a')).toEqual([second, first]);
    expect(await replica.comments.list(key, 'a', 1)).toEqual([second]);
    expect((await replica.comments.counts(key)).counts).toEqual(new Map([['a', 2], ['b', 1]]));
  });

  it('saves one that is sent again only once, also at another replica and at the same moment', async () => {
    const key = newRoadmap();
    const said = comment();
    const answers = await Promise.all([storage, replica, storage].map(({ comments }) => comments.add(key, said)));
    expect(answers.filter(({ news }) => news !== null)).toHaveLength(1);
    expect(answers.map((answer) => answer.comment)).toEqual([said, said, said]);
    expect(await storage.comments.list(key, 'a')).toEqual([said]);
    expect(await storage.comments.counts(key)).toEqual({ sequence: 1, counts: new Map([['a', 1]]) });
  });

  it('of twenty people at two replicas are all there, numbered without gaps', async () => {
    const key = newRoadmap();
    const said = upTo(20).map((n) => comment({ activity: n % 2 ? 'a' : 'b', text: String(n) }));
    await Promise.all(said.map((each, index) => (index % 2 ? storage : replica).comments.add(key, each)));
    const { items, sequence } = await replica.comments.after(key, 0);
    expect(sequence).toBe(20);
    expect(items.map((item) => item.sequence)).toEqual(upTo(20));
    expect(new Set(items.map((item) => item.comment.text)).size).toBe(20);
    expect((await storage.comments.counts(key)).counts).toEqual(new Map([['a', 10], ['b', 10]]));
  });

  it('leave a trace when they are deleted, and their words are nowhere any more', async () => {
    const key = newRoadmap();
    const said = comment({ text: 'the password is hunter2', mentions: [liam] });
    await storage.comments.add(key, said);
    const removed = await storage.comments.remove(key, said.id, nadia, later);
    const trace = { ...said, text: '', mentions: [], deleted: { at: later.toISOString(), by: nadia } };
    expect(removed).toEqual({ comment: trace, news: { sequence: 2, comment: trace, count: 0 } });
    expect(await replica.comments.list(key, 'a')).toEqual([trace]);
    expect((await replica.comments.counts(key)).counts.get('a')).toBe(0);
    // What others are told afterwards is the trace, not what was said.
    expect((await replica.comments.after(key, 0)).items.map((item) => item.comment)).toEqual([trace, trace]);
    const table = TableClient.fromConnectionString(inject('storageConnectionString'), 'Roadmaps', { allowInsecureConnection: true });
    const rows: unknown[] = [];
    for await (const row of table.listEntities({ queryOptions: { filter: `PartitionKey eq '${key.tenantId}|${key.roadmapId}'` } })) rows.push(row);
    expect(rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(rows)).not.toContain('hunter2');
  });

  it('are deleted once', async () => {
    const key = newRoadmap();
    const said = comment();
    await storage.comments.add(key, said);
    const answers = await Promise.all([storage, replica].map(({ comments }) => comments.remove(key, said.id, nadia, later)));
    expect(answers.filter((answer) => answer?.news)).toHaveLength(1);
    expect(await storage.comments.remove(key, randomUUID(), nadia, later)).toBeNull();
    expect((await storage.comments.counts(key)).sequence).toBe(2);
  });

  it('tells what happened after a number', async () => {
    const key = newRoadmap();
    const [first, second] = [comment(), comment({ at: '2026-03-02T10:00:01.000Z' })];
    await storage.comments.add(key, first);
    await storage.comments.add(key, second);
    expect(await replica.comments.after(key, 1)).toEqual({ sequence: 2, items: [{ sequence: 2, comment: second, count: 2 }] });
  });

  it('that were made under a former id are found under today’s, and counted', async () => {
    const key = newRoadmap();
    const before = comment({ activity: 'old' });
    await storage.comments.add(key, before);
    const renamed = await openStorage({ connectionString: inject('storageConnectionString') }, activityNames([{ id: 'new', aliases: ['old'] }]));
    const after = comment({ activity: 'old', at: '2026-03-02T10:00:01.000Z' });
    const { news } = await renamed.comments.add(key, after);
    expect(news).toMatchObject({ comment: { activity: 'new' }, count: 2 });
    const both = [after, before].map((each) => ({ ...each, activity: 'new' }));
    expect(await renamed.comments.list(key, 'new')).toEqual(both);
    expect(await renamed.comments.list(key, 'old')).toEqual(both);
    expect((await renamed.comments.counts(key)).counts).toEqual(new Map([['new', 2]]));
    await renamed.comments.remove(key, before.id, nadia, later);
    expect((await renamed.comments.counts(key)).counts).toEqual(new Map([['new', 1]]));
  });
});
