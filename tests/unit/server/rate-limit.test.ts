import { describe, expect, it } from 'vitest';
import { RateLimiter, TooManyRequests } from '../../../src/server/rate-limit.ts';

function limiterAt(limit = { burst: 3, perSecond: 2 }) {
  let now = 0;
  const limiter = new RateLimiter(limit, () => now);
  return { limiter, wait: (ms: number) => { now += ms; } };
}
const refusalOf = (work: () => void): TooManyRequests | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof TooManyRequests) return error;
    throw error;
  }
};

describe('a rate limit', () => {
  it('lets a burst through, then one request for every part of a second', () => {
    const { limiter, wait } = limiterAt();
    for (let n = 0; n < 3; n += 1) limiter.take('nadia');
    expect(refusalOf(() => limiter.take('nadia'))).toMatchObject({ status: 429, retryAfterSeconds: 1 });
    wait(500);
    limiter.take('nadia');
    expect(refusalOf(() => limiter.take('nadia'))).not.toBeNull();
    wait(60_000);
    for (let n = 0; n < 3; n += 1) limiter.take('nadia');
    expect(refusalOf(() => limiter.take('nadia'))).not.toBeNull();
  });

  it('counts everybody for themselves', () => {
    const { limiter } = limiterAt();
    for (let n = 0; n < 3; n += 1) limiter.take('nadia');
    expect(refusalOf(() => limiter.take('tomasz'))).toBeNull();
  });

  it('says when to come back, and what became of the request', () => {
    const { limiter } = limiterAt({ burst: 1, perSecond: 0.1 });
    limiter.take('nadia');
    expect(refusalOf(() => limiter.take('nadia'))).toMatchObject({ retryAfterSeconds: 10, message: 'Too many requests came from here. Wait 10 seconds and try again; nothing of this one was done.' });
  });

  it('does not make being refused cost anything', () => {
    const { limiter, wait } = limiterAt({ burst: 1, perSecond: 1 });
    limiter.take('nadia');
    for (let n = 0; n < 100; n += 1) refusalOf(() => limiter.take('nadia'));
    wait(1000);
    expect(refusalOf(() => limiter.take('nadia'))).toBeNull();
  });

  it('remembers a bounded number of people, however many addresses somebody invents', () => {
    const { limiter, wait } = limiterAt();
    for (let n = 0; n < 25_000; n += 1) {
      limiter.take(`address ${n}`);
      wait(0.01);
    }
    expect(limiter.size).toBeLessThanOrEqual(10_000);
  });
});
