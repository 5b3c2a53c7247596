import { describe, expect, it } from 'vitest';
import { createEventStreamParser } from '../../../tab/src/shared/event-stream.ts';

const read = (...pieces: string[]) => {
  const parse = createEventStreamParser();
  return pieces.flatMap((piece) => parse(piece));
};

describe('createEventStreamParser', () => {
  it.each([
    ['one event', ['data: a\n\n'], [{ id: null, data: 'a' }]],
    ['an event with its number', ['id: 7\ndata: a\n\n'], [{ id: '7', data: 'a' }]],
    ['two events in one piece', ['data: a\n\ndata: b\n\n'], [{ id: null, data: 'a' }, { id: null, data: 'b' }]],
    ['an event cut in the middle of a word', ['da', 'ta: hel', 'lo\n', '\n'], [{ id: null, data: 'hello' }]],
    ['CRLF line ends', ['data: a\r\n\r\n'], [{ id: null, data: 'a' }]],
    ['CRLF cut between CR and LF', ['data: a\r', '\n\r', '\ndata: b\n\n'], [{ id: null, data: 'a' }, { id: null, data: 'b' }]],
    ['several data lines as one text', ['data: a\ndata: b\n\n'], [{ id: null, data: 'a\nb' }]],
    ['data without a space after the colon', ['data:a\n\n'], [{ id: null, data: 'a' }]],
    ['no more than one space cut off', ['data:  a\n\n'], [{ id: null, data: ' a' }]],
    ['a colon within the data', ['data: {"a":1}\n\n'], [{ id: null, data: '{"a":1}' }]],
    ['nothing for heartbeats and retry', ['retry: 2000\n\n', ': here\n\n', 'event: bye\n\n'], []],
    ['nothing for an event that has not ended', ['data: a\n'], []],
    ['a byte order mark at the start', ['\uFEFFdata: a\n\n'], [{ id: null, data: 'a' }]],
  ] as const)('reads %s', (_name, pieces, events) => {
    expect(read(...pieces)).toEqual(events);
  });

  it('does not carry the number of one event over to the next', () => {
    expect(read('id: 7\ndata: a\n\ndata: b\n\n')[1]).toEqual({ id: null, data: 'b' });
  });
});
