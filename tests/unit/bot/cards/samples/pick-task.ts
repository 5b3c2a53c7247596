import { pickTaskCard } from '../../../../../bot/cards/pick-task.ts';
import { wholeCatalog } from '../../../catalog/whole-catalog.ts';
import { nadia, wild, type CardSamples } from '../sample-facts.ts';

const six = wholeCatalog.activities.slice(0, 6);

export default {
  'usual': () => pickTaskCard(six.slice(0, 3), { kind: 'show' }),
  'a long comment': () => pickTaskCard(six, { kind: 'comment', text: 'x'.repeat(2300), mentions: [nadia.id] }),
  ...wild((text) => pickTaskCard(six.map((activity) => ({ ...activity, title: text })), { kind: 'set', set: { status: 'blocked' } })),
} satisfies CardSamples;
