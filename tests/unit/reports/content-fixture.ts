import { roadmapContent, type RoadmapContent } from '../../../src/reports/roadmap-content.ts';
import { roadmapActivities } from '../../../src/operations/roadmap-activities.ts';
import { untouched, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import { wholeCatalog } from '../catalog/whole-catalog.ts';
import { newRun } from '../../integration/store/sample-run.ts';

export const nadia = { id: 'p-nadia', name: 'Nadia Brandt' };
const at = new Date('2026-03-31T09:00:00.000Z');
const stamp = { sequence: 3, at: '2026-03-30T10:00:00.000Z', by: nadia };

/** The checks that prove RMI_001. */
export const provingChecks = wholeCatalog.activities.find(({ id }) => id === 'RMI_001')!.checks;
/** Risk-weighted: they pass, and one of medium risk fails. */
export const fixtureScore = Math.round((100 * 3 * provingChecks.length) / (3 * provingChecks.length + 2));

/** What somebody could write to make another program do something. */
export const formula = '=HYPERLINK("https://evil.example";"click")';

export const someStates: readonly (Partial<ActivityState> & { readonly id: string })[] = [
  { id: 'RMI_001', status: 'completed', notes: 'Done in March', stamps: { status: stamp } },
  { id: 'RMI_003', status: 'in-progress', owner: nadia, due: '2026-03-15', ticket: 'SEC-1', stamps: { status: stamp, owner: stamp } },
  { id: 'RMI_006', status: 'blocked', due: '2026-04-20', notes: `${formula}\nsecond "line"`, stamps: { notes: stamp } },
  { id: 'RMI_007', status: 'will-not-pursue', exception: { reason: '-2+3 reasons', approver: nadia, until: '2026-12-31' }, stamps: { exception: stamp } },
  { id: 'own-12345678', status: 'planned', due: '2026-05-01', own: { title: 'Ask <the> "board" & others; soon', pillar: 'data', area: 'know-and-protect-your-data', lane: null, horizon: 'next', text: '+ text' }, stamps: { own: stamp } },
];

/** The whole catalog with a few decisions, one assessment, and comments on one activity. */
export function content(states: readonly (Partial<ActivityState> & { readonly id: string })[] = someStates, changes: Partial<RoadmapContent> = {}): RoadmapContent {
  const all = new Map(states.map((state) => [state.id, { ...untouched(state.id), ...state }]));
  const run = newRun('tenant', { state: 'finished', finishedAt: '2026-03-30T11:00:00.000Z', outcomes: [
    ...provingChecks.map((reference) => ({ id: String(reference), reference, title: 'Proves RMI_001', verdict: 'passed' as const, risk: 'high' as const, pillars: ['identity' as const] })),
    { id: '99999', reference: 99999, title: 'Sign-ins', verdict: 'failed', risk: 'medium', pillars: ['identity'] },
  ] }, new Date('2026-03-30T10:55:00.000Z'));
  return {
    ...roadmapContent({
      roadmap: { id: '19:general@thread.tacv2', name: 'Zero Trust › General', sequence: 3 }, at, by: nadia, version: '1.0.0', catalog: wholeCatalog, all: roadmapActivities(wholeCatalog, all), states: all,
      verdicts: new Map(run.outcomes.map(({ reference, verdict }) => [reference!, { verdict, at: run.startedAt }])), runs: [run], kept: null,
      commentsOn: (activity) => Promise.resolve(activity === 'RMI_001' ? [{ id: 'c', activity, at: '2026-03-30T10:00:00.000Z', by: nadia, text: 'Well done', mentions: [], deleted: null }] : []),
    }),
    ...changes,
  };
}
