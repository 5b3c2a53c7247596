import { describe, expect, it } from 'vitest';
import { correctedUndo } from '../../../tab/src/roadmap/undo/corrected-undo.ts';

describe('what is said after an undo', () => {
  it.each([
    ['nothing more when all of it was taken back', { contested: [], lost: [] }, null],
    ['that it was refused', { contested: [], lost: ['a', 'b'] }, 'Not undone: 2 activities set to Planned'],
    ['that only a part went', { contested: [], lost: ['a'] }, 'Only partly undone: 2 activities set to Planned'],
    ['that somebody else was faster', { contested: ['a'], lost: [] }, 'Only partly undone: 2 activities set to Planned Somebody else has set it since: choose above.'],
  ])('%s', (_what, outcome, sentence) => {
    expect(correctedUndo('2 activities set to Planned', 2, outcome)).toBe(sentence);
  });
});
