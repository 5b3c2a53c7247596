import { describe, expect, it } from 'vitest';
import { describeConflict, describeEdit, describeValue } from '../../../tab/src/roadmap/describe-change.ts';

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
