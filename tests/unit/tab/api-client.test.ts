import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, createApiClient } from '../../../tab/src/shared/api-client.ts';

const change = { changeId: 'change-1', edits: [{ activity: 'a', set: { status: 'planned' as const }, seen: 0 }] };
const answering = (...answers: Response[]) => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(answers.shift() ?? new Response(null, { status: 500 }));
  });
  return asked;
};
const problem = (status: number) => new Response(JSON.stringify({ title: 'Reload the tab.', status }), { status });
const failureOf = async (asking: Promise<unknown>): Promise<ApiError> => {
  const error: unknown = await asking.then(() => null, (failure: unknown) => failure);
  if (!(error instanceof ApiError)) throw new Error('It did not fail as requests do.', { cause: error });
  return error;
};

describe('a request', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('that Teams gives no token for is one without an answer: it is sent again later', async () => {
    const asked = answering();
    const api = createApiClient('r', () => Promise.reject(new Error('Error returned, code = 2')));
    const error = await failureOf(api.change(change));
    expect(error).toMatchObject({ status: 0, isFinal: false, isTransient: true, message: expect.stringContaining('did not sign you in') as string });
    expect(asked).toEqual([]);
  });

  it('is signed in anew once when the token has lapsed, and is not decided when that does not help', async () => {
    const asked = answering(problem(401), problem(401));
    const expired: (boolean | undefined)[] = [];
    const api = createApiClient('r', (options) => {
      expired.push(options?.isExpired);
      return Promise.resolve('Bearer token');
    });
    expect(await failureOf(api.change(change))).toMatchObject({ status: 401, isFinal: false, message: 'Reload the tab.' });
    expect([asked.length, expired]).toEqual([2, [false, true]]);
  });

  it('whose new token cannot be had is one without an answer', async () => {
    answering(problem(401));
    const api = createApiClient('r', (options) => (options?.isExpired ? Promise.reject(new Error('offline')) : Promise.resolve('Bearer token')));
    expect(await failureOf(api.change(change))).toMatchObject({ status: 0, isFinal: false });
  });

  it('is decided by the server’s own refusal, and not by a page of a gateway', async () => {
    const api = createApiClient('r', () => Promise.resolve('Bearer token'));
    answering(problem(403), new Response('<h1>This Container App is stopped</h1>', { status: 403 }));
    expect(await failureOf(api.change(change))).toMatchObject({ status: 403, isFinal: true, message: 'Reload the tab.' });
    expect(await failureOf(api.change(change))).toMatchObject({ status: 403, isFinal: false });
  });
});
