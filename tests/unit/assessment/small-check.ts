import { defineCheck, passed, type CheckDefinition, type Check } from '../../../src/assessment/check.ts';
import type { GraphQuery, Needs } from '../../../src/assessment/need.ts';

/** A check with marks that do not matter, around the needs and the decision that a test is about. */
export function smallCheck<const N extends Needs>(id: string, definition: Partial<CheckDefinition<N>> & { readonly needs: N }): Check {
  return defineCheck<N>({
    id, reference: 20000 + id.length, title: id, pillars: ['identity'], category: 'Test', tenantTypes: ['workforce', 'external'],
    risk: 'low', userImpact: 'low', effort: 'low',
    decide: (data) => passed(JSON.stringify(data)),
    ...definition,
  });
}

export const query = (path: string, more: Partial<GraphQuery> = {}): GraphQuery => ({ version: 'v1.0', path, permissions: [{ application: 'Some.Read', delegated: 'Some.Read' }], ...more });
