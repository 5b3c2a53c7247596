import { describe, expect, it } from 'vitest';
import { lookingAt, othersLooking } from '../../../tab/src/roadmap/others-looking.ts';

const person = (id: string) => ({ id, name: id });
const viewers = [
  { session: 's1', person: person('me'), activity: 'A' },
  { session: 's2', person: person('me'), activity: 'A' },
  { session: 's3', person: person('liam'), activity: 'A' },
  { session: 's4', person: person('liam'), activity: 'B' },
  { session: 's5', person: person('mei'), activity: null },
];

describe('who else looks', () => {
  it('names everybody once, and not me in my other window', () => {
    expect(othersLooking(viewers, 's1', 'me').map(({ id }) => id)).toEqual(['liam', 'mei']);
  });

  it('says who looks at which activity', () => {
    const looking = lookingAt(viewers, 's1', 'me');
    expect([looking.get('A'), looking.get('B')]).toEqual([[person('liam')], [person('liam')]]);
  });
});
