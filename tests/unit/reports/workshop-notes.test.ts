import { describe, expect, it } from 'vitest';
import { mergeNotes, readableNotes, workshopNotes } from '../../../src/reports/workshop-notes.ts';
import { findings } from './workshop-fixture.ts';

const two = findings('❌ Three admins are synced', '✅ The account is cloud-only');
const twoReadable = 'Findings of the public assessment:\nFailed: Three admins are synced\nPassed: The account is cloud-only';

describe('notes that the public assessment wrote', () => {
  it('say in words what the icons mean', () => {
    expect(readableNotes(two)).toBe(twoReadable);
    expect(readableNotes(findings('⚠️ Look at this', '⚠ And at this'))).toBe('Findings of the public assessment:\nTo look into: Look at this\nTo look into: And at this');
    expect(readableNotes(findings('❌ One', '…(+12 more findings)'))).toContain('and 12 more findings');
  });

  it.each([[two], [findings('❌ One', '…(+12 more findings)')], [findings('✅ Only this')], [findings('⚠️ Look')]])('leave as they came', (notes) => {
    expect(workshopNotes(readableNotes(notes))).toBe(notes);
  });

  it('leave with what the team wrote above them, and come back as the same', () => {
    const ours = mergeNotes('We start on Monday.', readableNotes(two), { prefer: 'team' });
    expect(ours).toEqual({ outcome: 'findings', notes: `We start on Monday.\n\n${twoReadable}` });
    const sent = workshopNotes(ours.outcome === 'findings' ? ours.notes : '');
    expect(sent).toBe(`We start on Monday.\n\n${two}`);
    expect(mergeNotes(ours.outcome === 'findings' ? ours.notes : '', readableNotes(sent), { prefer: 'document' })).toEqual({ outcome: 'same' });
  });

  it('take the place of earlier ones, and of nothing that people wrote', () => {
    const before = `Ours.\n\n${twoReadable}\n\nAlso ours.`;
    const merged = mergeNotes(before, readableNotes(findings('✅ All is well')), { prefer: 'team' });
    expect(merged).toEqual({ outcome: 'findings', notes: 'Ours.\n\n\n\nAlso ours.'.replace('\n\n\n\n', '\n\n\n') + '\n\nFindings of the public assessment:\nPassed: All is well' });
  });
});

describe('merging notes', () => {
  it.each([
    ['', 'Theirs', 'team', { outcome: 'added', notes: 'Theirs' }],
    ['Ours', '', 'document', { outcome: 'same' }],
    ['Ours', 'Ours', 'team', { outcome: 'same' }],
    ['Ours', 'Theirs', 'team', { outcome: 'kept' }],
    ['Ours', 'Theirs', 'document', { outcome: 'replaced', notes: 'Theirs' }],
    ['Ours', ' \n ', 'document', { outcome: 'same' }],
  ] as const)('ours %j and theirs %j, preferring the %s', (ours, theirs, prefer, expected) => {
    expect(mergeNotes(ours, theirs, { prefer })).toEqual(expected);
  });

  it('takes a text that was cut on its way out for the same', () => {
    const long = Array.from({ length: 100 }, (_, index) => `Line ${index} of what we decided`).join('\n');
    expect(mergeNotes(long, workshopNotes(long), { prefer: 'document' })).toEqual({ outcome: 'same' });
  });

  it('never cuts what people wrote to make room for findings, and stays below 8,000 characters', () => {
    const many = readableNotes(findings(...Array.from({ length: 400 }, (_, index) => `❌ Finding number ${index} of many`)));
    for (const ours of ['x'.repeat(7990), 'x'.repeat(8000), 'short']) {
      const merged = mergeNotes(ours, many, { prefer: 'team' });
      const notes = 'notes' in merged ? merged.notes : ours;
      expect(notes.length).toBeLessThanOrEqual(8000);
      expect(notes.startsWith(ours)).toBe(true);
    }
  });
});

describe('notes on their way to the workshop', () => {
  it.each([
    ['many lines', Array.from({ length: 200 }, (_, index) => `Line ${index}`).join('\n')],
    ['one long line', 'ä'.repeat(3000)],
    ['emoji cut in the middle', '🎉'.repeat(600)],
    ['a long line and another', `${'x'.repeat(999)}\n${'y'.repeat(999)}`],
    ['findings', readableNotes(findings(...Array.from({ length: 90 }, (_, index) => `❌ Finding ${index} that is long enough`)))],
    ['text and findings', `${'Ours. '.repeat(100)}\n\n${readableNotes(findings(...Array.from({ length: 90 }, (_, index) => `❌ Finding ${index}`)))}`],
  ])('have at most 1,000 characters: %s', (_what, notes) => {
    const sent = workshopNotes(notes);
    expect(sent.length).toBeLessThanOrEqual(1000);
    expect(sent).toMatch(/…\(\+\d+ more (?:lines|findings)\)$/);
    expect(sent).not.toMatch(/\p{Surrogate}/u);
  });

  it('say how many lines are left out, counting what was left out before', () => {
    const sent = workshopNotes(readableNotes(findings(...Array.from({ length: 90 }, (_, index) => `❌ Finding ${index} that is long enough`), '…(+10 more findings)')));
    const shown = sent.split('\n').filter((line) => line.startsWith('❌')).length;
    expect(sent).toContain(`…(+${100 - shown} more findings)`);
  });

  it('hold no line twice', () => expect(workshopNotes('A\nB\nA\n\nB\n\nC')).toBe('A\nB\n\n\nC'));
  it('are otherwise as they are', () => expect(workshopNotes('A\n\n  B \n')).toBe('A\n\n  B \n'));
});
