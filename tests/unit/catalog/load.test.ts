import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileCatalog } from '../../../src/catalog/compile.ts';
import { CatalogError, loadCatalog } from '../../../src/catalog/load.ts';
import { readCatalog } from '../../../src/catalog/read.ts';
import { wholeCatalog } from './whole-catalog.ts';

const pillar = `---
id: identity
stakeholders: [CISO]
areas:
  - { id: app-access, name: Application Access, hours: 1.5, lanes: [{ id: access, name: Access }] }
  - { id: operations, name: Operations, hours: 1, lanes: [{ id: privilege, name: Privilege }] }
---

It protects everything.

## Application Access

It protects applications.

## Operations

It protects administrators.
`;

/** An activity file; `order` is line 7, `checks` line 12, `prerequisites` 13, `workshopIds` 14, `aliases` 15, `links` 16. */
function activity(id: string, front: Partial<Record<'title' | 'area' | 'lane' | 'horizon' | 'order' | 'crossPillar' | 'checks' | 'prerequisites' | 'workshopIds' | 'aliases' | 'links', string>> = {}): string {
  return `---
id: ${id}
title: ${front.title ?? 'Do it'}
area: ${front.area ?? 'app-access'}
lane: ${front.lane ?? 'access'}
horizon: ${front.horizon ?? 'first'}
order: ${front.order ?? id.slice(-1)}
effort: low
userImpact: null
licenses: []
crossPillar: ${front.crossPillar ?? '[]'}
checks: ${front.checks ?? '[]'}
prerequisites: ${front.prerequisites ?? '[]'}
workshopIds: ${front.workshopIds ?? '[]'}
aliases: ${front.aliases ?? '[]'}
links: ${front.links ?? '[]'}
---

## Why it matters

Because.

## Do this

1. One.
2. Two.
3. Three.

## Done when

It is done.
`;
}

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalog-'));
  await mkdir(join(folder, 'identity'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries({ 'pillar.md': pillar, ...files })) await writeFile(join(folder, 'identity', name), text);
}

/** The problems, with the temporary folder taken off. */
async function problemsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  await write(files);
  try {
    await loadCatalog(folder);
    return [];
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    return error.problems.map((problem) => problem.replace(`${folder}/identity/`, ''));
  }
}

describe('loading a catalog', () => {
  it('puts activities in the order of area, horizon and order', async () => {
    await write({
      'A_1-a.md': activity('A_1', { area: 'operations', lane: 'privilege' }),
      'A_2-b.md': activity('A_2', { horizon: 'next' }),
      'A_3-c.md': activity('A_3', { horizon: 'then', order: '2' }),
      'A_4-d.md': activity('A_4', { horizon: 'then', order: '1', lane: 'null' }),
      'A_5-e.md': activity('A_5', { prerequisites: '[A_1, A_4]' }),
    });
    const catalog = await loadCatalog(folder);
    expect(catalog.activities.map(({ id }) => id)).toEqual(['A_5', 'A_4', 'A_3', 'A_2', 'A_1']);
    expect(catalog.activities[0]).toMatchObject({ pillar: 'identity', guidance: { doThis: ['One.', 'Two.', 'Three.'], watchOut: null } });
    expect(catalog.pillars).toMatchObject([{ id: 'identity', name: 'Identity', introduction: 'It protects everything.' }]);
  });

  it('puts an activity after what it needs, within its area and horizon', async () => {
    await write({ 'A_1-a.md': activity('A_1', { prerequisites: '[A_3]' }), 'A_2-b.md': activity('A_2'), 'A_3-c.md': activity('A_3'), 'A_4-d.md': activity('A_4', { area: 'operations', lane: 'privilege', prerequisites: '[A_2]' }) });
    expect((await loadCatalog(folder)).activities.map(({ id }) => id)).toEqual(['A_3', 'A_1', 'A_2', 'A_4']);
  });

  it('changes its version with a text and with a mark, and only then', async () => {
    await write({ 'A_1-a.md': activity('A_1') });
    const { version } = await loadCatalog(folder);
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    expect((await loadCatalog(folder)).version).toBe(version);
    await write({ 'A_1-a.md': activity('A_1').replace('Because.', 'Because!') });
    const textChanged = (await loadCatalog(folder)).version;
    await write({ 'A_1-a.md': activity('A_1', { checks: '[21780]' }) });
    const markChanged = (await loadCatalog(folder)).version;
    expect(new Set([version, textChanged, markChanged]).size).toBe(3);
  });

  it.each([
    { name: 'an unknown area', front: { area: 'kitchen' }, problem: 'A_1-a.md:4: unknown area "kitchen"; Identity has app-access, operations' },
    { name: "another area's lane", front: { lane: 'privilege' }, problem: 'A_1-a.md:5: unknown lane "privilege"; area "app-access" has access' },
    { name: 'a dead check number', front: { checks: '[21780, 99999]' }, problem: 'A_1-a.md:12: check 99999 does not exist' },
    { name: 'a check twice', front: { checks: '[21780, 21780]' }, problem: 'A_1-a.md:12: check 21780 stands here a second time' },
    { name: 'its own pillar as another', front: { crossPillar: '[identity]' }, problem: 'A_1-a.md:11: crossPillar names the activity\'s own pillar "identity"' },
    { name: 'a dangling prerequisite', front: { prerequisites: '[A_7]' }, problem: 'A_1-a.md:13: prerequisite "A_7" is not the id of an activity' },
    { name: 'an alias as prerequisite', front: { aliases: '[A_8]', prerequisites: '[A_8]' }, problem: 'A_1-a.md:13: prerequisite "A_8" is not the id of an activity' },
    { name: 'itself as prerequisite', front: { prerequisites: '[A_1]' }, problem: 'A_1-a.md:13: prerequisites form a cycle: A_1 → A_1' },
    { name: 'its own id as alias', front: { aliases: '[A_1]' }, problem: 'A_1-a.md:15: duplicate alias "A_1": A_1-a.md has it too' },
    { name: "somebody else's site", front: { links: '\n  - https://learn.microsoft.com/a\n  - https://example.com/a' }, problem: 'A_1-a.md:18: bad link "https://example.com/a": it must lead to learn.microsoft.com or docs.github.com or support.apple.com or support.google.com' },
    { name: 'a tracking parameter', front: { links: '["https://learn.microsoft.com/a?x=1"]' }, problem: 'A_1-a.md:16: bad link "https://learn.microsoft.com/a?x=1": leave "?x=1" out' },
  ])('refuses $name', async ({ front, problem }) => {
    expect(await problemsOf({ 'A_1-a.md': activity('A_1', front) })).toEqual([problem]);
  });

  it('refuses an id, alias or workshop id that two files claim', async () => {
    expect(await problemsOf({
      'A_1-a.md': activity('A_1', { workshopIds: '[W]' }),
      'A_1-b.md': activity('A_1', { order: '2' }),
      'A_3-c.md': activity('A_3', { aliases: '[A_1]', workshopIds: '[W]' }),
    })).toEqual([
      'A_1-b.md:2: duplicate id "A_1": A_1-a.md has it too',
      'A_3-c.md:14: duplicate workshop id "W": A_1-a.md has it too',
      'A_3-c.md:15: duplicate alias "A_1": A_1-a.md has it too',
    ]);
  });

  it('refuses an order taken in the same area and horizon', async () => {
    expect(await problemsOf({
      'A_1-a.md': activity('A_1'),
      'A_2-b.md': activity('A_2', { order: '1' }),
      'A_3-c.md': activity('A_3', { order: '1', horizon: 'then' }),
    })).toEqual(['A_2-b.md:7: order 1 in area "app-access", horizon "first" is taken by A_1-a.md']);
  });

  it('names a prerequisite cycle once, at the file that closes it', async () => {
    expect(await problemsOf({
      'A_1-a.md': activity('A_1', { prerequisites: '[A_2]' }),
      'A_2-b.md': activity('A_2', { prerequisites: '[A_3]' }),
      'A_3-c.md': activity('A_3', { prerequisites: '[A_1, A_4]' }),
      'A_4-d.md': activity('A_4'),
    })).toEqual(['A_3-c.md:13: prerequisites form a cycle: A_1 → A_2 → A_3 → A_1']);
  });

  it('refuses a file name without the id, a folder that is no pillar and a pillar that says it is another', async () => {
    await mkdir(join(folder, 'kitchen'));
    const problems = await problemsOf({ 'wrong.md': activity('A_1'), 'pillar.md': pillar.replace('id: identity', 'id: data') });
    expect(problems).toEqual([
      'pillar.md:2: id is "data", but the folder is "identity"',
      'wrong.md:2: id is "A_1", so the file name must begin with "A_1-"',
      expect.stringMatching(/kitchen:1: folder "kitchen" is no pillar/),
    ]);
  });

  it('refuses a pillar without its file, and a lane or area twice', async () => {
    expect(await problemsOf({ 'pillar.md': pillar.replace('id: operations', 'id: app-access').replace('name: Access }]', 'name: A }, { id: access, name: B }]') })).toEqual([
      'pillar.md:5: lane "access" stands here a second time',
      'pillar.md:6: area "app-access" stands here a second time',
    ]);
    await rm(join(folder, 'identity/pillar.md'));
    await expect(loadCatalog(folder)).rejects.toThrow('pillar.md:1: the file is missing');
  });

  it('reports the problems of all files at once, by file and line', async () => {
    const problems = await problemsOf({
      'A_2-b.md': activity('A_2', { checks: '[11111]' }).replace('It is done.', ''),
      'A_1-a.md': activity('A_1', { title: 'x'.repeat(71) }),
    });
    expect(problems).toEqual([
      'A_1-a.md:3: title is 71 characters long; at most 70',
      'A_2-b.md:12: check 11111 does not exist',
      'A_2-b.md:29: section "## Done when" is empty',
    ]);
  });
});

describe('the compiled catalog', () => {
  it('reads back exactly as it was parsed', async () => {
    await write({ 'A_1-a.md': activity('A_1', { checks: '[21780]', links: '[https://learn.microsoft.com/a]' }) });
    const parsed = await loadCatalog(folder);
    const to = join(folder, 'out/catalog.json');
    await compileCatalog({ from: folder, to });
    expect(await readCatalog(to)).toEqual(parsed);
  });

  it('is not written when a file is faulty', async () => {
    await write({ 'A_1-a.md': activity('A_1', { checks: '[11111]' }) });
    await expect(compileCatalog({ from: folder, to: join(folder, 'catalog.json') })).rejects.toThrow(CatalogError);
    await expect(readCatalog(join(folder, 'catalog.json'))).resolves.toEqual(wholeCatalog);
  });
});
