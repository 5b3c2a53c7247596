import { describe, expect, it } from 'vitest';
import { createOutbox } from '../../../tab/src/roadmap/outbox.ts';

/** What a browser keeps for a page. */
function browserStorage(mostEntries = Infinity): Storage {
  const entries = new Map<string, string>();
  return {
    get length() { return entries.size; },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
    setItem: (key, value) => {
      if (!entries.has(key) && entries.size >= mostEntries) throw new DOMException('full', 'QuotaExceededError');
      entries.set(key, value);
    },
  };
}
const request = (changeId: string) => ({ changeId, edits: [{ activity: 'a', set: { status: 'planned' as const }, seen: 3 }] });

describe('the outbox', () => {
  it('gives the next page what was not answered, oldest first', () => {
    const storage = browserStorage();
    const outbox = createOutbox(storage, 'nadia', 'general');
    for (const changeId of ['change-3', 'change-1', 'change-2']) outbox.keep({ request: request(changeId), said: `Said ${changeId}` });
    outbox.drop('change-1');
    expect(createOutbox(storage, 'nadia', 'general').waiting().map(({ request: { changeId }, said }) => [changeId, said])).toEqual([
      ['change-3', 'Said change-3'], ['change-2', 'Said change-2'],
    ]);
  });

  it('is of one person and one roadmap', () => {
    const storage = browserStorage();
    createOutbox(storage, 'nadia', 'general').keep({ request: request('change-1'), said: null });
    expect(createOutbox(storage, 'liam', 'general').waiting()).toEqual([]);
    expect(createOutbox(storage, 'nadia', 'identity').waiting()).toEqual([]);
  });

  it('throws away what cannot be sent, and goes on when the browser keeps nothing more', () => {
    const storage = browserStorage(2);
    storage.setItem('zero-trust-roadmap.unsent.nadia.general.old', '{"request":{"edits":"?"}}');
    const outbox = createOutbox(storage, 'nadia', 'general');
    outbox.keep({ request: request('change-1'), said: null });
    outbox.keep({ request: request('change-2'), said: null });
    expect(outbox.waiting().map(({ request: { changeId } }) => changeId)).toEqual(['change-1']);
    expect(storage.length).toBe(1);
  });
});
