import { describe, expect, it } from 'vitest';
import { failedRunCard } from '../../../../bot/cards/failed-run.ts';
import { progressCard } from '../../../../bot/cards/progress.ts';
import { runCard } from '../../../../bot/cards/run.ts';
import { summaryCard } from '../../../../bot/cards/summary.ts';
import type { RunView } from '../../../../src/api/assessment.ts';
import { runView } from '../../../../src/api/run-view.ts';
import { compareRuns } from '../../../../src/assessment/compare.ts';
import type { Outcome, Run } from '../../../../src/assessment/run.ts';
import { scoreTrend } from '../../../../src/assessment/trend.ts';
import { gravestFailures } from '../../../../src/assessment/score.ts';
import type { Verdict } from '../../../../src/assessment/verdict.ts';
import { pillarIds } from '../../../../src/catalog/catalog.ts';
import type { Summary } from '../../../../src/operations/load-summary.ts';
import { expectGoodCard, hostile, textsOf } from './card-rules.ts';

const roadmapUrl = 'http://localhost:3978/tab/?roadmap=19%3Ageneral%40thread.tacv2';

function run(change: Partial<Run> = {}): Run {
  return {
    id: '8234567890123-abc123', state: 'finished', source: { kind: 'sample', tenantId: 't', tenantName: 'Contoso' }, startedBy: { id: 'p1', name: 'Nadia Brandt' },
    startedAt: '2026-03-03T08:00:00.000Z', finishedAt: '2026-03-03T08:01:00.000Z', pillars: null, version: '0.1.0', progress: { done: 13, total: 13, pillar: null },
    failure: null, outcomes: [], ...change,
  };
}

function outcome(id: string, verdict: Verdict, change: Partial<Outcome> = {}): Outcome {
  return { id, reference: null, title: `Title of ${id}`, verdict, risk: 'high', pillars: ['identity'], ...change };
}

function summary(of: Run, before: Run | null = null): Summary {
  return {
    run: runView(of),
    gravest: gravestFailures(of.outcomes, 5),
    trend: scoreTrend(before ? [of, before] : [of], 12),
    since: before ? { before: { id: before.id, startedAt: before.startedAt }, comparison: compareRuns(before.outcomes, of.outcomes) } : null,
  };
}

describe('the progress card', () => {
  const running: RunView = runView(run({ state: 'running', progress: { done: 6, total: 13, pillar: 'identity' } }));

  it('says how far the run is, where it looks, who started it, and that the tenant is invented', () => {
    const card = progressCard(running, { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual(['Assessment is running', 'Sample tenant · Contoso', '46 % · 6 of 13 checks done', 'Looking at Identity', 'Started by Nadia Brandt', 'Open roadmap', 'Cancel']);
    expect(card.text).toContain('46 % · 6 of 13 checks done');
  });

  it('shows a bar of characters where progress bars are unknown', () => {
    const bar = progressCard(running, { roadmapUrl }).card.body.find(({ type }) => type === 'ProgressBar');
    expect(bar).toMatchObject({ value: 46, max: 100, fallback: { type: 'TextBlock', text: '█████████░░░░░░░░░░░' } });
  });

  it('says that it joined', () => {
    expect(textsOf(progressCard(running, { roadmapUrl, joined: true }))).toContain('An assessment was already going, so this card follows it.');
  });

  it.each([[0, 0, '0 %'], [0, 13, '0 %'], [12, 13, '92 %'], [13, 13, '100 %'], [14, 13, '100 %'], [1, 1, '100 % · 1 of 1 check done']])('with %d of %d checks shows %s', (done, total, figures) => {
    const card = progressCard(runView(run({ state: 'queued', progress: { done, total, pillar: null } })), { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card).some((text) => text.startsWith(figures))).toBe(true);
    expect(textsOf(card)[0]).toBe('Assessment is about to start');
  });

  it('keeps a hostile name as plain text, and below the size limit', () => {
    const card = progressCard(runView(run({ state: 'running', startedBy: { id: 'x', name: hostile }, source: { kind: 'tenant', tenantId: 't', tenantName: hostile } })), { roadmapUrl });
    expectGoodCard(card);
    expect(JSON.stringify(card.card.body.filter(({ type }) => type === 'TextBlock'))).not.toContain('evil');
  });
});

describe('the summary card', () => {
  const before = run({ id: 'before', startedAt: '2026-02-24T08:00:00.000Z', outcomes: [outcome('a', 'passed'), outcome('b', 'failed'), outcome('c', 'passed')] });
  const after = run({
    outcomes: [
      outcome('a', 'failed'), outcome('b', 'passed'), outcome('c', 'passed'), outcome('d', 'failed', { risk: 'low', pillars: ['devices'] }), outcome('e', 'investigate', { risk: 'medium' }),
      outcome('f', 'skipped'), outcome('g', 'error'), outcome('h', 'planned'),
    ],
  });

  it('tells score, counts, pillars, gravest failures and what changed', () => {
    const card = summaryCard(summary(after, before), { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual([
      'Zero Trust assessment', 'Sample tenant · Contoso',
      '50 %', 'Zero Trust score: passed checks, weighted by risk. Unchanged since 24 February 2026.',
      '2 passed · 2 failed · 1 to investigate · 1 skipped · 1 could not be read · 1 planned', 'Checks by verdict',
      'Score per pillar', 'Identity', '2 passed · 1 failed · 1 to investigate', '55 %', 'Devices', '0 passed · 1 failed', '0 %',
      'Score over the assessments', 'Score over the assessments', 'Over the checks judged in all 2 assessments: 67 % on 24 February 2026, now 67 %.',
      'Gravest failures', 'What should be true, and is not:', 'High risk: Title of a', 'Low risk: Title of d',
      'Since 24 February 2026', 'Broken: 1 check', 'Broken: Title of a', 'Fixed: 1 check', 'Fixed: Title of b',
      'Run by Nadia Brandt on 3 March 2026', 'Open roadmap', 'Run again',
    ]);
  });

  it('has a ring and a line for clients that draw them, and the same in words for those that do not', () => {
    const { body } = summaryCard(summary(after, before), { roadmapUrl }).card;
    const json = JSON.stringify(body);
    expect(json).toContain('{"type":"Chart.Donut","title":"Checks by verdict","data":[{"legend":"Passed","color":"good","value":2},{"legend":"Failed","color":"attention","value":2},{"legend":"To investigate","color":"warning","value":1},{"legend":"Skipped","color":"neutral","value":1}]');
    expect(json).toContain('"values":[{"x":"2026-02-24","y":67},{"x":"2026-03-03","y":67}]');
    expect(json).toContain('2 of 5 judged checks passed.');
    expect(json).toContain('67 % → 67 %');
    expect(JSON.stringify(summaryCard(summary(after), { roadmapUrl }).card)).not.toContain('Chart.Line');
  });

  it.each([
    ['Up 34 points', [outcome('a', 'failed'), outcome('b', 'failed'), outcome('c', 'passed')], [outcome('a', 'passed'), outcome('b', 'failed'), outcome('c', 'passed')]],
    ['Down 50 points', [outcome('a', 'passed'), outcome('b', 'passed')], [outcome('a', 'passed'), outcome('b', 'failed')]],
    ['Nothing to compare', [outcome('x', 'passed')], [outcome('a', 'passed')]],
  ])('says “%s”', (sentence, then, now) => {
    const card = summaryCard(summary(run({ outcomes: now }), run({ outcomes: then, startedAt: '2026-02-24T08:00:00.000Z' })), { roadmapUrl });
    expect(card.text).toContain(sentence);
    expect(textsOf(card).some((text) => text.includes(sentence))).toBe(true);
  });

  it('says that it is the first', () => {
    expect(summaryCard(summary(after), { roadmapUrl }).text).toContain('First assessment of this tenant.');
  });

  it('has no score where nothing was judged', () => {
    const card = summaryCard(summary(run({ outcomes: [outcome('f', 'skipped')] })), { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toContain('no score');
  });

  it('marks an imported report and does not offer to run it again', () => {
    const card = summaryCard(summary({ ...after, source: { kind: 'import', tenantId: 't', tenantName: 'Fabrikam' } }), { roadmapUrl });
    expect(textsOf(card)).toContain('Imported report · Fabrikam');
    expect(textsOf(card)).toContain('Imported by Nadia Brandt, report of 3 March 2026');
    expect(textsOf(card)).not.toContain('Run again');
  });

  it('repeats the same scope', () => {
    const card = summaryCard(summary({ ...after, pillars: ['identity', 'devices'] }), { roadmapUrl });
    expect(card.card.actions).toEqual([
      { type: 'Action.OpenUrl', title: 'Open roadmap', url: roadmapUrl },
      { type: 'Action.Execute', title: 'Run again', verb: 'run-assessment', data: { pillars: ['identity', 'devices'] } },
    ]);
    expect(textsOf(card)).toContain('Run by Nadia Brandt on 3 March 2026 · Identity, Devices only');
  });

  it('fits with hundreds of long and hostile titles in every pillar, and says how many are left out', () => {
    const many = (verdict: Verdict) => Array.from({ length: 300 }, (_, index) => outcome(`check-${index}`, verdict, { title: hostile, pillars: [...pillarIds] }));
    const card = summaryCard(summary(run({ startedBy: { id: 'x', name: hostile }, outcomes: many('failed') }), run({ outcomes: many('passed'), startedAt: '2026-02-24T08:00:00.000Z' })), { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card).filter((text) => /^and \d+ more in the roadmap$/.test(text)).length).toBeGreaterThan(0);
    expect(textsOf(card).filter((text) => text.startsWith('High risk: ')).length).toBeGreaterThan(0);
    expect(JSON.stringify(card.card.body.filter(({ type }) => type === 'TextBlock'))).not.toContain('evil');
  });
});

describe('the card of a failed run', () => {
  it('says why and what to do', () => {
    const card = failedRunCard(runView(run({ state: 'failed', failure: 'Graph did not answer. Run it again later.', progress: { done: 4, total: 13, pillar: null } })), { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toContain('Graph did not answer. Run it again later.');
    expect(textsOf(card)).toContain('4 of 13 checks had been judged.');
  });

  it('fits with an endless reason', () => {
    expectGoodCard(failedRunCard(runView(run({ state: 'failed', failure: hostile.repeat(50) })), { roadmapUrl }));
  });
});

describe('runCard', () => {
  it.each([['queued', 'Assessment is about to start'], ['running', 'Assessment is running'], ['finished', 'Zero Trust assessment'], ['failed', 'The assessment failed'], ['cancelled', 'The assessment was cancelled']] as const)(
    'shows a run that is %s as “%s”', (state, title) => {
      const card = runCard(summary(run({ state })), { roadmapUrl });
      expectGoodCard(card);
      expect(textsOf(card)[0]).toBe(title);
    });
});
