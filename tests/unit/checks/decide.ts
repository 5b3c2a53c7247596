import type { Check, Decision } from '../../../src/assessment/check.ts';
import type { Cloud, First, Need, NeedOf, Query, RunFacts } from '../../../src/assessment/need.ts';

/** What a small tenant answers, by path, or by `path?filter` where one path is asked several questions. A list for a collection; below several objects, lists by id under the path with `{id}`. */
export type Answers = Readonly<Record<string, unknown>>;

export const now = new Date('2026-03-31T10:00:00Z');

/** Judges a small tenant as the engine would: every need is computed from plain answers, each answer parsed with the need's schema. */
export function decide(check: Check, answers: Answers, { cloud = 'global' }: { cloud?: Cloud } = {}): Decision {
  const facts: RunFacts = { now, cloud };
  return check.decide(dataOf(check.needs, answers, facts) as never, facts);
}

/** What one need gives for the answers. */
export function factOf<Data>(need: NeedOf<Data>, answers: Answers, facts: RunFacts = { now, cloud: 'global' }): Data {
  return valueOf(need as Need, answers, facts) as Data;
}

function dataOf(needs: Readonly<Record<string, NeedOf<unknown>>>, answers: Answers, facts: RunFacts) {
  return Object.fromEntries(Object.entries(needs).map(([name, need]) => [name, valueOf(need as Need, answers, facts)]));
}

function valueOf(need: Need, answers: Answers, facts: RunFacts): unknown {
  switch (need.kind) {
    case 'singleton':
      return need.schema.parse(answer(answers, need.query));
    case 'list':
      return items(answer(answers, need.query)).map((item) => need.schema.parse(item));
    case 'first':
      return firstOf(items(answer(answers, need.query)), need);
    case 'count':
      return countOf(answer(answers, need.query));
    case 'exists':
      return items(answer(answers, need.query)).length > 0;
    case 'scan':
      return items(answer(answers, need.query)).reduce((state, item) => need.reducer.step(state, need.schema.parse(item), facts), need.reducer.initial());
    case 'fan-out': {
      const ids = valueOf(need.over as Need, answers, facts) as readonly string[];
      const byId = ids.length === 0 ? {} : answer(answers, need.query) as Record<string, unknown>;
      return new Map(ids.map((id) => [id, items(byId[id] ?? []).map((item) => need.schema.parse(item))]));
    }
    case 'derive':
      return need.compute(dataOf(need.from, answers, facts) as never, facts);
    case 'choose':
      return valueOf((valueOf(need.on as Need, answers, facts) ? need.yes : need.no) as Need, answers, facts);
    case 'otherwise':
      return valueOf(need.preferred as Need, answers, facts);
  }
}

/** A test may also say how many there are, without naming them. */
const countOf = (value: unknown) => (typeof value === 'number' ? value : items(value).length);

function firstOf(all: readonly unknown[], { query: { top, mostPages }, schema }: First<unknown>) {
  return { items: all.slice(0, top * mostPages).map((item) => schema.parse(item)), complete: all.length <= top * mostPages };
}

/** A read that the tenant of a test does not expect is a mistake in the check. */
function answer(answers: Answers, query: Query): unknown {
  const { path } = query;
  const filtered = `${path}?${('filter' in query ? query.filter : undefined) ?? ''}`;
  if (filtered in answers) return answers[filtered];
  if (!(path in answers)) throw new Error(`The check asks for "${path}", which this tenant does not answer.`);
  return answers[path];
}

const items = (value: unknown) => value as readonly unknown[];

/** A decision's sentence, whichever kind it is. */
export const sentenceOf = (decision: Decision): string => ('summary' in decision ? decision.summary : decision.reason);

/** Rows of a decision's evidence; links as their text. */
export function rowsOf(decision: Decision): unknown[][] {
  if (!('evidence' in decision) || !decision.evidence) return [];
  return decision.evidence.rows.map((row) => row.map((cell) => (typeof cell === 'object' && cell !== null ? cell.text : cell)));
}

/** Addresses that a decision's evidence links to. */
export function linksOf(decision: Decision): string[] {
  if (!('evidence' in decision) || !decision.evidence) return [];
  return decision.evidence.rows.flatMap((row) => row.flatMap((cell) => (typeof cell === 'object' && cell !== null ? [cell.href] : [])));
}
