import { pillarNames, type Activity } from '../../src/catalog/catalog.ts';
import type { TaskIntent } from '../task-intent.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { choices } from './choices.ts';

/** Which of several tasks is meant; what shall happen to it goes with the choice. */
export function pickTaskCard(activities: readonly Activity[], intent: TaskIntent): CardMessage {
  return cardMessage({
    text: `Which task do you mean? ${activities.map(({ id, title }) => `${id} ${title}`).join('; ')}`,
    body: choices('Which task do you mean?', activities.map(({ id, title, pillar }) => ({ title, marks: [id, pillarNames[pillar]], action: { verb: 'pick-task', data: { activity: id, intent } } }))),
  });
}
