import { pillarNames } from '../../src/catalog/catalog.ts';
import type { FoundActivity } from '../../src/operations/search-activities.ts';
import { statusNames } from '../../src/roadmap/status.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { capitalised, counted, dayInWords, note, plain, plainHeading } from './text.ts';

/** An activity as it can be read by whoever somebody sends it to: there is nothing to press but the way to it. */
export function activityLinkCard(found: Pick<FoundActivity, 'activity' | 'state' | 'daysLate'>, { roadmapUrl }: { readonly roadmapUrl: string }): CardMessage {
  const { activity: { id, title, pillar, horizon } } = found;
  const words = activityInWords(found);
  return cardMessage({
    text: `${title}: ${words}.`,
    body: [plainHeading(title), note(`${id} · ${pillarNames[pillar]} · ${capitalised(horizon)}`), plain(words)],
    actions: [openRoadmap(roadmapUrl)],
  });
}

/** `In progress · Amara Okafor · due 3 May 2026, 2 days late` */
export function activityInWords({ state: { status, owner, due }, daysLate }: Pick<FoundActivity, 'state' | 'daysLate'>): string {
  const late = daysLate > 0 ? `, ${counted(daysLate, 'day')} late` : '';
  return [statusNames[status], owner?.name ?? 'no owner', due === null ? 'no due date' : `due ${dayInWords(due)}${late}`].join(' · ');
}
