import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localChannels } from '../../../src/local/people.ts';
import { changeActivities } from '../../../src/operations/change-activities.ts';
import type { Actor, House } from '../../../src/operations/house.ts';
import { loadHistory } from '../../../src/operations/load-history.ts';
import { somebody, testHouse } from '../test-house.ts';

const roadmapId = localChannels[0]!.id;
const { id, name } = somebody('Tomasz');
const actor: Actor = { person: { id, name }, role: 'member' };

let house: House;
beforeAll(async () => { house = await testHouse(); });
afterAll(() => house.storage.close());

describe('the history of an activity', () => {
  it('goes back page by page to its first change, without a gap and without saying so too early', async () => {
    const changes = 205;
    await Promise.all(Array.from({ length: changes }, (_, index) =>
      changeActivities(house, actor, roadmapId, { changeId: randomUUID(), edits: [{ activity: 'RMI_001', set: { notes: `Note ${index}` }, seen: 1_000_000 }] })));
    const pages = [await loadHistory(house, actor, roadmapId, 'RMI_001')];
    while (pages.at(-1)!.hasEarlier && pages.length < 10) pages.push(await loadHistory(house, actor, roadmapId, 'RMI_001', pages.at(-1)!.changes.at(-1)!.sequence));
    expect(pages.map((page) => page.changes.length)).toEqual([100, 100, 5]);
    expect(pages.flatMap((page) => page.changes.map(({ sequence }) => sequence))).toEqual(Array.from({ length: changes }, (_, index) => changes - index));
  });
});
