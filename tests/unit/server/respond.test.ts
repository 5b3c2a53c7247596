import { RestError } from '@azure/data-tables';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/operations/refusal.ts';
import { TooManyRequests } from '../../../src/server/rate-limit.ts';
import { headersOf, problemOf, routingProblem } from '../../../src/server/respond.ts';
import { StorageBusy, StorageUnreachable } from '../../../src/store/storage-errors.ts';

const withStatus = (statusCode: number) => Object.assign(new Error('Not here'), { statusCode });

describe('the answer to what went wrong', () => {
  it.each<[string, unknown, number, string | undefined, RegExp]>([
    ['names the reason of a refusal', new Refusal(409, 'Somebody was quicker.'), 409, undefined, /^Somebody was quicker\.$/],
    ['says when to come back after too many requests', new TooManyRequests(3), 429, '3', /^Too many requests/],
    ['is no fault when everybody writes at once', new StorageBusy('Too many people write at once.'), 503, '1', /^Too many people write at once\.$/],
    ['is no fault when storage did not answer several times', new StorageUnreachable('The storage of account x does not answer'), 503, '10', /^The app cannot reach its storage/],
    ['is no fault when storage hangs up', new RestError('connect ECONNREFUSED 10.0.0.4:443'), 503, '10', /^The app cannot reach its storage/],
    ['is no fault when storage is not well', new RestError('Server busy', { statusCode: 503 }), 503, '10', /^The app cannot reach its storage/],
    ['is a fault when storage refuses what we ask, and not the words of storage', new RestError('AuthorizationFailure of account x', { statusCode: 403 }), 500, undefined, /^Something failed on our side/],
    ['is a fault when another library fails with a status of its own', withStatus(401), 500, undefined, /^Something failed on our side/],
    ['tells nothing of a fault', new TypeError('Cannot read properties of undefined'), 500, undefined, /^Something failed on our side/],
  ])('%s', (_, error, status, retryAfter, title) => {
    expect(problemOf(error)).toMatchObject({ status, title: expect.stringMatching(title) as unknown });
    expect(headersOf(error)['Retry-After']).toBe(retryAfter);
  });

  it('passes on what restify means when nobody handles a request', () => {
    expect(routingProblem(withStatus(405))).toEqual({ title: 'Not here', status: 405 });
    expect(routingProblem(withStatus(500))).toMatchObject({ status: 500, title: expect.stringMatching(/^Something failed/) as unknown });
  });
});
