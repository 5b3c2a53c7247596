import { describe, expect, it } from 'vitest';
import { myTasksCard } from '../../../../bot/cards/my-tasks.ts';
import { reminderCard } from '../../../../bot/cards/reminder.ts';
import { reminderSettingsCard } from '../../../../bot/cards/reminder-settings.ts';
import { remindersElsewhereCard } from '../../../../bot/cards/reminders-elsewhere.ts';
import { defaultReminderSettings } from '../../../../src/digest/reminder-settings.ts';
import type { ReminderTask } from '../../../../src/operations/load-reminder-tasks.ts';
import { expectGoodCard, textsOf } from './card-rules.ts';

const options = { roadmapUrl: 'http://localhost:3978/tab/?roadmap=x', note: null };
const me = { id: 'me', name: 'Nadia Brandt' };
const task = (change: Partial<ReminderTask> = {}): ReminderTask => ({ roadmapId: '19:general@thread.tacv2', roadmapName: 'General', activity: 'RMI_001', title: 'Block legacy authentication', status: 'planned', due: '2026-11-25', owner: me, seen: 7, ...change });
const list = (...tasks: ReminderTask[]) => ({ personId: 'me', today: '2026-11-22', tasks });
const buttons = (message: { card: object }) => [...JSON.stringify(message.card).matchAll(/"title":"([^"]+)","verb"/g)].map(([, title]) => title);

describe('the reminder', () => {
  it('says what is due when, and offers what one can do about it', () => {
    const card = reminderCard(list(task()), options);
    expectGoodCard(card);
    expect(textsOf(card).slice(0, 3)).toEqual(['1 task of yours is due in 3 days, on 25 November 2026', 'Block legacy authentication', 'Planned · due in 3 days, on 25 November 2026']);
    expect(buttons(card)).toEqual(['Done', 'In progress', 'Move by a week', 'It is blocked']);
  });

  it('is one message for several tasks, and names the roadmaps where there are several', () => {
    const card = reminderCard(list(task({ due: '2026-11-22' }), task({ roadmapId: '19:other', roadmapName: 'Devices', activity: 'RMI_002', title: 'Enrol devices', due: '2026-11-22' })), options);
    expectGoodCard(card);
    expect(textsOf(card)).toEqual(expect.arrayContaining(['2 tasks of yours are due today', 'Planned · due today · General', 'Planned · due today · Devices']));
  });

  it('offers nothing for what is done or somebody else’s by now', () => {
    const card = reminderCard(list(task({ status: 'completed' }), task({ activity: 'RMI_002', title: 'Other', owner: { id: 'tomasz', name: 'Tomasz Zielinski' } })), { ...options, note: 'Tomasz Zielinski has this task now.' });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual(expect.arrayContaining(['All of this is done or moved on', 'Tomasz Zielinski has this task now.', 'Completed', 'Planned · due in 3 days, on 25 November 2026 · Tomasz Zielinski has it now']));
    expect(buttons(card)).toEqual([]);
  });

  it('does not offer the state that a task is in', () => {
    expect(buttons(reminderCard(list(task({ status: 'in-progress' })), options))).not.toContain('In progress');
    expect(buttons(reminderCard(list(task({ status: 'blocked' })), options))).not.toContain('It is blocked');
  });

  it('stays under the limit of Teams with many tasks, long names and hostile titles', () => {
    const many = Array.from({ length: 60 }, (_, index) => task({
      activity: `RMI_${index}`, roadmapId: `19:${String(index % 7).repeat(60)}@thread.tacv2`, roadmapName: `Team ${'x'.repeat(200)}`, title: `[Click](https://evil.example) **${'w'.repeat(200)}** 🧯 ${index}`, due: '2026-11-22',
    }));
    const card = reminderCard(list(...many), options);
    expectGoodCard(card);
    expect(textsOf(card)[0]).toBe('60 tasks of yours are due today');
    expect(textsOf(card).join(' ')).toMatch(/and \d+ more: say “my tasks”/);
  });
});

describe('the weekly list', () => {
  it('says that it comes by itself', () => {
    const card = myTasksCard('Nadia Brandt', [{ roadmapId: 'r', name: 'General', items: [{ id: 'RMI_001', title: 'Block it', pillar: 'identity', owner: me, due: '2026-11-20', daysLate: 2, status: 'planned' }] }], { roadmapUrl: 'http://x', isWeekly: true });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual(expect.arrayContaining(['Your week: 1 open task', '1 overdue']));
    expect(textsOf(card).join(' ')).toContain('Say “remind me”');
  });
});

describe('the settings', () => {
  const view = { settings: defaultReminderSettings, isReachable: true, timeZone: 'Europe/Berlin', heardTimeZone: 'Europe/Berlin', next: { weekly: null, reminder: null } };
  it.each([
    ['as they come', {}, 'Every Monday at 09:00 you get a list of your open tasks, if you have any.'],
    ['switched off', { weekly: false, dueDates: false }, 'Nothing comes by itself. “my tasks” lists your tasks whenever you ask.'],
    ['at a quiet time', { hour: 20 }, 'Nothing comes between 18:00 and 08:00: 20:00 lies in it, so that messages come when it ends.'],
    ['with no quiet hours', { quiet: null, weekly: false }, 'No weekly list of your tasks comes.'],
  ])('%s', (_state, change, sentence) => {
    const card = reminderSettingsCard({ ...view, settings: { ...defaultReminderSettings, ...change } }, { note: 'Saved.' });
    expectGoodCard(card);
    expect(textsOf(card)).toContain(sentence);
  });

  it('are somewhere else for a channel', () => {
    for (const isReachable of [true, false]) {
      const card = remindersElsewhereCard({ isReachable }, { name: 'Nadia Brandt' });
      expectGoodCard(card);
      expect(textsOf(card).join(' ')).toContain('say “remind me”');
    }
  });
});
