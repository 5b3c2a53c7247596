import { describe, expect, it } from 'vitest';
import { readWorkshopDocument } from '../../../src/reports/workshop-document.ts';
import { workshopDocumentOf } from '../../../src/reports/workshop-export.ts';
import type { Prefer } from '../../../src/api/transfer.ts';
import { planWorkshopImport } from '../../../src/reports/workshop-plan.ts';
import type { KeptDocument } from '../../../src/reports/workshop-kept.ts';
import { untouched, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import { applyChange, type ActivityStates } from '../../../src/roadmap/apply.ts';
import { wholeCatalog } from '../catalog/whole-catalog.ts';
import { findings, workshopDocument } from './workshop-fixture.ts';

const { activities } = wholeCatalog;
const now = new Date('2026-10-01T08:00:00.000Z');
const nadia = { id: 'nadia', name: 'Nadia Brandt' };
const none: ActivityStates = new Map();

const read = (data: unknown) => readWorkshopDocument(data, 'workshop.json');
const plan = (data: unknown, states: ActivityStates = none, prefer: Prefer = 'team', earlier: KeptDocument | null = null) =>
  planWorkshopImport(read(data), { activities, states, sequence: 1, earlier, prefer });
const decided = (...states: readonly (Partial<ActivityState> & { readonly id: string })[]): ActivityStates =>
  new Map(states.map((state) => [state.id, { ...untouched(state.id), stamps: { status: { sequence: 1, at: '2026-09-01T00:00:00Z', by: nadia } }, ...state }]));

/** The roadmap after the import, as a document again. */
function throughTheRoadmap(data: unknown, states: ActivityStates = none) {
  const { edits, kept } = plan(data, states);
  const applied = edits.length === 0 ? null : applyChange(states, { changeId: 'import-1', edits: [...edits] }, { sequence: 2, at: now.toISOString(), by: nadia });
  const after = new Map([...states, ...(applied?.outcome === 'applied' ? applied.states.map((state) => [state.id, state] as const) : [])]);
  return workshopDocumentOf({ activities, states: after, kept, now, roadmapName: 'General' });
}
/** Without what says when and how much. */
function comparable(document: object) {
  const others = structuredClone(document) as Record<string, unknown> & { configuration: { applicationState: Record<string, unknown> }; metadata: Record<string, unknown> };
  delete others['statistics'];
  delete others.metadata['exportedAt'];
  delete others.configuration.applicationState['lastModified'];
  return others;
}

describe('importing a workshop document', () => {
  it('finds activities by the ids of the workshop, by ours and by former ones, letter by letter', () => {
    const { changes, unknownTasks } = plan(workshopDocument({
      identity: { RMI_062: { status: 'completed' } },
      devices: { 'DEV-121': { status: 'planned' } },
      network: { 'NET-041': { status: 'blocked' }, NET_041: { status: 'planned' }, 'NET_0041': { status: 'planned' } },
    }));
    expect(unknownTasks).toEqual([{ pillar: 'network', task: 'NET_0041' }]);
    const of = (id: string) => changes.find(({ activity }) => activity === activities.find(({ workshopIds, id: own }) => workshopIds.includes(id) || own === id)!.id);
    expect(of('RMI_062')?.status).toEqual({ from: 'not-reviewed', to: 'completed' });
    expect(of('DEV-121')?.status?.to).toBe('planned');
    expect(changes.filter(({ pillar }) => pillar === 'network').map(({ status }) => status?.to).sort()).toEqual(['blocked', 'planned']);
  });

  it('never takes a decision back: “not reviewed” says nothing', () => {
    const states = decided({ id: 'RMI_062', status: 'completed' });
    for (const prefer of ['team', 'document'] as const) expect(plan(workshopDocument({ identity: { RMI_062: { status: 'not-reviewed', notes: '' } } }), states, prefer).edits).toEqual([]);
  });

  it('keeps what the team decided, says so, and takes the document’s word only when it is preferred', () => {
    const states = decided({ id: 'RMI_062', status: 'blocked', notes: 'Ours' });
    const data = workshopDocument({ identity: { RMI_062: { status: 'In Progress', notes: 'Theirs' } } });
    const ours = plan(data, states);
    expect(ours.edits).toEqual([]);
    expect(ours.keptAsItWas).toEqual([{ activity: 'RMI_062', title: expect.any(String) as string, status: { ours: 'blocked', theirs: 'in-progress' }, notes: true }]);
    const theirs = plan(data, states, 'document');
    expect(theirs.edits).toEqual([{ activity: 'RMI_062', seen: 1, set: { status: 'in-progress', notes: 'Theirs' } }]);
    expect(theirs.keptAsItWas).toEqual([]);
  });

  it('joins the notes of several tasks that are one activity here', () => {
    const joint = activities.find(({ workshopIds }) => workshopIds.length > 1)!;
    const [first, second] = joint.workshopIds as [string, string];
    const { edits } = plan(workshopDocument({ network: { [first]: { status: 'planned', notes: 'One' }, [second]: { status: 'not-reviewed', notes: 'Two' } } }));
    expect(edits).toEqual([{ activity: joint.id, seen: 1, set: { status: 'planned', notes: 'One\n\nTwo' } }]);
  });

  it('tells what it does not know, by name', () => {
    const { unknownTasks, unknownPillars, unknownStatuses, tasks, known, longNotes } = plan(workshopDocument({
      identity: { RMI_062: { status: 'Deferred', notes: 'x'.repeat(1001) }, XYZ_1: { status: 'completed', notes: '' } },
      quantum: { Q_1: { status: 'planned', notes: '' } },
    }));
    expect({ unknownTasks, unknownPillars, unknownStatuses, tasks, known, longNotes }).toEqual({
      unknownTasks: [{ pillar: 'identity', task: 'XYZ_1' }, { pillar: 'quantum', task: 'Q_1' }], unknownPillars: ['quantum'], unknownStatuses: ['Deferred'], tasks: 3, known: 1, longNotes: 1,
    });
  });
});

describe('a workshop document that goes through a roadmap', () => {
  it.each([
    ['as the converter writes it', workshopDocument({ identity: { RMI_062: { status: 'not-reviewed', notes: findings('❌ Three admins are synced', '✅ One is not') }, RMI_150: { status: 'not-reviewed', notes: '' } }, devices: { 'DEV-088': { status: 'not-reviewed', notes: '' } } })],
    ['with tasks and pillars that nobody knows', workshopDocument({ identity: { XYZ_1: { status: 'someday', notes: 'n'.repeat(3000), owner: { mail: 'a@b' } } }, quantum: { Q_1: { status: 'completed', notes: 'Q' } } })],
    ['with further members everywhere', { ...workshopDocument({ identity: { RMI_062: { status: 'completed', notes: 'Done', dueDate: '2026-12-24', tags: ['a', { b: 1 }] } } }), attachments: [1, 2], theme: { dark: true } }],
    ['with states in other words', workshopDocument({ identity: { RMI_062: { status: 'In Progress', notes: '' }, RMI_001: { status: 'inProgress', notes: '' }, RMI_003: { status: 'Deferred', notes: 'why' } } })],
    ['with spaces that somebody left', workshopDocument({ identity: { RMI_062: { status: 'planned', notes: '  A \n\n B\n' } } })],
    ['with tasks under another pillar', workshopDocument({ data: { RMI_062: { status: 'planned', notes: '' } } })],
  ])('comes out the same: %s', (_what, data) => {
    // The eighth pillar is written although the converter leaves it out.
    expect(comparable(throughTheRoadmap(data))).toEqual(comparable({ ...data, configuration: { ...data.configuration, pillars: { ...data.configuration.pillars, devsecops: { taskOverrides: {} } } } }));
  });

  it('keeps its word on a task that only a newer catalog knows', () => {
    const older = activities.filter(({ id }) => id !== 'RMI_150');
    const data = workshopDocument({ identity: { RMI_150: { status: 'Planned', notes: 'Of the workshop' } } });
    const { kept, edits } = planWorkshopImport(read(data), { activities: older, states: none, sequence: 1, earlier: null, prefer: 'team' });
    expect(edits).toEqual([]);
    const exported = (states: ActivityStates) => workshopDocumentOf({ activities, states, kept, now, roadmapName: 'General' }).configuration.pillars['identity']?.taskOverrides;
    expect(exported(none)).toEqual({ RMI_150: { status: 'Planned', notes: 'Of the workshop' } });
    expect(exported(decided({ id: 'RMI_150', status: 'completed', notes: '' }))).toEqual({ RMI_150: { status: 'completed', notes: 'Of the workshop' } });
  });

  it('gets one key for a pillar that has two', () => {
    const { configuration: { pillars } } = throughTheRoadmap(workshopDocument({ secops: { S_1: { status: 'planned', notes: '' } } }));
    expect(pillars['secops']).toBeUndefined();
    expect(pillars['security-ops']?.taskOverrides).toEqual({ S_1: { status: 'planned', notes: '' } });
  });

  it('is the next one’s ground: what was kept stays, what both have is the newer', () => {
    const first = plan(workshopDocument({ identity: { A_1: { status: 'planned', notes: '' }, A_2: { status: 'planned', notes: '' } } }));
    const second = plan(workshopDocument({ identity: { A_2: { status: 'completed', notes: '' } } }), none, 'team', first.kept);
    const { configuration: { pillars } } = workshopDocumentOf({ activities, states: none, kept: second.kept, now, roadmapName: 'General' });
    expect(pillars['identity']?.taskOverrides).toEqual({ A_1: { status: 'planned', notes: '' }, A_2: { status: 'completed', notes: '' } });
  });
});

describe('exporting a workshop document', () => {
  it('says what was decided, under the ids and with the numbers of the workshop', () => {
    const device = activities.find(({ pillar, id, workshopIds }) => pillar === 'devices' && workshopIds.length > 0 && workshopIds[0] !== id)!;
    const document = workshopDocumentOf({ activities, kept: null, now, roadmapName: 'General', states: decided(
      { id: 'RMI_062', status: 'completed', notes: 'Done' }, { id: device.id, status: 'in-progress' }, { id: 'own-12345678', status: 'completed', notes: 'Ours' }, { id: 'RMI_001', due: '2026-12-24' }) });
    const { identity, devices } = document.configuration.pillars;
    expect(identity?.taskOverrides).toEqual({ RMI_062: { status: 'completed', notes: 'Done' } });
    expect(devices?.taskOverrides).toEqual({ [device.workshopIds[0]!]: { status: 'in-progress', notes: '' } });
    expect(document['statistics']).toMatchObject({ modifiedTasks: 2, completedTasks: 1, inProgressTasks: 1, plannedTasks: 0, pillarsWithChanges: ['identity', 'devices'] });
    expect(Object.keys(document.configuration.pillars)).toEqual(['identity', 'devices', 'data', 'network', 'infrastructure', 'security-ops', 'ai', 'devsecops']);
    expect(plan(document, none).unknownTasks).toEqual([]);
  });
});
