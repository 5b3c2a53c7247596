import { describe, expect, it } from 'vitest';
import { checkDetailCard } from '../../../../bot/cards/check-detail.ts';
import { comparisonCard } from '../../../../bot/cards/comparison.ts';
import { failedChecksCard } from '../../../../bot/cards/failed-checks.ts';
import { nextStepsCard } from '../../../../bot/cards/next-steps.ts';
import { pickCheckCard } from '../../../../bot/cards/pick-check.ts';
import { runView } from '../../../../src/api/run-view.ts';
import { compareRuns } from '../../../../src/assessment/compare.ts';
import type { Outcome, Run } from '../../../../src/assessment/run.ts';
import type { CheckDetail } from '../../../../src/operations/load-check.ts';
import type { FailedChecks } from '../../../../src/operations/load-failed-checks.ts';
import { untouched } from '../../../../src/roadmap/activity-state.ts';
import { wholeCatalog } from '../../catalog/whole-catalog.ts';
import { expectGoodCard, hostile, textsOf } from './card-rules.ts';

const roadmapUrl = 'http://localhost:3978/tab/?roadmap=19%3Ageneral%40thread.tacv2';
const source = { kind: 'sample', tenantId: 't', tenantName: 'Contoso' } as const;

function outcome(reference: number, change: Partial<Outcome> = {}): Outcome {
  return { id: `c${reference}`, reference, title: `Title of ${reference}`, verdict: 'failed', risk: 'high', pillars: ['identity'], ...change };
}
const failures = (count: number, change: Partial<Outcome> = {}) => Array.from({ length: count }, (_, index) => outcome(21000 + index, change));

describe('the card of failed checks', () => {
  const list = (failed: readonly Outcome[], change: Partial<FailedChecks> = {}): FailedChecks => ({ query: { pillars: null, risk: null }, failed, known: 100, latest: { source, startedAt: '2026-03-03T08:00:00.000Z' }, ...change });

  it('names the checks with risk, pillar and number, and each opens its detail', () => {
    const card = failedChecksCard(list([outcome(21786), outcome(21790, { risk: 'low', pillars: ['identity', 'devices'] })]), { page: 0, roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual([
      '2 failed checks', 'Sample tenant · Contoso', 'Newest verdicts, up to 3 March 2026', 'What should be true, and is not. Choose one to see why it matters and how to mend it.',
      'Title of 21786', 'High risk · Identity · check 21786', 'Title of 21790', 'Low risk · Identity, Devices · check 21790', 'Open roadmap',
    ]);
    expect(JSON.stringify(card.card)).toContain('{"reference":21786,"back":{"pillars":null,"risk":null,"page":0}}');
  });

  it('shows eight at a time and turns pages both ways, with what was asked for', () => {
    const query = { pillars: ['identity'], risk: 'high' } as const;
    const titles = (page: number) => textsOf(failedChecksCard(list(failures(20), { query }), { page, roadmapUrl })).filter((text) => text.startsWith('Title'));
    expect([titles(0).length, titles(1).length, titles(2).length]).toEqual([8, 8, 4]);
    expect(new Set([...titles(0), ...titles(1), ...titles(2)]).size).toBe(20);
    const middle = failedChecksCard(list(failures(20), { query }), { page: 1, roadmapUrl });
    expect(middle.card.actions?.slice(0, 2)).toEqual([
      { type: 'Action.Execute', title: 'Previous', verb: 'show-failed', data: { pillars: ['identity'], risk: 'high', page: 0 } },
      { type: 'Action.Execute', title: 'Next', verb: 'show-failed', data: { pillars: ['identity'], risk: 'high', page: 2 } },
    ]);
    expect(textsOf(middle)).toContain('20 failed checks in Identity with high risk');
    expect(textsOf(middle)).toContain('Page 2 of 3');
  });

  it('shows the last page when the list has become shorter', () => {
    expect(textsOf(failedChecksCard(list(failures(9)), { page: 7, roadmapUrl }))).toContain('Page 2 of 2');
  });

  it('says that nothing fails, or that nothing is known', () => {
    const passing = failedChecksCard(list([]), { page: 0, roadmapUrl });
    const unknown = failedChecksCard(list([], { known: 0, latest: null }), { page: 0, roadmapUrl });
    [passing, unknown].forEach(expectGoodCard);
    expect(textsOf(passing)).toContain('None of the 100 checks here fails.');
    expect(textsOf(unknown).join(' ')).toContain('Say “run assessment” to find out.');
  });

  it('fits with hostile titles', () => expectGoodCard(failedChecksCard(list(failures(50, { title: hostile })), { page: 1, roadmapUrl })));
});

describe('the card of a check', () => {
  const check: CheckDetail = {
    reference: 21786, title: 'Legacy sign-ins are blocked', pillars: ['identity'], risk: 'high',
    text: { whyItMatters: 'Old protocols know no second factor.\nOne password is enough.', howToMend: ['Open **Entra ID** > `Policies`.', 'Block them.'], howToVerify: 'x', links: [] },
    latest: { verdict: 'failed', run: { startedAt: '2026-03-03T08:00:00.000Z', source } },
    result: {
      id: 'x', reference: 21786, title: 'x', pillars: ['identity'], category: 'x', risk: 'high', verdict: 'failed', reason: null, summary: '7 people used an old protocol.',
      evidence: { columns: ['Person', 'Protocol', 'Last', 'More'], rows: Array.from({ length: 7 }, (_, index) => [{ text: `Person ${index}`, href: 'https://entra.microsoft.com' }, 'IMAP', index, true]), total: 7 },
    },
    mendedBy: [{ id: 'RMI_010', title: 'Block legacy authentication' }],
  };

  it('says what is tested, the verdict, why it matters and how to mend it', () => {
    const card = checkDetailCard({ ...check, result: null }, { roadmapUrl, showsEvidence: false, back: null });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual([
      'Check 21786', 'Legacy sign-ins are blocked', 'Identity · High risk', '**Failed** on 3 March 2026', 'Sample tenant · Contoso', 'What was found stands in the roadmap, and here in a personal chat with me.',
      'Why it matters', 'Old protocols know no second factor. One password is enough.', 'How to mend', '1. Open **Entra ID** > Policies.', '2. Block them.', 'In the roadmap', 'Block legacy authentication (RMI_010)', 'Open roadmap',
    ]);
  });

  it('shows the first rows where nobody else reads along', () => {
    const card = checkDetailCard(check, { roadmapUrl, showsEvidence: true, back: null });
    expectGoodCard(card);
    const json = JSON.stringify(card.card);
    expect(json).toContain('7 people used an old protocol.');
    expect(json).toContain('Person 4');
    expect(json).not.toContain('Person 5');
    expect(textsOf(card)).toContain('and 2 more rows in the roadmap');
  });

  it('shows no row where others read along, whatever it was given', () => {
    expect(JSON.stringify(checkDetailCard(check, { roadmapUrl, showsEvidence: false, back: null }).card)).not.toMatch(/Person 0|7 people/);
  });

  it('leads back to the list that it was opened from', () => {
    const card = checkDetailCard(check, { roadmapUrl, showsEvidence: false, back: { pillars: null, risk: 'high', page: 2 } });
    expect(card.card.actions?.[0]).toEqual({ type: 'Action.Execute', title: 'Back to the list', verb: 'show-failed', data: { pillars: null, risk: 'high', page: 2 } });
  });

  it('says that it was not judged, or has no guidance of ours', () => {
    const card = checkDetailCard({ ...check, latest: null, result: null, text: null, mendedBy: [] }, { roadmapUrl, showsEvidence: true, back: null });
    expectGoodCard(card);
    expect(textsOf(card)).toContain('No assessment has judged it yet. Say “run assessment” to find out.');
  });

  it('fits with hostile, endless evidence', () => {
    const rows = Array.from({ length: 1000 }, () => [hostile, hostile, hostile, hostile]);
    const huge: CheckDetail = {
      ...check, title: hostile, mendedBy: Array.from({ length: 50 }, (_, index) => ({ id: `a${index}`, title: hostile })),
      text: { ...check.text!, whyItMatters: 'Because. '.repeat(500), howToMend: Array.from({ length: 20 }, () => 'Do this. '.repeat(200)) },
      result: { ...check.result!, summary: hostile.repeat(20), evidence: { columns: [hostile, 'b', 'c', 'd'], rows, total: 5000 } },
    };
    expectGoodCard(checkDetailCard(huge, { roadmapUrl, showsEvidence: true, back: null }));
  });

  it('asks which one is meant', () => {
    const card = pickCheckCard([check, { ...check, reference: 21790, title: hostile }]);
    expectGoodCard(card);
    expect(textsOf(card)).toEqual(expect.arrayContaining(['Which check do you mean?', 'Legacy sign-ins are blocked', 'Check 21786 · Identity · High risk', 'Choose']));
  });
});

describe('the card of next steps', () => {
  const { activities } = wholeCatalog;
  const [first, second] = activities as [typeof activities[0], typeof activities[0]];
  const step = { activity: { ...first, effort: 'low' as const }, state: { ...untouched(first.id), owner: { id: 'p', name: 'Nadia [x](y)' }, due: '2026-04-01' }, failed: 2, gravest: 'high' as const, regressed: true, proven: false, opensWayFor: [] };

  it('says what, why and whose', () => {
    const card = nextStepsCard({ steps: [{ ...step, activity: { ...second, effort: null }, state: untouched(second.id), failed: 0, gravest: null, regressed: false, opensWayFor: [first.id, 'x'] }, step], isAssessed: true }, { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual(expect.arrayContaining([
      `1. ${second.title}`, `Needed before “${first.title}” and 1 more`, `2. ${first.title}`,
      '2 checks fail, high risk · low effort · was completed, but a check fails again', 'Identity · Not reviewed · Nadia x y · due 1 April 2026',
    ]));
  });

  it('says why there is none', () => {
    expect(textsOf(nextStepsCard({ steps: [], isAssessed: true }, { roadmapUrl }))).toContain('No failed check waits for an activity of this roadmap.');
    expect(textsOf(nextStepsCard({ steps: [], isAssessed: false }, { roadmapUrl })).join(' ')).toContain('Say “run assessment” first.');
  });

  it('fits with hundreds, and says how many are left out', () => {
    const card = nextStepsCard({ steps: activities.map((activity) => ({ ...step, activity: { ...activity, title: hostile } })), isAssessed: true }, { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card).some((text) => /^and [\d,]+ more in the roadmap$/.test(text))).toBe(true);
  });
});

describe('the comparison card', () => {
  const run = (startedAt: string, outcomes: Outcome[]): Run => ({
    id: startedAt, state: 'finished', source, startedBy: { id: 'p', name: 'Nadia Brandt' }, startedAt, finishedAt: startedAt, pillars: null, version: '1', progress: { done: 1, total: 1, pillar: null }, failure: null, outcomes,
  });
  const compared = (before: Outcome[], after: Outcome[]) => {
    const [one, other] = [run('2026-02-03T08:00:00.000Z', before), run('2026-03-03T08:00:00.000Z', after)];
    return { before: runView(one), after: runView(other), comparison: compareRuns(one.outcomes, other.outcomes) };
  };

  it('shows both scores, what broke and what was fixed', () => {
    const card = comparisonCard(compared([outcome(1), outcome(2, { verdict: 'passed' }), outcome(3, { verdict: 'passed' })], [outcome(1, { verdict: 'passed' }), outcome(2, { verdict: 'passed' }), outcome(3), outcome(4)]), { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual(expect.arrayContaining([
      '3 February 2026 and 3 March 2026', '**67 % → 50 %**', 'Unchanged over the checks judged in both.', 'Broken: 1 check', 'High risk: Title of 3', 'Fixed: 1 check', 'High risk: Title of 1', 'New: 1 check, judged only now', 'High risk: Title of 4 (failed)',
    ]));
  });

  it('says that nothing changed', () => {
    const card = comparisonCard(compared([outcome(1)], [outcome(1)]), { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toContain('No check changed its verdict.');
  });

  it('fits with hundreds of changes', () => {
    const card = comparisonCard(compared(failures(400, { verdict: 'passed', title: hostile }), failures(400, { title: hostile })), { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toContain('Broken: 400 checks');
  });
});
