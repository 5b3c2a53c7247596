import { describe, expect, it } from 'vitest';
import type { FieldName, Stamp } from '../../../src/roadmap/activity-state.ts';
import { isJustChanged } from '../../../tab/src/features/activity-pane/just-changed.ts';

const stamp = (by: string, second: number): Stamp => ({ sequence: second + 1, at: new Date(Date.UTC(2026, 4, 1, 9, 0, second)).toISOString(), by: { id: by, name: by } });

describe('the fields that somebody has just changed', () => {
  it.each<[string, Partial<Record<FieldName, Stamp>>, readonly FieldName[]]>([
    ['the last one', { status: stamp('nadia', 0), due: stamp('nadia', 30) }, ['due']],
    ['all of one go', { status: stamp('nadia', 28), due: stamp('nadia', 30) }, ['status', 'due']],
    ['not what others set meanwhile', { status: stamp('tomasz', 31), due: stamp('nadia', 30) }, ['due']],
    ['nothing where they set nothing', { status: stamp('tomasz', 31) }, []],
  ])('are %s', (_, stamps, fields) => {
    expect((['status', 'owner', 'due'] as const).filter((field) => isJustChanged({ stamps }, field, 'nadia'))).toEqual(fields);
  });
});
