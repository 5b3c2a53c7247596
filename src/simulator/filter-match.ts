import type { Comparison, Filter, Literal, TextTest } from './filter.ts';

/** Objects that a path may start from: the entity itself, and the variables of lambdas. */
interface Scope {
  readonly entity: unknown;
  readonly variables: ReadonlyMap<string, unknown> | null;
}
type Test = (scope: Scope) => boolean;

/** Whether an entity passes a filter. Text is compared without regard to case, as Graph does in the directory. */
export function matches(filter: Filter, entity: unknown): boolean {
  return matcher(filter)(entity);
}

/** The filter made ready for many entities. */
export function matcher(filter: Filter): (entity: unknown) => boolean {
  const test = testOf(filter);
  return (entity) => test({ entity, variables: null });
}

function testOf(filter: Filter): Test {
  switch (filter.kind) {
    case 'and': {
      const [left, right] = [testOf(filter.left), testOf(filter.right)];
      return (scope) => left(scope) && right(scope);
    }
    case 'or': {
      const [left, right] = [testOf(filter.left), testOf(filter.right)];
      return (scope) => left(scope) || right(scope);
    }
    case 'not': {
      const of = testOf(filter.of);
      return (scope) => !of(scope);
    }
    case 'truth':
      return (scope) => valueAt(filter.path, scope) === true;
    case 'compare':
      return (scope) => compares(filter.operator, valueAt(filter.path, scope), filter.value);
    case 'in':
      return (scope) => {
        const value = valueAt(filter.path, scope);
        return filter.values.some((each) => compares('eq', value, each));
      };
    case 'text': {
      const wanted = filter.value.toLowerCase();
      return (scope) => textHolds(filter.test, valueAt(filter.path, scope), wanted);
    }
    case 'lambda':
      return lambdaTest(filter);
  }
}

function lambdaTest({ path, of, variable, quantifier }: Extract<Filter, { kind: 'lambda' }>): Test {
  const itemsAt = (scope: Scope): readonly unknown[] => {
    const value = valueAt(path, scope);
    return Array.isArray(value) ? value : [];
  };
  if (of === null || variable === null) return (scope) => itemsAt(scope).length > 0;
  const test = testOf(of);
  const judge = (scope: Scope, items: readonly unknown[]) => {
    const holdsFor = (item: unknown) => test({ entity: scope.entity, variables: new Map([...(scope.variables ?? []), [variable, item]]) });
    return quantifier === 'any' ? items.some(holdsFor) : items.every(holdsFor);
  };
  if (!pathsOf(of).every(([first]) => first === variable)) return (scope) => judge(scope, itemsAt(scope));
  // Nothing but the list decides, and a million generated users share a handful of lists.
  const known = new WeakMap<readonly unknown[], boolean>();
  return (scope) => {
    const items = itemsAt(scope);
    const holds = known.get(items) ?? judge(scope, items);
    known.set(items, holds);
    return holds;
  };
}

/** The paths that a filter looks at. */
function pathsOf(filter: Filter): (readonly string[])[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return [...pathsOf(filter.left), ...pathsOf(filter.right)];
    case 'not':
      return pathsOf(filter.of);
    case 'lambda':
      return [filter.path, ...(filter.of ? pathsOf(filter.of) : [])];
    case 'truth':
    case 'compare':
    case 'in':
    case 'text':
      return [filter.path];
  }
}

function valueAt(path: readonly string[], { entity, variables }: Scope): unknown {
  const startsWithVariable = variables?.has(path[0] ?? '') === true;
  let value = startsWithVariable ? variables.get(path[0] ?? '') : entity;
  for (let index = startsWithVariable ? 1 : 0; index < path.length; index += 1) value = propertyOf(value, path[index] ?? '');
  return value;
}

function propertyOf(value: unknown, name: string): unknown {
  if (name === '$count') return Array.isArray(value) ? value.length : 0;
  return typeof value === 'object' && value !== null && name in value ? (value as Readonly<Record<string, unknown>>)[name] : null;
}

function compares(operator: Comparison, value: unknown, literal: Literal): boolean {
  const order = orderOf(value ?? null, literal);
  switch (operator) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'gt':
      return order !== null && order > 0;
    case 'ge':
      return order !== null && order >= 0;
    case 'lt':
      return order !== null && order < 0;
    case 'le':
      return order !== null && order <= 0;
  }
}

/** Negative, zero or positive; null for values that have no order between them, such as anything and null. */
function orderOf(value: unknown, literal: Literal): number | null {
  if (value === null || literal === null) return value === literal ? 0 : null;
  if (typeof value === 'boolean' || typeof literal === 'boolean') return value === literal ? 0 : null;
  if (typeof value === 'number' && typeof literal === 'number') return value - literal;
  if (typeof value !== 'string' || typeof literal !== 'string') return null;
  if (value === literal) return 0;
  const [when, limit] = [timeOf(value), timeOf(literal)];
  if (when !== null && limit !== null) return when - limit;
  const [a, b] = [value.toLowerCase(), literal.toLowerCase()];
  return a < b ? -1 : Number(a > b);
}

function timeOf(text: string): number | null {
  return /^\d{4}-\d\d-\d\d(T|$)/.test(text) ? Date.parse(text) : null;
}

function textHolds(test: TextTest, value: unknown, wanted: string): boolean {
  if (typeof value !== 'string') return false;
  const text = value.toLowerCase();
  switch (test) {
    case 'startswith':
      return text.startsWith(wanted);
    case 'endswith':
      return text.endsWith(wanted);
    case 'contains':
      return text.includes(wanted);
  }
}

/** Whether directory objects answer this filter only as an advanced query: negation, the end or middle of a text, counts. */
export function needsAdvancedQuery(filter: Filter): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return needsAdvancedQuery(filter.left) || needsAdvancedQuery(filter.right);
    case 'not':
      return true;
    case 'compare':
      return filter.operator === 'ne' || filter.path.includes('$count');
    case 'text':
      return filter.test !== 'startswith';
    case 'lambda':
      return filter.of !== null && needsAdvancedQuery(filter.of);
    case 'in':
    case 'truth':
      return false;
  }
}
