import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { activityNames, underCurrentNames } from '../../../src/roadmap/activity-names.ts';
import { untouched, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import { wholeCatalog } from './whole-catalog.ts';

/** Ids of the activities in each catalog that was ever released; a release adds its file and never changes another. */
const folder = new URL('earlier-versions/', import.meta.url);
const versions = readdirSync(folder).map((name) => [name, z.array(z.string()).parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))] as const);

const { activities } = wholeCatalog;
const names = activityNames(activities);
const known = new Set(activities.map(({ id }) => id));

const decided = (id: string, sequence: number): ActivityState => {
  const stamp = { sequence, at: '2026-03-02T10:00:00.000Z', by: { id: 'p', name: 'Nadia' } };
  return { ...untouched(id), status: 'in-progress', due: '2026-05-01', notes: `Decided about ${id}`, stamps: { status: stamp, due: stamp, notes: stamp } };
};

describe('a roadmap of an earlier catalog', () => {
  it.each(versions)('%s keeps every decision, each on an activity of today', (_, ids) => {
    const states = underCurrentNames(ids.map((id, index) => decided(id, index + 1)), names);
    expect([...states.keys()].filter((id) => !known.has(id))).toEqual([]);
    for (const [index, id] of ids.entries()) {
      const state = states.get(names.current(id));
      expect(state, id).toMatchObject({ status: 'in-progress', due: '2026-05-01' });
      // Where two became one, the later decision stands.
      expect(state?.stamps.notes?.sequence, id).toBeGreaterThanOrEqual(index + 1);
    }
  });
});
