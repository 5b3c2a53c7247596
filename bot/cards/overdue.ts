import type { DigestItem } from '../../src/digest/digest.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, fitting, type CardMessage } from './card-message.ts';
import { ownerList } from './digest-owners.ts';
import { counted, heading, line } from './text.ts';

/** @param items overdue activities, the latest first */
export function overdueCard(items: readonly DigestItem[], { roadmapUrl }: { readonly roadmapUrl: string }): CardMessage {
  const title = items.length === 0 ? 'Nothing is overdue' : `${counted(items.length, 'activity is', 'activities are')} overdue`;
  return fitting((mostItems) => cardMessage({
    text: `${title}. ${items.slice(0, 3).map(({ title: activity }) => activity).join('; ')}`,
    body: [
      heading(title),
      ...(items.length === 0 ? [line('Every activity with a due date is on time.')] : []),
      // One list is the whole card: it has more room than those of a digest.
      ...ownerList(items, { mostOwners: mostItems * 2, mostItems, mentions: null }),
    ],
    actions: [openRoadmap(roadmapUrl)],
  }));
}
