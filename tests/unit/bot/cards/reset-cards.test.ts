import { describe, expect, it } from 'vitest';
import { resetDoneCard, resetQuestionCard, resetUndoneCard } from '../../../../bot/cards/reset.ts';
import type { Reset } from '../../../../src/api/resets.ts';
import { expectGoodCard, hostile, textsOf } from './card-rules.ts';

const roadmapUrl = 'http://localhost:3978/tab/?roadmap=19%3Ageneral%40thread.tacv2';
const reset: Reset = {
  sequence: 42, pillar: 'security-operations', at: '2026-03-02T10:00:00.000Z', by: { id: 'p-nadia', name: 'Nadia Brandt' }, activities: 12, undoableUntil: '2026-04-01T22:30:00.000Z', undone: null,
};

describe('the question whether a pillar shall be reset', () => {
  it('says what goes and what stays, and carries which change the press makes', () => {
    const card = resetQuestionCard({ pillar: 'identity', touched: 12, changeId: 'change-1' }, { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual([
      'Reset Identity?', '12 activities go back to “Not reviewed”, without owner, due date, notes, ticked steps, exception, ticket and cost.',
      'Your own activities stay where they are. Comments and history stay.', 'Only operators can do this. It can be undone for 30 days.', 'Reset Identity', 'Open roadmap',
    ]);
    expect(card.card.actions?.[0]).toMatchObject({ verb: 'reset-pillar', data: { pillar: 'identity', changeId: 'change-1' } });
  });

  it('is none when nobody has touched anything', () => {
    const card = resetQuestionCard({ pillar: 'ai', touched: 0, changeId: 'change-1' }, { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual(['Reset AI?', 'There is nothing to reset: nobody has touched any of its activities.', 'Open roadmap']);
  });

  it('counts one as one', () => {
    expect(textsOf(resetQuestionCard({ pillar: 'ai', touched: 1, changeId: 'change-1' }, { roadmapUrl }))[1]).toMatch(/^1 activity goes back/);
  });
});

describe('what is said of a reset', () => {
  it('names who did it, and the last day to undo it in the conversation’s zone', () => {
    const card = resetDoneCard(reset, { roadmapUrl, timeZone: 'Europe/Berlin' });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual([
      'Security Operations was reset', 'Nadia Brandt reset Security Operations. 12 activities are back to “Not reviewed”.', 'Your own activities stay where they are. Comments and history stay.',
      'An operator can undo this until 2 April 2026.', 'Undo', 'Open roadmap',
    ]);
    expect(card.card.actions?.[0]).toMatchObject({ verb: 'undo-reset', data: { sequence: 42 } });
  });

  it.each([
    [12, 0, '12 activities have again what they had.'],
    [1, 0, '1 activity has again what it had.'],
    [11, 1, '11 activities have again what they had; 1 was changed since and keeps that.'],
    [9, 3, '9 activities have again what they had; 3 were changed since and keep that.'],
    [0, 12, 'No activity was set back to what it had; 12 were changed since and keep that.'],
  ])('tells of %i restored and %i kept', (restored, kept, words) => {
    const card = resetUndoneCard({ pillar: 'ai', restored, kept }, { by: 'Nadia Brandt', roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual(['The reset of AI was undone', 'Nadia Brandt undid the reset of AI.', words, 'Open roadmap']);
  });

  it('bears a hostile name', () => {
    for (const card of [resetDoneCard({ ...reset, by: { id: 'x', name: hostile } }, { roadmapUrl, timeZone: 'UTC' }), resetUndoneCard({ pillar: 'ai', restored: 1, kept: 1 }, { by: hostile, roadmapUrl })]) {
      expectGoodCard(card);
      expect(JSON.stringify(card.card.body.filter(({ type }) => type === 'TextBlock'))).not.toContain('](');
    }
  });
});
