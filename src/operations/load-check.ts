import { may } from '../access/rules.ts';
import type { CheckText } from '../api/assessment.ts';
import type { CheckResult } from '../assessment/check.ts';
import type { Run } from '../assessment/run.ts';
import type { Risk, Verdict } from '../assessment/verdict.ts';
import type { PillarId } from '../catalog/catalog.ts';
import type { Actor, House } from './house.ts';
import { latestOutcomes } from './latest-outcomes.ts';
import { authorise, Refusal } from './refusal.ts';

/** A check as people look one up: ours, or one that only an imported report knows. */
export interface CheckMark {
  readonly reference: number;
  readonly title: string;
  readonly pillars: readonly PillarId[];
  readonly risk: Risk;
}

export interface CheckDetail extends CheckMark {
  /** Null for an imported check that this product does not have yet. */
  readonly text: CheckText | null;
  /** Null before an assessment has looked. */
  readonly latest: { readonly verdict: Verdict; readonly run: Pick<Run, 'startedAt' | 'source'> } | null;
  /** Words and rows behind the verdict; null where they were not asked for, or may not be seen. */
  readonly result: CheckResult | null;
  /** Activities that mend it, by the catalog's order. */
  readonly mendedBy: readonly { readonly id: string; readonly title: string }[];
}

/** Every check that somebody can ask for. */
export async function listChecks(house: House, actor: Actor): Promise<CheckMark[]> {
  authorise(actor, 'read-roadmap');
  const outcomes = await latestOutcomes(house);
  const ours = house.checks.map(({ reference, title, pillars, risk }): CheckMark => ({ reference, title, pillars, risk }));
  const known = new Set(ours.map(({ reference }) => reference));
  const imported = [...outcomes].flatMap(([reference, { outcome }]) => (known.has(reference) ? [] : [{ reference, title: outcome.title, pillars: outcome.pillars, risk: outcome.risk }]));
  return [...ours, ...imported];
}

/**
 * What a check looks at, what it said last, and how to mend it.
 * @param options.withEvidence asks for words and rows too: never where guests could read the answer
 * @throws {Refusal} 404 for a number that no check has
 */
export async function loadCheck(house: House, actor: Actor, reference: number, options: { readonly withEvidence: boolean }): Promise<CheckDetail> {
  const mark = (await listChecks(house, actor)).find((check) => check.reference === reference);
  if (!mark) throw new Refusal(404, `There is no check ${reference}. Say “show failed” for the checks that fail.`);
  const newest = (await latestOutcomes(house)).get(reference);
  const check = house.checks.find((each) => each.reference === reference);
  const maySee = options.withEvidence && may(actor, 'read-evidence');
  return {
    ...mark,
    text: (check && house.checkTexts.get(check.id)) ?? null,
    latest: newest ? { verdict: newest.outcome.verdict, run: { startedAt: newest.run.startedAt, source: newest.run.source } } : null,
    result: maySee && newest ? await house.storage.assessments.result(house.tenantId, newest.run.id, newest.outcome.id) : null,
    mendedBy: house.catalog.activities.filter(({ checks }) => checks.includes(reference)).map(({ id, title }) => ({ id, title })),
  };
}
