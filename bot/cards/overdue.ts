import type { CardElement } from '@microsoft/teams.cards';
import type { Person } from '../../src/assessment/run.ts';
import type { DigestItem } from '../../src/digest/digest.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, fitting, type CardMessage } from './card-message.ts';
import { itemLine } from './digest-item.ts';
import { counted, heading, line, moreInRoadmap, plain } from './text.ts';

/** @param items overdue activities, the latest first */
export function overdueCard(items: readonly DigestItem[], { roadmapUrl }: { readonly roadmapUrl: string }): CardMessage {
  const title = items.length === 0 ? 'Nothing is overdue' : `${counted(items.length, 'activity is', 'activities are')} overdue`;
  return fitting((mostItems) => {
    // Three times a list's length: here one list is the whole card.
    const shown = items.slice(0, mostItems * 3);
    return cardMessage({
      text: `${title}. ${items.slice(0, 3).map(({ title: activity }) => activity).join('; ')}`,
      body: [
        heading(title),
        ...(items.length === 0 ? [line('Every activity with a due date is on time.')] : []),
        ...byOwner(shown).flatMap(({ owner, items: theirs }): CardElement[] => [
          { ...plain({ strong: `${owner?.name ?? 'No owner'} (${theirs.length})` }), spacing: 'Medium' },
          ...theirs.map((item) => itemLine(item, { withOwner: false })),
        ]),
        ...moreInRoadmap(items.length, shown.length),
      ],
      actions: [openRoadmap(roadmapUrl)],
    });
  });
}

/** Owners in the order of their latest item; what nobody owns comes last. */
function byOwner(items: readonly DigestItem[]): { owner: Person | null; items: DigestItem[] }[] {
  const groups = new Map<string, { owner: Person | null; items: DigestItem[] }>();
  for (const item of items) {
    const key = item.owner?.id ?? '';
    const group = groups.get(key) ?? { owner: item.owner, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  return [...all.filter(({ owner }) => owner !== null), ...all.filter(({ owner }) => owner === null)];
}
