import { expect, it } from 'vitest';
import { presenters } from '../../../tab/src/features/meeting/presenters.ts';

const viewer = (session: string, person: string, activity: string | null) => ({ session, person: { id: person, name: person }, activity });

it('names who else looks at an activity, each once, by name', () => {
  const viewers = [viewer('mine', 'me', '1'), viewer('my-other', 'me', '2'), viewer('t1', 'Tomasz', null), viewer('t2', 'Tomasz', '3'), viewer('a', 'Amara', '1'), viewer('l', 'Liam', null)];
  expect(presenters(viewers, 'mine', 'me')).toEqual([{ person: { id: 'Amara', name: 'Amara' }, activity: '1' }, { person: { id: 'Tomasz', name: 'Tomasz' }, activity: '3' }]);
});
