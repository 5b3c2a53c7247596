import type { Reset, UndoneReset } from '../../src/api/resets.ts';
import { pillarNames, type PillarId } from '../../src/catalog/catalog.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { counted, dayInWords, heading, line, note, plain } from './text.ts';

const stays = 'Your own activities stay where they are. Comments and history stay.';

export interface ResetQuestion {
  readonly pillar: PillarId;
  /** How many of its activities anybody has touched. */
  readonly touched: number;
  /** Of the change that the button makes: pressed twice, it resets once. */
  readonly changeId: string;
}

/** Asks an operator whether a pillar shall really be set back. */
export function resetQuestionCard({ pillar, touched, changeId }: ResetQuestion, { roadmapUrl }: { readonly roadmapUrl: string }): CardMessage {
  const name = pillarNames[pillar];
  if (touched === 0) return cardMessage({ text: `There is nothing to reset in ${name}.`, body: [heading(`Reset ${name}?`), line('There is nothing to reset: nobody has touched any of its activities.')], actions: [openRoadmap(roadmapUrl)] });
  const what = `${counted(touched, 'activity goes', 'activities go')} back to “Not reviewed”, without owner, due date, notes, ticked steps, exception, ticket and cost.`;
  return cardMessage({
    text: `Reset ${name}? ${what}`,
    body: [heading(`Reset ${name}?`), line(what), line(stays), note('Only operators can do this. It can be undone for 30 days.')],
    actions: [{ type: 'Action.Execute', title: `Reset ${name}`, style: 'destructive', verb: 'reset-pillar', data: { pillar, changeId } }, openRoadmap(roadmapUrl)],
  });
}

/** Tells everybody that a pillar was set back, and how to have it again. */
export function resetDoneCard({ pillar, sequence, by, activities, undoableUntil }: Reset, { roadmapUrl, timeZone }: { readonly roadmapUrl: string; readonly timeZone: string }): CardMessage {
  const name = pillarNames[pillar];
  const what = `${counted(activities, 'activity is', 'activities are')} back to “Not reviewed”.`;
  return cardMessage({
    text: `${by.name} reset ${name}. ${what}`,
    body: [heading(`${name} was reset`), plain({ strong: by.name }, ` reset ${name}. ${what}`), line(stays), note(`An operator can undo this until ${dayInWords(undoableUntil, timeZone)}.`)],
    actions: [{ type: 'Action.Execute', title: 'Undo', verb: 'undo-reset', data: { sequence } }, openRoadmap(roadmapUrl)],
  });
}

/** Tells everybody that a reset was taken back. */
export function resetUndoneCard({ pillar, restored, kept }: UndoneReset, { by, roadmapUrl }: { readonly by: string; readonly roadmapUrl: string }): CardMessage {
  const name = pillarNames[pillar];
  const what = restoredInWords(restored, kept);
  return cardMessage({
    text: `${by} undid the reset of ${name}. ${what}`,
    body: [heading(`The reset of ${name} was undone`), plain({ strong: by }, ` undid the reset of ${name}.`), line(what)],
    actions: [openRoadmap(roadmapUrl)],
  });
}

function restoredInWords(restored: number, kept: number): string {
  const back = restored === 0 ? 'No activity was set back to what it had' : `${counted(restored, 'activity has', 'activities have')} again what ${restored === 1 ? 'it' : 'they'} had`;
  return kept === 0 ? `${back}.` : `${back}; ${counted(kept, 'was', 'were')} changed since and ${kept === 1 ? 'keeps' : 'keep'} that.`;
}
