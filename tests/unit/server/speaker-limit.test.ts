import { describe, expect, it } from 'vitest';
import { limitSpeakers } from '../../../src/server/speaker-limit.ts';

describe('how often one person speaks to the bot', () => {
  let now = 0;
  const message = { mustAnswer: false };
  const limited = () => {
    now = 0;
    return limitSpeakers({ burst: 3, perSecond: 1 }, () => now);
  };

  it('is more than anybody types, and a limit for a script', () => {
    const admit = limitSpeakers(undefined, () => now);
    const heard = Array.from({ length: 60 }, () => admit('max', message));
    expect(heard.every(Boolean)).toBe(true);
    expect(() => admit('max', message)).toThrow('Too many requests');
  });

  it('is theirs alone: others are heard', () => {
    const admit = limited();
    for (let n = 0; n < 3; n += 1) admit('max', message);
    expect(() => admit('max', message)).toThrow(/Wait a second/);
    expect(admit('olive', message)).toBe(true);
  });

  it('is said once a minute, not with every message that is too many', () => {
    const admit = limited();
    for (let n = 0; n < 3; n += 1) admit('max', message);
    expect(() => admit('max', message)).toThrow();
    expect([admit('max', message), admit('max', message)]).toEqual([false, false]);
    now += 500;
    expect(admit('max', message)).toBe(false);
    now += 500;
    expect(admit('max', message)).toBe(true);
  });

  it('is said to every press of a button, which waits for an answer', () => {
    const admit = limited();
    for (let n = 0; n < 3; n += 1) admit('max', { mustAnswer: true });
    for (let n = 0; n < 3; n += 1) expect(() => admit('max', { mustAnswer: true })).toThrow('Too many requests');
  });
});
