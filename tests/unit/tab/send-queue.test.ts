import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSendQueue } from '../../../tab/src/roadmap/send-queue.ts';
import { ApiError } from '../../../tab/src/shared/api-client.ts';

const refused = (status: number) => new ApiError('No.', status, { body: { title: 'No.', status } });

function window() {
  const network = new EventTarget();
  const troubles: (string | null)[] = [];
  const queue = createSendQueue({ network, onTrouble: (trouble) => troubles.push(trouble?.message ?? null) });
  const sent: string[] = [];
  /** Fails as told, then is answered. */
  const send = (name: string, ...failures: Error[]) => queue.send(() => {
    sent.push(name);
    const failure = failures.shift();
    return failure ? Promise.reject(failure) : Promise.resolve(name);
  });
  return { queue, send, sent, network, troubles };
}

describe('the queue of what a person did', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('sends one after the other, in order, however long the first takes', async () => {
    const { send, sent } = window();
    const answers = [send('first', new ApiError('No answer', 0), new ApiError('No answer', 0)), send('second')];
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await Promise.all(answers)).toEqual(['first', 'second']);
    expect(sent).toEqual(['first', 'first', 'first', 'second']);
  });

  it.each([
    ['no answer, or no sign-in', 0], ['a sign-in that has lapsed', 401], ['too many requests', 429],
    ['a fault of the server', 500], ['a gateway', 502], ['a service that starts', 503], ['a gateway that waited', 504],
  ])('does not give up over %s (%i), an hour long', async (_what, status) => {
    const { send } = window();
    let answer: string | null = null;
    void send('mine', ...Array.from({ length: 200 }, () => refused(status))).then((said) => { answer = said; });
    await vi.advanceTimersByTimeAsync(1_000_000);
    expect(answer).toBeNull();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(answer).toBe('mine');
  });

  it.each([400, 403, 404, 409, 413, 415, 422])('leaves it at a refusal that stays one (%i), and goes on with the next', async (status) => {
    const { send, sent } = window();
    const first = send('first', refused(status));
    const second = send('second');
    await expect(first).rejects.toMatchObject({ status });
    expect(await second).toBe('second');
    expect(sent).toEqual(['first', 'second']);
  });

  it('takes a gateway’s 404 for no decision: the app behind it may be starting', async () => {
    const { send } = window();
    const answer = send('mine', new ApiError('The server refused the request (404).', 404, { body: null }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await answer).toBe('mine');
  });

  it('tries at once when the network is back', async () => {
    const { send, sent, network } = window();
    const answer = send('mine', ...Array.from({ length: 8 }, () => new ApiError('No answer', 0)));
    await vi.advanceTimersByTimeAsync(40_000);
    const before = sent.length;
    network.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.length).toBe(before + 1);
    await vi.advanceTimersByTimeAsync(200_000);
    expect(await answer).toBe('mine');
  });

  it('says why it waits after the second failure, and when that is over', async () => {
    const { send, troubles } = window();
    const answer = send('mine', refused(500), refused(500));
    // Before the shortest first pause is over.
    await vi.advanceTimersByTimeAsync(370);
    expect(troubles).toEqual([]);
    await vi.advanceTimersByTimeAsync(10_000);
    await answer;
    expect(troubles).toEqual(['No.', null]);
  });

  it('gives up what waits when the person says so, and takes what comes after', async () => {
    const { queue, send } = window();
    const given = [send('first', ...Array.from({ length: 50 }, () => refused(500))), send('second')].map((answer) => answer.catch((error: unknown) => String(error)));
    await vi.advanceTimersByTimeAsync(5000);
    queue.discard();
    await vi.advanceTimersByTimeAsync(0);
    expect(await Promise.all(given)).toEqual(['ApiError: You gave it up.', 'ApiError: You gave it up.']);
    expect(await send('third')).toBe('third');
  });
});
