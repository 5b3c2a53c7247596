import { describe, expect, it } from 'vitest';
import { outboxOfChanges, outboxOfComments } from '../../../tab/src/roadmap/outbox.ts';
import { createBrowserStore } from '../../../tab/src/shared/browser-store.ts';
import { storageOf } from './browser-storage.ts';

const inBrowser = () => {
  const storage = storageOf();
  return createBrowserStore(() => storage);
};
const request = (changeId: string) => ({ changeId, edits: [{ activity: 'a', set: { status: 'planned' as const }, seen: 3 }] });

describe('the outbox', () => {
  it('gives the next page what was not answered, oldest first', () => {
    const store = inBrowser();
    const outbox = outboxOfChanges(store, 'nadia', 'general');
    for (const changeId of ['change-3', 'change-1', 'change-2']) outbox.keep({ request: request(changeId), said: `Said ${changeId}` });
    outbox.drop('change-1');
    expect(outboxOfChanges(store, 'nadia', 'general').waiting().map(({ request: { changeId }, said }) => [changeId, said])).toEqual([
      ['change-3', 'Said change-3'], ['change-2', 'Said change-2'],
    ]);
  });

  it('is of one person and one roadmap', () => {
    const store = inBrowser();
    outboxOfChanges(store, 'nadia', 'general').keep({ request: request('change-1'), said: null });
    expect(outboxOfChanges(store, 'liam', 'general').waiting()).toEqual([]);
    expect(outboxOfChanges(store, 'nadia', 'identity').waiting()).toEqual([]);
  });

  it('throws away what cannot be sent', () => {
    const store = inBrowser();
    store.set('zero-trust-roadmap.unsent.nadia.general.old', '{"request":{"edits":"?"}}');
    const outbox = outboxOfChanges(store, 'nadia', 'general');
    outbox.keep({ request: request('change-1'), said: null });
    expect(outbox.waiting().map(({ request: { changeId } }) => changeId)).toEqual(['change-1']);
    expect(store.keys('')).toHaveLength(1);
  });

  it('keeps comments apart, with whom they mention', () => {
    const store = inBrowser();
    const comment = { id: 'comment-1', text: 'Who owns the vault?', mentions: ['p2'] };
    outboxOfComments(store, 'nadia', 'general').keep({ activity: 'a', comment, refusal: null });
    expect(outboxOfChanges(store, 'nadia', 'general').waiting()).toEqual([]);
    expect(outboxOfComments(store, 'nadia', 'general').waiting()).toEqual([{ activity: 'a', comment, refusal: null }]);
    outboxOfComments(store, 'nadia', 'general').keep({ activity: 'a', comment, refusal: 'You gave it up.' });
    expect(outboxOfComments(store, 'nadia', 'general').waiting()).toEqual([{ activity: 'a', comment, refusal: 'You gave it up.' }]);
  });
});
