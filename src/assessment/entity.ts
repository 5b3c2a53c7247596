import type { z } from 'zod';
import { FactUnavailable } from './fact-source.ts';
import { serviceNames, serviceOf, type Query } from './need.ts';

/**
 * Parses one entity of an answer. One malformed entity makes its whole need unavailable, also in a list: a verdict over the
 * rest could pass although the entity that was left out would have failed it.
 * @throws FactUnavailable naming the path, the entity and the field
 */
export function parseEntity<Data>(query: Query, schema: z.ZodType<Data>, entity: unknown): Data {
  const parsed = schema.safeParse(entity);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue === undefined || issue.path.length === 0 ? 'the entity itself' : issue.path.join('.');
  const problem = issue === undefined ? 'it has an unexpected form' : issue.message;
  throw new FactUnavailable(`${serviceNames[serviceOf(query)]} answered ${query.path} with an entity${idOf(entity)} that cannot be read: ${field}: ${problem}.`);
}

function idOf(entity: unknown): string {
  return typeof entity === 'object' && entity !== null && 'id' in entity && typeof entity.id === 'string' ? ` (id ${entity.id})` : '';
}
