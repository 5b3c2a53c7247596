import type { Comparison, Filter, Literal, TextTest } from './filter.ts';

/** Objects that a path may start from: the entity itself under the empty name, and the variables of lambdas. */
type Scope = ReadonlyMap<string, unknown>;

/** Whether an entity passes a filter. Text is compared without regard to case, as Graph does in the directory. */
export function matches(filter: Filter, entity: unknown): boolean {
  return holds(filter, new Map([['', entity]]));
}

function holds(filter: Filter, scope: Scope): boolean {
  switch (filter.kind) {
    case 'and':
      return holds(filter.left, scope) && holds(filter.right, scope);
    case 'or':
      return holds(filter.left, scope) || holds(filter.right, scope);
    case 'not':
      return !holds(filter.of, scope);
    case 'truth':
      return valueAt(filter.path, scope) === true;
    case 'compare':
      return compares(filter.operator, valueAt(filter.path, scope), filter.value);
    case 'in': {
      const value = valueAt(filter.path, scope);
      return filter.values.some((each) => compares('eq', value, each));
    }
    case 'text':
      return textHolds(filter.test, valueAt(filter.path, scope), filter.value);
    case 'lambda': {
      const value = valueAt(filter.path, scope);
      const items: readonly unknown[] = Array.isArray(value) ? value : [];
      const { of, variable } = filter;
      if (of === null || variable === null) return items.length > 0;
      const each = (item: unknown) => holds(of, new Map([...scope, [variable, item]]));
      return filter.quantifier === 'any' ? items.some(each) : items.every(each);
    }
  }
}

function valueAt(path: readonly string[], scope: Scope): unknown {
  const [first = '', ...rest] = path;
  const [start, names] = scope.has(first) && first !== '' ? [scope.get(first), rest] : [scope.get(''), path];
  return names.reduce<unknown>((value, name) => {
    if (name === '$count') return Array.isArray(value) ? value.length : 0;
    return typeof value === 'object' && value !== null && name in value ? (value as Readonly<Record<string, unknown>>)[name] : null;
  }, start);
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
  const [when, limit] = [timeOf(value), timeOf(literal)];
  if (when !== null && limit !== null) return when - limit;
  const [a, b] = [value.toLowerCase(), literal.toLowerCase()];
  return a < b ? -1 : Number(a > b);
}

function timeOf(text: string): number | null {
  return /^\d{4}-\d\d-\d\d(T|$)/.test(text) ? Date.parse(text) : null;
}

function textHolds(test: TextTest, value: unknown, part: string): boolean {
  if (typeof value !== 'string') return false;
  const [text, wanted] = [value.toLowerCase(), part.toLowerCase()];
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
