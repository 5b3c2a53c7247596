import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/roadmap/change.ts';
import { describeChanges, describeConflict, describeConflicts, describeEdit, describeValue } from '../../../tab/src/roadmap/describe-change.ts';

const today = '2026-03-02';
const megan = { id: 'm', name: 'Megan' };

describe('describeEdit', () => {
  it.each([
    [{ status: 'completed' }, 'Megan set the status to Completed'],
    [{ owner: { id: 'l', name: 'Liam' } }, 'Megan set the owner to Liam'],
    [{ owner: null }, 'Megan removed the owner'],
    [{ due: null }, 'Megan removed the due date'],
    [{ notes: 'a long story' }, 'Megan changed the notes'],
    [{ notes: '' }, 'Megan removed the notes'],
  ] as const)('says %j', (after, sentence) => {
    expect(describeEdit('Megan', after, today)).toBe(sentence);
  });

  it('writes a due date as people do', () => {
    expect(describeEdit('Megan', { due: '2026-03-03' }, today)).toMatch(/^Megan set the due date to (?:3 Mar|Mar 3)$/);
  });
});

describe('a change that was made for something', () => {
  it.each([
    [{ kind: 'reset', pillar: 'identity' }, 'Megan reset Identity.'],
    [{ kind: 'undo-reset', pillar: 'ai', sequence: 4 }, 'Megan undid the reset of AI.'],
  ] as const)('%j is told by that', (reason, sentence) => {
    const change: Change = { sequence: 5, changeId: 'c', at: '2026-03-01T09:00:00Z', by: megan, reason, edits: ['a', 'b'].map((activity) => ({ activity, before: { status: 'planned' }, after: { status: 'not-reviewed' } })) };
    expect(describeChanges([change], (activity) => activity, today)).toBe(sentence);
  });
});

describe('describeEdit of what is more than a value', () => {
  it.each([
    [{ steps: ['11111111'] }, 'Megan ticked or unticked steps: 1 step done'],
    [{ steps: [] }, 'Megan unticked all steps'],
    [{ exception: { reason: 'r', approver: megan, until: '2026-12-31' } }, /^Megan accepted the risk until (?:31 Dec|Dec 31), approved by Megan$/],
    [{ exception: null }, 'Megan removed the exception'],
    [{ ticket: 'CHG-1' }, 'Megan set the ticket to CHG-1'],
    [{ cost: '5 days' }, 'Megan set the cost to 5 days'],
  ])('%j', (after, sentence) => {
    expect(describeEdit('Megan', after, today)).toMatch(sentence);
  });
});

describe('describeValue', () => {
  it('has no words for an empty field', () => {
    expect([
      describeValue('owner', { owner: null }, today),
      describeValue('due', { due: null }, today),
      describeValue('notes', { notes: '' }, today),
    ]).toEqual([null, null, null]);
  });
});

describe('describeConflict', () => {
  it('says who set what a few seconds ago, and asks', () => {
    const sentence = describeConflict(
      {
        activity: 'RMI_001',
        field: 'due',
        mine: '2026-04-01',
        theirs: '2026-03-03',
        sequence: 5,
        stamp: { sequence: 5, at: '2026-03-02T09:00:00Z', by: megan },
      },
      new Date('2026-03-02T09:00:04Z'),
    );
    expect(sentence).toMatch(/^Megan set the due date to (?:3 Mar|Mar 3) a few seconds ago\. Keep theirs or yours\?$/);
  });
});

describe('describeChanges', () => {
  const liam = { id: 'l', name: 'Liam' };
  const change = (by: Change['by'], ...activities: readonly string[]): Change =>
    ({ sequence: 1, changeId: 'c', at: '2026-03-02T09:00:00Z', by, edits: activities.map((activity) => ({ activity, before: {}, after: { status: 'blocked' } })) });
  const titleOf = (activity: string) => `Title of ${activity}`;

  it.each([
    ['nothing', [], null],
    ['one edit', [change(megan, 'a')], 'Megan set the status to Blocked: Title of a'],
    ['several of one activity', [change(megan, 'a'), change(liam, 'a')], 'Megan and Liam changed Title of a'],
    ['one person, many activities', [change(megan, 'a', 'b', 'c')], 'Megan changed 3 activities'],
    ['several people, several activities', [change(megan, 'a'), change(liam, 'b'), change(megan, 'b')], 'Megan and Liam changed 2 activities'],
  ])('says %s in one sentence', (_name, changes, sentence) => {
    expect(describeChanges(changes, titleOf, today)).toBe(sentence);
  });
});

describe('describeConflicts', () => {
  it('asks once for all that one edit of many ran into, and names three', () => {
    const conflicts = ['a', 'b', 'c', 'd', 'e'].map((activity) => (
      { activity, field: 'status' as const, mine: 'planned' as const, theirs: 'blocked' as const, sequence: 5, stamp: { sequence: 5, at: '2026-03-02T09:00:00Z', by: megan } }));
    expect(describeConflicts(conflicts, (activity) => activity.toUpperCase(), today)).toBe(
      'Megan set the status of 5 activities before you did: “A”, “B”, “C”, and 2 more. You chose Planned. Keep theirs or yours?');
  });
});
