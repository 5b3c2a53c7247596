import type { Check, Decision } from '../../../src/assessment/check.ts';
import type { Cloud, Need, NeedOf, RunFacts } from '../../../src/assessment/need.ts';

/** What a small tenant answers, by path. A list for a collection; below several objects, lists by id under the path with `{id}`. */
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
      return need.schema.parse(answer(answers, need.query.path));
    case 'list':
      return items(answer(answers, need.query.path)).map((item) => need.schema.parse(item));
    case 'first':
      return { items: items(answer(answers, need.query.path)).slice(0, need.query.top * need.query.mostPages).map((item) => need.schema.parse(item)), complete: items(answer(answers, need.query.path)).length <= need.query.top * need.query.mostPages };
    case 'count':
      return items(answer(answers, need.query.path)).length;
    case 'exists':
      return items(answer(answers, need.query.path)).length > 0;
    case 'scan':
      return items(answer(answers, need.query.path)).reduce((state, item) => need.reducer.step(state, need.schema.parse(item), facts), need.reducer.initial());
    case 'fan-out': {
      const ids = valueOf(need.over as Need, answers, facts) as readonly string[];
      const byId = ids.length === 0 ? {} : answer(answers, need.query.path) as Record<string, unknown>;
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

/** A read that the tenant of a test does not expect is a mistake in the check. */
function answer(answers: Answers, path: string): unknown {
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
