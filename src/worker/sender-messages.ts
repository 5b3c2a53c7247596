import type { CardMessage } from '../../bot/cards/card-message.ts';
import { digestCard } from '../../bot/cards/digest.ts';
import { myTasksCard } from '../../bot/cards/my-tasks.ts';
import { reminderCard } from '../../bot/cards/reminder.ts';
import type { Links } from '../../bot/links.ts';
import { tellsSince } from '../digest/schedule.ts';
import type { House } from '../operations/house.ts';
import { loadTasksOf } from '../operations/load-my-tasks.ts';
import { loadDueTasks } from '../operations/load-reminder-tasks.ts';
import { makeDigest } from '../operations/make-digest.ts';
import type { DueDigest, DueReminder } from './sender-due.ts';

export interface ComposerParts {
  readonly house: House;
  readonly links: Links;
}

/** What is to be said to a conversation; null where there is nothing to say. */
export async function composeMessage({ house, links }: ComposerParts, due: DueDigest | DueReminder): Promise<CardMessage | null> {
  const { conversation, at } = due;
  const roadmapUrl = links.roadmap(conversation);
  switch (due.kind) {
    case 'digest': {
      const { digest: schedule, roadmapId } = conversation;
      const digest = await makeDigest(house, roadmapId, { timeZone: schedule.timeZone, since: tellsSince(schedule, at) });
      return digest.isEmpty ? null : digestCard(digest, { roadmapUrl, mentionOwners: conversation.kind !== 'personal' });
    }
    case 'weekly': {
      const tasks = await loadTasksOf(house, due.personId, due.timeZone);
      return tasks.length === 0 ? null : myTasksCard(conversation.name, tasks, { roadmapUrl, isWeekly: true });
    }
    case 'reminder': {
      const list = await loadDueTasks(house, due.personId, { at, timeZone: due.timeZone });
      return list.tasks.length === 0 ? null : reminderCard(list, { roadmapUrl, note: null });
    }
  }
}
