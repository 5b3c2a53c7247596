import type { CardMessage } from '../../../../bot/cards/card-message.ts';
import { runView } from '../../../../src/api/run-view.ts';
import type { Outcome, Run } from '../../../../src/assessment/run.ts';
import { compareRuns } from '../../../../src/assessment/compare.ts';
import { gravestFailures } from '../../../../src/assessment/score.ts';
import { scoreTrend } from '../../../../src/assessment/trend.ts';
import { pillarIds } from '../../../../src/catalog/catalog.ts';
import type { DigestItem } from '../../../../src/digest/digest.ts';
import type { Summary } from '../../../../src/operations/load-summary.ts';
import { hostile } from './card-rules.ts';

/** The states of one card: what a team sees on a good day, on a bad one, and what nobody should ever see broken. */
export type CardSamples = Readonly<Record<string, () => CardMessage>>;

export const roadmapUrl = 'http://localhost:3978/tab/?roadmap=19%3Ageneral%40thread.tacv2';
export const nadia = { id: '2b7e9d14-53a6-4c1f-8e02-b94d6f71a301', name: 'Nadia Brandt' };
export const tomasz = { id: 'c41f08a7-9e2d-4d76-a5b3-07d8e6c2f402', name: 'Tomasz Zielinski' };
export const today = '2026-03-04';

/** Stands only in rows of evidence and in what a check found: no card that others read along may show it. */
export const evidenceMark = 'row-of-evidence@contoso.example';

/** What a title, a name or a reason may hold: the longest, right to left, emoji, Markdown and tags. */
export const wildWords: Readonly<Record<string, string>> = {
  'longest names': 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh '.repeat(6).trim(),
  'right to left': 'חסימת אימות מדור קודם لحظر المصادقة القديمة (v2) 123',
  'emoji': '👩‍👩‍👧‍👦🏴‍☠️ 🇩🇪 Zażółć gęślą jaźń 漢字 ﷽',
  'Markdown': '**bold** _x_ [click](https://evil.example) `code` <at>Everybody</at> # 1. - > ~~x~~ | a | b |',
  'everything at once': hostile,
};

/** The same state with every wild text. */
export function wild(make: (text: string) => CardMessage): CardSamples {
  return Object.fromEntries(Object.entries(wildWords).map(([what, text]) => [what, () => make(text)]));
}

export function outcome(reference: number, change: Partial<Outcome> = {}): Outcome {
  return { id: `check-${reference}`, reference, title: `Legacy authentication is blocked (${reference})`, verdict: 'failed', risk: 'high', pillars: ['identity'], ...change };
}

export function run(change: Partial<Run> = {}): Run {
  return {
    id: '8234567890123-abc123', state: 'finished', source: { kind: 'sample', tenantId: 't', tenantName: 'Contoso' }, startedBy: nadia, startedAt: '2026-03-03T08:00:00.000Z',
    finishedAt: '2026-03-03T08:01:00.000Z', pillars: null, version: '0.1.0', progress: { done: 6, total: 13, pillar: 'identity' }, failure: null, outcomes: [], ...change,
  };
}

/** A tenant on a usual day: most passes, some fails, several pillars. */
export function usualOutcomes(failing: number): Outcome[] {
  return Array.from({ length: 60 }, (_, index) => outcome(21_700 + index, {
    verdict: index < failing ? 'failed' : index % 9 === 0 ? 'skipped' : index % 11 === 0 ? 'investigate' : 'passed',
    risk: (['high', 'medium', 'low'] as const)[index % 3] ?? 'low',
    pillars: [pillarIds[index % 4] ?? 'identity'],
  }));
}

/** @param earlier newest first */
export function summary(of: Run, ...earlier: readonly Run[]): Summary {
  const [before] = earlier;
  return {
    run: runView(of),
    gravest: gravestFailures(of.outcomes, 5),
    since: before ? { before: { id: before.id, startedAt: before.startedAt }, comparison: compareRuns(before.outcomes, of.outcomes) } : null,
    trend: scoreTrend([of, ...earlier], 12),
  };
}

export function item(id: string, change: Partial<DigestItem> = {}): DigestItem {
  return { id, title: `Block legacy authentication (${id})`, pillar: 'identity', owner: nadia, due: '2026-03-01', daysLate: 3, status: 'in-progress', ...change };
}

export function items(count: number, change: Partial<DigestItem> = {}): DigestItem[] {
  return Array.from({ length: count }, (_, index) => item(`RMI_${String(index).padStart(3, '0')}`, change));
}
