import { z } from 'zod';
import type { GraphQuery, Need } from '../../../src/assessment/need.ts';
import { derivedFrom, findProperty, type GraphModel, type TypeRef } from './graph-contract-model.ts';

/** What of a query the model does not have, a sentence each; none when Graph understands it. */
export function mistakesOf(model: GraphModel, query: GraphQuery, kind: Need['kind']): string[] {
  const target = followPath(model, query.path);
  if (typeof target === 'string') return [target];
  const isCollection = kind !== 'singleton' && kind !== 'fan-out';
  return [
    ...(isCollection && !target.many ? [`${query.path} is one object, and is read as a collection`] : []),
    ...(kind === 'singleton' && target.many ? [`${query.path} is a collection, and is read as one object`] : []),
    ...(query.select ?? []).filter((property) => !findProperty(model, target.name, property)).map((property) => `${target.name} has no ${property} to select`),
    ...(query.filter === undefined ? [] : mistakesOfFilter(model, target.name, query.filter)),
    ...(query.expand === undefined ? [] : mistakesOfExpand(model, target.name, query.expand)),
    ...(query.by === undefined || findProperty(model, target.name, query.by) ? [] : [`${target.name} has no ${query.by}`]),
  ];
}

const segment = /^(?<name>[^()]+)(?:\((?<key>\w+)='[^']*'\))?$/;

/** Where a path leads to, or why nowhere. */
export function followPath(model: GraphModel, path: string): TypeRef | string {
  const [first = '', ...rest] = path.split('/');
  let at: TypeRef | null = null;
  for (const part of [first, ...rest]) {
    const { name = part, key } = segment.exec(part)?.groups ?? {};
    const next: TypeRef | null = at === null ? (model.roots.get(name) ?? null) : step(model, at, name);
    if (!next) return `${path}: ${at?.name ?? 'Graph'} has no ${name}`;
    if (key !== undefined && !(next.many && model.types.get(next.name)?.alternateKeys.includes(key))) return `${path}: ${name} cannot be addressed by ${key}`;
    at = key === undefined ? next : { ...next, many: false };
  }
  return at ?? `${path} is empty`;
}

function step(model: GraphModel, at: TypeRef, name: string): TypeRef | null {
  if (name.startsWith('microsoft.graph.')) return derivedFrom(model, at.name).includes(name) ? { ...at, name } : null;
  // Of a collection only one object can be named, by its key.
  return at.many ? { ...at, many: false } : findProperty(model, at.name, name);
}

const token = /'(?:[^']|'')*'|[\w$@./{}-]+|[(),:]/g;
const operators: ReadonlySet<string> = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'in', 'and', 'or', 'not']);
const functions: ReadonlySet<string> = new Set(['startswith', 'endswith', 'contains']);
const literal = /^(true|false|null|-?\d.*)$/;

/** Properties that a filter names, variables of `any` resolved, and enumeration values that it compares them with. */
export function mistakesOfFilter(model: GraphModel, type: string, filter: string): string[] {
  const tokens = filter.match(token) ?? [];
  const variables = new Map<string, TypeRef>();
  const mistakes: string[] = [];
  let compared: TypeRef | null = null;
  for (const [place, text] of tokens.entries()) {
    if (text.startsWith("'")) {
      const members: ReadonlySet<string> | undefined = compared === null ? undefined : model.enums.get(compared.name);
      if (members && !members.has(text.slice(1, -1))) mistakes.push(`${String(compared?.name)} has no value ${text}`);
      continue;
    }
    if (/^[(),:]$/.test(text) || operators.has(text.toLowerCase()) || functions.has(text) || literal.test(text)) continue;
    if (tokens[place + 1] === ':') continue;
    const [, collection, isLambda] = /^(.*?)(\/any|\/all)?$/.exec(text) ?? [];
    const leads = followProperties(model, { name: type, many: false }, variables, collection ?? text);
    if (typeof leads === 'string') {
      mistakes.push(leads);
    } else if (isLambda !== undefined) {
      if (!leads.many) mistakes.push(`${text}: ${String(collection)} is no collection`);
      variables.set(tokens[place + 2] ?? '', { ...leads, many: false });
    } else {
      if (leads.many) mistakes.push(`${text} is a collection, and is compared with one value`);
      compared = leads;
    }
  }
  return mistakes;
}

function followProperties(model: GraphModel, from: TypeRef, variables: ReadonlyMap<string, TypeRef>, path: string): TypeRef | string {
  const [first = '', ...rest] = path.split('/');
  const variable = variables.get(first);
  let at = variable ?? from;
  for (const name of variable ? rest : [first, ...rest]) {
    const next: TypeRef | null = name === '$count' && at.many ? { name: 'Edm.Int64', many: false } : findProperty(model, at.name, name);
    if (!next) return `${path}: ${at.name} has no ${name}`;
    at = next;
  }
  return at;
}

/** Expanded properties with the options in brackets behind them: `policy($expand=rules;$select=id)`. */
export function mistakesOfExpand(model: GraphModel, type: string, expand: string): string[] {
  return splitOutside(expand, ',').flatMap((item) => {
    const [, name = item, options = ''] = /^([^(]+)(?:\((.*)\))?$/.exec(item) ?? [];
    const target = findProperty(model, type, name);
    if (!target || !model.types.has(target.name)) return [`${type} has no ${name} to expand`];
    return splitOutside(options, ';').flatMap((option) => {
      const [, key = option, value = ''] = /^\$(\w+)=(.*)$/.exec(option) ?? [];
      switch (key) {
        case 'select':
          return value.split(',').filter((property) => !findProperty(model, target.name, property)).map((property) => `${target.name} has no ${property} to select`);
        case 'expand':
          return mistakesOfExpand(model, target.name, value);
        case 'filter':
          return mistakesOfFilter(model, target.name, value);
        default:
          return [`${option} is not known in an expand`];
      }
    });
  });
}

/** Splits where no bracket is open. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character !== separator || depth > 0) {
      part += character;
    } else {
      parts.push(part);
      part = '';
    }
  }
  return part === '' ? parts : [...parts, part];
}

/** Properties that a check reads of each answer: Graph has them, and those it cannot do without are selected or expanded. */
export function mistakesOfSchema(model: GraphModel, query: GraphQuery, schema: z.core.$ZodType): string[] {
  const target = followPath(model, query.path);
  if (typeof target === 'string') return [];
  const expanded = splitOutside(query.expand ?? '', ',').map((item) => item.replace(/\(.*$/, ''));
  const asked = query.select && new Set([...query.select, ...expanded]);
  return [...new Set(propertiesOf(schema).flatMap(({ path, isRequired }) => {
    const [first = ''] = path;
    if (asked && isRequired && !asked.has(first)) return [`${first} is read and not selected`];
    const leads = followProperties(model, { name: target.name, many: false }, new Map(), path.join('/'));
    return typeof leads === 'string' ? [leads] : [];
  }))];
}

interface ReadProperty {
  readonly path: readonly string[];
  /** Whether an answer without it is refused. */
  readonly isRequired: boolean;
}

/** All properties of a schema, without annotations such as `@odata.type`. */
function propertiesOf(schema: z.core.$ZodType): ReadProperty[] {
  if (schema instanceof z.core.$ZodObject) {
    return Object.entries(schema._zod.def.shape).filter(([name]) => !name.startsWith('@')).flatMap(([name, inner]) => {
      const isRequired = inner._zod.optin === undefined;
      return [{ path: [name], isRequired }, ...propertiesOf(inner).map((each) => ({ path: [name, ...each.path], isRequired: isRequired && each.isRequired }))];
    });
  }
  if (schema instanceof z.core.$ZodArray) return propertiesOf(schema._zod.def.element);
  if (schema instanceof z.core.$ZodPipe) return propertiesOf(schema._zod.def.in);
  if (schema instanceof z.core.$ZodUnion) return schema._zod.def.options.flatMap(propertiesOf);
  const { def } = schema._zod;
  return 'innerType' in def && def.innerType instanceof z.core.$ZodType ? propertiesOf(def.innerType) : [];
}
