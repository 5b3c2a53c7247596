import { describe, expect, it } from 'vitest';
import type { RunView } from '../../../src/api/assessment.ts';
import type { RoadmapView } from '../../../src/api/roadmap.ts';
import { untouched, type ActivityFields, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import { applyChange } from '../../../src/roadmap/apply.ts';
import type { Change, ChangeRequest } from '../../../src/roadmap/change.ts';
import {
  fieldConflictSchema,
  fieldConflicts,
  fromView,
  groupConflicts,
  localConflicts,
  shownStates,
  uncontested,
  withChange,
  withChanges,
  withComment,
  withoutRequest,
  withRefusal,
  withRequest,
  withRun,
  type Roadmap,
} from '../../../tab/src/roadmap/roadmap-model.ts';

const nadia = { id: 'p1', name: 'Nadia' };
const liam = { id: 'p2', name: 'Liam' };

const view = (sequence: number, activities: readonly ActivityState[] = []): RoadmapView => ({
  id: 'r',
  name: 'General',
  sequence,
  activities: [...activities],
  verdicts: [{ reference: 21776, verdict: 'passed', risk: 'high', at: '2026-03-01T09:00:00Z' }],
  me: { person: nadia, role: 'member' },
  viewers: [],
  latestRun: null,
  standing: null,
  licenses: null,
  comments: { sequence: 0, counts: {} },
});
const open = (sequence = 0, activities: readonly ActivityState[] = []): Roadmap => fromView(view(sequence, activities), undefined);
const request = (set: Partial<ActivityFields>, seen: number, changeId = 'change-1', activity = 'RMI_001'): ChangeRequest => ({
  changeId,
  edits: [{ activity, set, seen }],
});
const change = (sequence: number, after: Partial<ActivityFields>, by = liam, changeId = `other-${sequence}`): Change => ({
  sequence,
  changeId,
  at: '2026-03-02T09:00:00Z',
  by,
  edits: [{ activity: 'RMI_001', before: {}, after }],
});
const shown = (roadmap: Roadmap) => shownStates(roadmap).get('RMI_001') ?? untouched('RMI_001');

describe('own edits', () => {
  it('show before the server answers', () => {
    expect(shown(withRequest(open(), request({ status: 'blocked' }, 0))).status).toBe('blocked');
  });

  it('show in the order in which they were made', () => {
    const roadmap = [request({ notes: 'one' }, 0, 'change-1'), request({ notes: 'two' }, 0, 'change-2')].reduce(withRequest, open());
    expect(shown(roadmap).notes).toBe('two');
  });

  it('disappear when they are given up', () => {
    const roadmap = withoutRequest(withRequest(open(), request({ status: 'blocked' }, 0)), 'change-1');
    expect(shown(roadmap).status).toBe('not-reviewed');
  });

  it('are not doubled when the answer and the live event both bring them', () => {
    const answer = change(1, { status: 'blocked' }, nadia, 'change-1');
    const roadmap = withChange(withChange(withRequest(open(), request({ status: 'blocked' }, 0)), answer), answer);
    expect(roadmap).toMatchObject({ sequence: 1, pending: [] });
    expect(shown(roadmap)).toMatchObject({ status: 'blocked', stamps: { status: { sequence: 1, by: nadia } } });
  });

  it("stay on top of another person's edit of the same field until the server decides", () => {
    const roadmap = withChange(withRequest(open(), request({ due: '2026-04-01' }, 0)), change(1, { due: '2026-03-03' }));
    expect(shown(roadmap).due).toBe('2026-04-01');
    expect(roadmap.confirmed.get('RMI_001')?.due).toBe('2026-03-03');
  });

  it("leave another person's edit of another field alone", () => {
    const roadmap = withChange(withRequest(open(), request({ due: '2026-04-01' }, 0)), change(1, { owner: liam }));
    expect(shown(roadmap)).toMatchObject({ due: '2026-04-01', owner: liam });
  });

  it('show over a state that was set many changes ago', () => {
    const state: ActivityState = {
      ...untouched('RMI_001'),
      status: 'planned',
      stamps: { status: { sequence: 90, at: '2026-03-01T00:00:00Z', by: liam } },
    };
    expect(shown(withRequest(open(90, [state]), request({ status: 'completed' }, 90))).status).toBe('completed');
  });
});

describe('the sequence', () => {
  it('waits below a gap, so that a reconnect asks for what is missing', () => {
    const roadmap = withChange(open(4), change(6, { notes: 'later' }));
    expect(roadmap.sequence).toBe(4);
    expect(shown(roadmap).notes).toBe('later');
  });

  it('goes on when the gap is filled, without undoing what is newer', () => {
    const roadmap = withChanges(
      withChange(open(4), change(6, { notes: 'later' })),
      [change(5, { notes: 'earlier' }), change(6, { notes: 'later' })],
      6,
    );
    expect(roadmap.sequence).toBe(6);
    expect(shown(roadmap).notes).toBe('later');
  });
});

describe('a fresh load', () => {
  it('does not lose an edit that is not answered yet', () => {
    const known = withRequest(open(), request({ status: 'blocked' }, 0));
    expect(shown(fromView(view(3), known)).status).toBe('blocked');
  });

  it('does not go back behind what live events brought meanwhile', () => {
    const known = withChange(open(4), change(5, { notes: 'new' }));
    const roadmap = fromView(view(4), known);
    expect(roadmap.sequence).toBe(5);
    expect(shown(roadmap).notes).toBe('new');
  });

  it('keeps the object of an activity that did not change, so that its card need not render', () => {
    const known = withChange(open(4), change(5, { notes: 'new' }));
    const state = known.confirmed.get('RMI_001');
    expect(fromView(view(6, state ? [structuredClone(state)] : []), known).confirmed.get('RMI_001')).toBe(state);
  });

  it('gives the newest verdict of every check', () => {
    expect(open().verdicts.get(21776)).toEqual({ verdict: 'passed', risk: 'high', at: '2026-03-01T09:00:00Z' });
  });
});

describe('a conflict', () => {
  const theirs: ActivityState = {
    ...untouched('RMI_001'),
    due: '2026-03-03',
    owner: liam,
    stamps: { due: { sequence: 5, at: '2026-03-02T09:00:00Z', by: liam } },
  };

  it('is known without asking the server when the other edit has arrived already', () => {
    const roadmap = withChange(open(4), change(5, { due: '2026-03-03' }));
    expect(localConflicts(roadmap, request({ due: '2026-04-01' }, 4))).toMatchObject([{ activity: 'RMI_001', field: 'due' }]);
    expect(localConflicts(roadmap, request({ due: '2026-04-01' }, 5))).toEqual([]);
    expect(localConflicts(roadmap, request({ due: '2026-03-03' }, 4))).toEqual([]);
    expect(localConflicts(roadmap, request({ notes: 'x' }, 4))).toEqual([]);
  });

  it('puts mine against theirs, and who set theirs', () => {
    expect(fieldConflicts(request({ due: '2026-04-01' }, 4), [{ activity: 'RMI_001', field: 'due', theirs }], 5)).toEqual([
      { activity: 'RMI_001', field: 'due', mine: '2026-04-01', theirs: '2026-03-03', stamp: theirs.stamps.due, sequence: 5 },
    ]);
  });

  it('shows theirs as soon as the server refuses mine', () => {
    const roadmap = withRefusal(withRequest(open(4), request({ due: '2026-04-01' }, 4)), 'change-1', {
      title: '',
      status: 409,
      sequence: 5,
      conflicts: [{ activity: 'RMI_001', field: 'due', theirs }],
    });
    expect(roadmap.pending).toEqual([]);
    expect(shown(roadmap).due).toBe('2026-03-03');
  });

  it('sends the fields again that nobody contradicted', () => {
    expect(uncontested(request({ due: '2026-04-01', status: 'planned' }, 4), [{ activity: 'RMI_001', field: 'due', theirs }])).toEqual([
      { activity: 'RMI_001', seen: 4, set: { status: 'planned' } },
    ]);
    expect(uncontested(request({ due: '2026-04-01' }, 4), [{ activity: 'RMI_001', field: 'due', theirs }])).toEqual([]);
  });

  it('is read again as the window kept it, unless a value is none of its field', () => {
    const [conflict] = fieldConflicts(request({ due: '2026-04-01' }, 4), [{ activity: 'RMI_001', field: 'due', theirs }], 5);
    expect(fieldConflictSchema.parse(JSON.parse(JSON.stringify(conflict)))).toEqual(conflict);
    expect(fieldConflictSchema.safeParse({ ...conflict, mine: 'tomorrow' }).success).toBe(false);
  });

  it('is settled by sending mine with the sequence of the refusal', () => {
    const [conflict] = fieldConflicts(request({ due: '2026-04-01' }, 4), [{ activity: 'RMI_001', field: 'due', theirs }], 5);
    const again = applyChange(new Map([['RMI_001', theirs]]), request({ due: '2026-04-01' }, conflict!.sequence), {
      sequence: 6,
      at: '2026-03-02T09:01:00Z',
      by: nadia,
    });
    expect(again.outcome).toBe('applied');
  });
});

describe('news of comments', () => {
  const news = (sequence: number, count: number) => ({
    sequence,
    count,
    comment: { id: 'c', activity: 'RMI_001', at: '2026-03-02T09:00:00Z', by: liam, text: 'hello', mentions: [], deleted: null },
  });

  it('change the count of the activity, once', () => {
    const roadmap = withComment(withComment(open(), news(1, 1)), news(2, 2));
    expect(roadmap.comments).toEqual({ sequence: 2, counts: { RMI_001: 2 } });
    expect(withComment(roadmap, news(1, 1))).toBe(roadmap);
  });

  it('are not lost to a load that was asked for before them', () => {
    expect(fromView(view(0), withComment(open(), news(1, 1))).comments.counts).toEqual({ RMI_001: 1 });
  });
});

describe('ticked steps', () => {
  const tick = (steps: string[], stepsBefore: string[], changeId: string): ChangeRequest => ({ changeId, edits: [{ activity: 'RMI_001', set: { steps }, seen: 0, stepsBefore }] });

  it("show together with another person's, and never conflict", () => {
    const roadmap = withChange(withRequest(open(), tick(['11111111'], [], 'mine')), change(1, { steps: ['22222222'] }));
    expect(shown(roadmap).steps).toEqual(['11111111', '22222222']);
    expect(localConflicts(roadmap, tick(['33333333'], [], 'later'))).toEqual([]);
  });
});

describe('news of a run', () => {
  const counts = { passed: 0, failed: 0, investigate: 0, skipped: 0, error: 0, planned: 0 };
  const run = (id: string, state: RunView['state'], startedAt = '2026-03-01T09:00:00Z'): RunView => ({
    id,
    state,
    source: { kind: 'sample', tenantId: 't', tenantName: 'Contoso' },
    startedBy: nadia,
    startedAt,
    finishedAt: null,
    pillars: null,
    version: '1',
    progress: { done: 0, total: 13, pillar: null },
    failure: null,
    score: { percent: null, counts },
    pillarScores: [],
  });
  const after = (known: RunView | null, news: RunView) => {
    const { roadmap, hasEnded } = withRun({ ...open(), latestRun: known }, news);
    return [`${roadmap.latestRun?.id} ${roadmap.latestRun?.state}`, hasEnded];
  };

  it.each([
    ['a run begins', run('a', 'finished'), run('b', 'queued'), 'b queued', false],
    ['the first run begins', null, run('b', 'queued'), 'b queued', false],
    ['it goes on', run('b', 'queued'), run('b', 'running'), 'b running', false],
    ['it ends', run('b', 'running'), run('b', 'finished'), 'b finished', true],
    ['it fails', run('b', 'running'), run('b', 'failed'), 'b failed', true],
    ['a report was imported', run('a', 'finished'), run('b', 'finished'), 'b finished', true],
    ['an older report was imported', run('a', 'finished'), run('b', 'finished', '2025-12-01T09:00:00Z'), 'a finished', true],
    ['the server repeats what is known', run('a', 'finished'), run('a', 'finished'), 'a finished', false],
    ['the server tells of a failure long ago', run('a', 'finished'), run('b', 'failed'), 'a finished', false],
  ] as const)('is taken when %s', (_name, known, news, latest, hasEnded) => {
    expect(after(known, news)).toEqual([latest, hasEnded]);
  });
});

describe('groupConflicts', () => {
  const conflict = (activity: string, field: 'status' | 'due', mine: string | null) => ({ activity, field, mine, theirs: null, stamp: null, sequence: 3 } as const);

  it('puts together what one edit of many activities ran into, and keeps apart what was chosen differently', () => {
    const groups = groupConflicts([conflict('a', 'status', 'planned'), conflict('b', 'status', 'planned'), conflict('a', 'due', null), conflict('c', 'status', 'blocked')]);
    expect(groups.map((group) => group.map(({ activity }) => activity))).toEqual([['a', 'b'], ['a'], ['c']]);
  });
});
