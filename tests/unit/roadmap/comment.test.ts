import { describe, expect, it } from 'vitest';
import { commentPieces, deletedComment, type Comment } from '../../../src/roadmap/comment.ts';

const ann = { id: 'ann', name: 'Ann' };
const annLee = { id: 'ann-lee', name: 'Ann Lee' };
const comment = (text: string, mentions: Comment['mentions'] = []): Comment => ({ id: 'c', activity: 'A', at: '2026-03-02T10:00:00.000Z', by: ann, text, mentions, deleted: null });
const pieces = (text: string, mentions: Comment['mentions'] = []) => commentPieces(comment(text, mentions)).map(({ kind, text: piece }) => [kind, piece]);

describe('commentPieces', () => {
  it.each([
    ['plain words', 'All done.', [], [['words', 'All done.']]],
    ['a mention', 'Ask @Ann today', [ann], [['words', 'Ask '], ['mention', '@Ann'], ['words', ' today']]],
    ['the longer of two names', '@Ann Lee and @Ann', [ann, annLee], [['mention', '@Ann Lee'], ['words', ' and '], ['mention', '@Ann']]],
    ['an @ that mentions nobody', 'mail ann@contoso.example @Bo', [ann], [['words', 'mail ann@contoso.example @Bo']]],
    ['a name that is not mentioned', '@Ann', [], [['words', '@Ann']]],
    ['an address at the end of a sentence', 'See https://learn.microsoft.com/a?b=c.', [], [['words', 'See '], ['link', 'https://learn.microsoft.com/a?b=c'], ['words', '.']]],
    ['an address in brackets', '(https://contoso.example/x)', [], [['words', '('], ['link', 'https://contoso.example/x'], ['words', ')']]],
    ['no link but https', 'javascript:alert(1) http://contoso.example', [], [['words', 'javascript:alert(1) http://contoso.example']]],
    ['mention and address side by side', '@Annhttps://a.example/b', [ann], [['mention', '@Ann'], ['link', 'https://a.example/b']]],
    ['lines', 'one\ntwo', [], [['words', 'one\ntwo']]],
  ])('finds %s', (_what, text, mentions, expected) => {
    expect(pieces(text, mentions)).toEqual(expected);
    expect(pieces(text, mentions).map(([, piece]) => piece).join('')).toBe(text);
  });

  it('names who is mentioned', () => {
    expect(commentPieces(comment('@Ann Lee', [ann, annLee]))).toEqual([{ kind: 'mention', text: '@Ann Lee', personId: 'ann-lee' }]);
  });
});

describe('deletedComment', () => {
  it('keeps who and when, and no words', () => {
    const trace = deletedComment(comment('secret @Ann', [ann]), { at: '2026-03-03T10:00:00.000Z', by: ann });
    expect(trace).toEqual({ ...comment(''), deleted: { at: '2026-03-03T10:00:00.000Z', by: ann } });
  });
});
