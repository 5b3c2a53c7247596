import { describe, expect, it } from 'vitest';
import { insertMention, membersMatching, mentionedIn, mentionQuery } from '../../../tab/src/features/activity-pane/mention-query.ts';

const amara = { id: 'amara', name: 'Amara Okafor' };
const rene = { id: 'rene', name: 'René Óskarsson' };
const reneToo = { id: 'rene-2', name: 'René Óskarsson' };

/** The caret stands at the bar. */
const query = (text: string) => mentionQuery(text.replace('|', ''), text.indexOf('|'));

describe('mentionQuery', () => {
  it.each([
    ['@|', { from: 0, words: '' }],
    ['Ask @ama|', { from: 4, words: 'ama' }],
    ['Ask @amara ok|', { from: 4, words: 'amara ok' }],
    ['(@am|)', { from: 1, words: 'am' }],
    ['one\n@am|', { from: 4, words: 'am' }],
    ['@Nadia Brandt @to|', { from: 14, words: 'to' }],
    ['nobody|', null],
    ['mail ann@contoso|', null],
    ['@ am|', null],
    ['@am\nmore|', null],
    ['@am| and more', { from: 0, words: 'am' }],
    [`@${'x'.repeat(70)}|`, null],
  ])('%s', (text, expected) => {
    expect(query(text)).toEqual(expected);
  });
});

describe('membersMatching', () => {
  it.each([
    ['', ['amara', 'rene']],
    ['AM', ['amara']],
    ['oka', ['amara']],
    ['rene', ['rene']],
    ['osk', ['rene']],
    ['mara', []],
    ['amara okafor ', []],
  ])('%s', (words, ids) => {
    expect(membersMatching([amara, rene], words).map(({ id }) => id)).toEqual(ids);
  });

  it('offers a handful of a thousand', () => {
    expect(membersMatching(Array.from({ length: 1000 }, (_, index) => ({ id: String(index), name: `Ann ${index}` })), 'ann')).toHaveLength(6);
  });
});

describe('insertMention', () => {
  it('takes the place of what was typed, and leaves the caret behind it', () => {
    expect(insertMention('Ask @ama today', { from: 4, to: 8 }, amara)).toEqual({ text: 'Ask @Amara Okafor today', caret: 18 });
    expect(insertMention('@', { from: 0, to: 1 }, amara)).toEqual({ text: '@Amara Okafor ', caret: 14 });
  });
});

describe('mentionedIn', () => {
  it('finds people who were chosen or typed in full, each once', () => {
    expect(mentionedIn('@Amara Okafor and @Amara Okafor, @René Óskarsson', [amara, rene], [amara])).toEqual(['amara', 'rene']);
  });

  it('forgets whoever was chosen and then taken out', () => {
    expect(mentionedIn('nobody', [amara, rene], [amara])).toEqual([]);
  });

  it('means the one of two with the same name who was chosen', () => {
    expect(mentionedIn('@René Óskarsson', [rene, reneToo], [reneToo])).toEqual(['rene-2']);
  });
});
