import { describe, expect, it } from 'vitest';
import { troubleOf } from '../../../tab/src/features/header/connection-trouble.ts';
import type { LiveStatus } from '../../../tab/src/roadmap/live-connection.ts';

const connection = (status: LiveStatus, refusal: string | null = null) => ({ status, refusal });
const sends = { status: 500, message: 'Something failed on our side.' };

describe('what is wrong with the connection', () => {
  it('is nothing while events flow or changes are asked for, whatever is on its way', () => {
    for (const status of ['connecting', 'live', 'polling'] as const) expect(troubleOf({ connection: connection(status), sendTrouble: null, waiting: 2 })).toBeNull();
  });

  it.each([
    ['offline', 0, /^You are offline\. What you see/],
    ['offline', 2, /^You are offline, 2 changes waiting/],
    ['faulty', 0, /^The server has a problem\. What you see/],
    ['faulty', 1, /^The server has a problem, 1 change waiting/],
  ] as const)('%s with %i waiting is said as it is', (status, waiting, sentence) => {
    expect(troubleOf({ connection: connection(status), sendTrouble: null, waiting })).toMatchObject({ kind: status, sentence: expect.stringMatching(sentence) as string, canDiscard: false });
  });

  it.each(['offline', 'faulty'] as const)('%s speaks of one change as of one', (status) => {
    const one = troubleOf({ connection: connection(status), sendTrouble: null, waiting: 1 })?.sentence;
    expect(one).toMatch(/1 change waiting\. What waits is kept in this browser/);
    expect(one).not.toMatch(/\b(?:they|them|are kept)\b/i);
  });

  it('is the server’s own sentence where it refuses', () => {
    const removed = connection('refused', 'You are not a member of this conversation.');
    expect(troubleOf({ connection: removed, sendTrouble: null, waiting: 0 })).toEqual({ kind: 'refused', sentence: 'You are not a member of this conversation.', canDiscard: false });
    expect(troubleOf({ connection: removed, sendTrouble: null, waiting: 3 })?.sentence).toMatch(/^You are not a member of this conversation\. 3 changes waiting/);
  });

  it('shows where events flow and yet nothing can be saved, and lets go of what may never be', () => {
    expect(troubleOf({ connection: connection('live'), sendTrouble: sends, waiting: 1 })).toMatchObject({ kind: 'faulty', canDiscard: true });
    expect(troubleOf({ connection: connection('live'), sendTrouble: { status: 429, message: 'Wait 3 seconds.' }, waiting: 1 })).toMatchObject({ kind: 'refused', canDiscard: true });
    const signedOut = troubleOf({ connection: connection('live'), sendTrouble: { status: 0, message: 'Teams did not sign you in.' }, waiting: 1 });
    expect(signedOut).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/^Teams did not sign you in\. 1 change waiting/) as string, canDiscard: false });
  });
});
