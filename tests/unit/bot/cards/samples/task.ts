import { taskCard, type TaskCardOptions } from '../../../../../bot/cards/task.ts';
import type { Task } from '../../../../../src/operations/load-task.ts';
import { untouched } from '../../../../../src/roadmap/activity-state.ts';
import { wholeCatalog } from '../../../catalog/whole-catalog.ts';
import { nadia, roadmapUrl, today, tomasz, wild, type CardSamples } from '../sample-facts.ts';

const [activity] = wholeCatalog.activities as [typeof wholeCatalog.activities[0]];
const task: Task = { roadmapId: '19:general', activity, state: untouched(activity.id), evidence: { state: 'open', regressed: false }, stepsDone: 1, sequence: 7, people: [nadia, tomasz] };
const planned: Task = { ...task, state: { ...task.state, status: 'in-progress', owner: tomasz, due: '2026-03-01' }, evidence: { state: 'contradicted', regressed: true } };
const shared = { kind: 'shared', refreshFor: Array.from({ length: 60 }, (_, index) => `29:1aUuyhpvaPODlp30YIr38UQGwSYsMyXPRbP9PPfCqyQx4Dg-${index}`) } as const;
const show = (of: Task, options: Partial<TaskCardOptions> = {}) => () => taskCard(of, { roadmapUrl, note: null, today, ...options });
const people = Array.from({ length: 5000 }, (_, index) => ({ id: `0000000${index}-53a6-4c1f-8e02-b94d6f71a301`, name: `Somebody with a rather long name ${index}` }));

export default {
  'usual': show(planned, { view: shared }),
  'untouched': show(task, { view: shared }),
  'one’s own': show(planned),
  'a guest’s': show(planned, { view: { kind: 'look' } }),
  'changed': show(planned, { view: shared, note: { text: 'Nadia Brandt set the status to In progress and gave it to Tomasz Zielinski.', mention: tomasz } }),
  'somebody was faster': show(planned, { note: { text: 'Tomasz Zielinski changed the status after this card was posted. Here it is as it is now: nothing of yours was saved.' } }),
  'proven, with a risk accepted': show({ ...planned, evidence: { state: 'proven', regressed: false }, state: { ...planned.state, exception: { reason: 'The app is replaced by then', approver: nadia, until: '2026-06-30' } } }, { view: shared }),
  'of 5,000 people': show({ ...planned, people }),
  ...wild((text) => show({
    ...planned, activity: { ...activity, title: text }, people: Array.from({ length: 200 }, (_, index) => ({ id: String(index), name: text })),
    state: { ...planned.state, owner: { id: 'x', name: text }, exception: { reason: text, approver: { id: 'x', name: text }, until: '2026-06-30' } },
  }, { note: { text, mention: { id: 'x', name: text } } })()),
} satisfies CardSamples;
