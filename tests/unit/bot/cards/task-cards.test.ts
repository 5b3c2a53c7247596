import { describe, expect, it } from 'vitest';
import { myTasksCard } from '../../../../bot/cards/my-tasks.ts';
import { openRoadmapCard } from '../../../../bot/cards/open-roadmap.ts';
import { pickTaskCard } from '../../../../bot/cards/pick-task.ts';
import { nobody, taskCard } from '../../../../bot/cards/task.ts';
import type { Activity } from '../../../../src/catalog/catalog.ts';
import type { DigestItem } from '../../../../src/digest/digest.ts';
import type { Task } from '../../../../src/operations/load-task.ts';
import { untouched } from '../../../../src/roadmap/activity-state.ts';
import { statuses } from '../../../../src/roadmap/status.ts';
import { expectGoodCard, hostile, textsOf } from './card-rules.ts';

const roadmapUrl = 'http://localhost:3978/tab/?roadmap=19%3Ageneral%40thread.tacv2&activity=RMI_010';
const nadia = { id: '2b7e9d14-53a6-4c1f-8e02-b94d6f71a301', name: 'Nadia Brandt' };
const tomasz = { id: 'c41f08a7-9e2d-4d76-a5b3-07d8e6c2f402', name: 'Tomasz Zielinski' };
const activity: Activity = {
  id: 'RMI_010', title: 'Block legacy authentication', pillar: 'identity', area: 'a', lane: null, horizon: 'first', order: 1, effort: 'low', userImpact: 'low', licenses: [], crossPillar: [], checks: [21786],
  prerequisites: [], workshopIds: [], aliases: [], links: [], guidance: { whyItMatters: 'x', doThis: ['a', 'b', 'c'], doneWhen: 'x', watchOut: null },
};
const task: Task = { roadmapId: '19:general', activity, state: untouched('RMI_010'), evidence: { state: 'open', regressed: false }, stepsDone: 1, sequence: 7, people: [nadia, tomasz] };
const options = { roadmapUrl, note: null, today: '2026-03-04' };
interface Input { readonly id: string; readonly value?: string; readonly style?: string; readonly choices?: readonly { readonly title: string; readonly value: string }[] }
const inputsOf = (card: ReturnType<typeof taskCard>) => card.card.body.filter(({ type }) => type.startsWith('Input.')) as unknown as Input[];

describe('the task card', () => {
  it('shows an untouched task with its choices', () => {
    const card = taskCard(task, options);
    expectGoodCard(card);
    expect(textsOf(card).slice(0, 4)).toEqual(['Block legacy authentication', 'RMI_010 · Identity · First', 'Not reviewed · no owner · no due date', '1 of 3 steps done']);
    const [status, owner, due] = inputsOf(card);
    expect(status).toMatchObject({ id: 'status', value: 'not-reviewed' });
    expect(status!.choices!.map(({ value }) => value)).toEqual([...statuses]);
    expect(owner).toMatchObject({ id: 'owner', value: nobody, style: 'compact', choices: [{ title: 'Nobody', value: nobody }, { title: 'Nadia Brandt', value: nadia.id }, { title: 'Tomasz Zielinski', value: tomasz.id }] });
    expect(due).toEqual({ type: 'Input.Date', id: 'due', label: 'Due' });
  });

  it('carries what it showed, so that a change by somebody else is noticed', () => {
    const card = taskCard({ ...task, state: { ...task.state, status: 'in-progress', owner: nadia, due: '2026-03-01' } }, options);
    expect(card.card.actions?.[0]).toMatchObject({ verb: 'save-task', data: { roadmap: '19:general', activity: 'RMI_010', seen: 7, shown: { status: 'in-progress', owner: nadia.id, due: '2026-03-01' } } });
    expect(textsOf(card)).toContain('In progress · Nadia Brandt · due 1 March 2026, 3 days late');
    expect(inputsOf(card).map(({ value }) => value)).toEqual(['in-progress', nadia.id, '2026-03-01']);
  });

  it.each([
    [{ state: 'proven', regressed: false }, '1 of 3 steps done · proven by its checks'],
    [{ state: 'contradicted', regressed: false }, '1 of 3 steps done · a check fails'],
    [{ state: 'contradicted', regressed: true }, '1 of 3 steps done · completed, but a check fails again'],
  ] as const)('says what %j means', (evidence, sentence) => expect(textsOf(taskCard({ ...task, evidence }, options))).toContain(sentence));

  it('says who accepted the risk, until when and why', () => {
    const card = taskCard({ ...task, state: { ...task.state, exception: { reason: 'Replaced in **May**', approver: nadia, until: '2026-06-30' } } }, options);
    expect(textsOf(card)).toContain('Risk accepted by Nadia Brandt until 30 June 2026: Replaced in **May**');
  });

  it('has a view for everybody, with a way to one’s own', () => {
    const card = taskCard(task, { ...options, view: { kind: 'shared', refreshFor: Array.from({ length: 70 }, (_, index) => `29:${index}`) } });
    expectGoodCard(card);
    expect(inputsOf(card)).toEqual([]);
    expect(card.card.actions?.map(({ title }) => title)).toEqual(['Change', 'Open roadmap']);
    // Teams refreshes nobody where more are named.
    expect(card.card.refresh).toMatchObject({ action: { verb: 'refresh-task', data: { activity: 'RMI_010', roadmap: '19:general' } } });
    expect(card.card.refresh?.userIds).toHaveLength(60);
    expect(taskCard(task, { ...options, view: { kind: 'shared', refreshFor: [] } }).card.refresh).toBeUndefined();
  });

  it('has a view without inputs for whoever may only look', () => {
    const card = taskCard(task, { ...options, view: { kind: 'look' } });
    expectGoodCard(card);
    expect(inputsOf(card)).toEqual([]);
    expect(card.card.actions?.map(({ title }) => title)).toEqual(['Open roadmap']);
  });

  it('tells a new owner by a mention', () => {
    const card = taskCard(task, { ...options, note: { text: 'Nadia Brandt gave it to Tomasz Zielinski.', mention: tomasz } });
    expectGoodCard(card);
    expect(card.card.msteams?.entities).toEqual([{ type: 'mention', text: '<at>Tomasz Zielinski</at>', mentioned: tomasz }]);
    expect(textsOf(card)).toContain('<at>Tomasz Zielinski</at>, this is yours now.');
    expect(card.text).toMatch(/^Nadia Brandt gave it to Tomasz Zielinski\. Block legacy/);
  });

  it('keeps an owner who is not among those it offers, and fits with a large roster', () => {
    const people = Array.from({ length: 5000 }, (_, index) => ({ id: `0000000${index}-53a6-4c1f-8e02-b94d6f71a301`, name: `Somebody with a rather long name ${index}` }));
    const left = { id: 'left', name: hostile };
    const card = taskCard({ ...task, people, state: { ...task.state, owner: left, exception: { reason: hostile.repeat(30), approver: left, until: '2026-06-30' } } }, { ...options, note: { text: hostile.repeat(30), mention: left } });
    expectGoodCard(card);
    const owner = inputsOf(card)[1]!;
    expect(owner.style).toBe('filtered');
    expect(owner.choices!.some(({ value }) => value === 'left')).toBe(true);
    expect(textsOf(card)).toContain('Somebody else: say “assign” with the task and mention them.');
  });
});

describe('the card that asks which task is meant', () => {
  it('carries what shall happen to the one that is chosen', () => {
    const card = pickTaskCard([activity, { ...activity, id: 'RMI_011', title: 'Block legacy protocols' }], { kind: 'set', set: { status: 'blocked' } });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual(expect.arrayContaining(['Which task do you mean?', 'Block legacy authentication', 'RMI_010 · Identity', 'Choose']));
    expect(JSON.stringify(card.card)).toContain('{"activity":"RMI_011","intent":{"kind":"set","set":{"status":"blocked"}}}');
  });

  it('fits with six of them and a long comment', () => {
    expectGoodCard(pickTaskCard(Array.from({ length: 6 }, () => activity), { kind: 'comment', text: 'x'.repeat(2300), mentions: [nadia.id] }));
  });
});

describe('the card of somebody’s tasks', () => {
  const item = (id: string, change: Partial<DigestItem> = {}): DigestItem => ({ id, title: `Title of ${id}`, pillar: 'identity', owner: nadia, due: '2026-03-01', daysLate: 3, status: 'in-progress', ...change });

  it('lists them, each to open', () => {
    const card = myTasksCard('Nadia Brandt', [{ roadmapId: '19:general', name: 'General', items: [item('a'), item('b', { due: null, daysLate: null, status: 'not-started' })] }], { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual(['2 open tasks of Nadia Brandt', '1 overdue', 'Title of a', 'In progress · due 1 March 2026, 3 days late', 'Title of b', 'Not started · no due date', 'Open roadmap']);
    expect(JSON.stringify(card.card)).toContain('{"activity":"a","roadmap":"19:general"}');
  });

  it('names the roadmaps when there are several', () => {
    const card = myTasksCard('Nadia Brandt', [{ roadmapId: 'x', name: 'General', items: [item('a')] }, { roadmapId: 'y', name: 'Leads', items: [item('b')] }], { roadmapUrl });
    expect(textsOf(card)).toEqual(expect.arrayContaining(['General', 'Leads']));
  });

  it('says that there are none', () => {
    const card = myTasksCard(hostile, [], { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)[1]).toContain('Say “next steps”');
  });

  it('fits with hundreds in ten roadmaps', () => {
    const roadmaps = Array.from({ length: 10 }, (_, index) => ({ roadmapId: `19:${index}`, name: hostile, items: Array.from({ length: 100 }, (_unused, number) => item(`a${number}`, { title: hostile })) }));
    expectGoodCard(myTasksCard('Nadia Brandt', roadmaps, { roadmapUrl }));
  });
});

it('the card that opens the roadmap does', () => {
  const card = openRoadmapCard({ roadmapUrl });
  expectGoodCard(card);
  expect(card.card.actions).toEqual([{ type: 'Action.OpenUrl', title: 'Open roadmap', url: roadmapUrl }]);
});
