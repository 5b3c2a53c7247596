import { errorCard, refusalCard } from '../../../../../bot/cards/error.ts';
import { wild, type CardSamples } from '../sample-facts.ts';

export default {
  'usual': () => errorCard('Something went wrong in the app, not with your request. Try again in a minute; if it happens again, tell your administrator what you did and when.'),
  'refused': () => refusalCard('Guests cannot change activities here. Ask a member of this conversation.', 403),
  'refused, with an example': () => refusalCard('Which task, and to what? Say for example “set RMI_001 to in progress”. A status is one of: not reviewed, not started, in planning.', 400),
  ...wild((text) => refusalCard(`I know no task like “${text}”.`, 404)),
} satisfies CardSamples;
