import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { accessReviews, isRecurring, queriesOf, type AccessReview } from '../../facts/access-reviews.ts';
import { privilegedRows } from '../../facts/role-rows.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'privileged-roles-are-reviewed-regularly',
  reference: 21855,
  title: 'Privileged roles are under a recurring access review',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p2', 'entra-governance'),
  needs: { rows: privilegedRows, reviews: accessReviews },
  decide({ rows, reviews }) {
    const recurring = reviews.filter(isRecurring);
    const assigned = new Map<string, { name: string; assignments: number; reviews: readonly AccessReview[] }>();
    for (const { roleId, roleName, through } of rows) {
      const before = assigned.get(roleId) ?? { name: roleName, assignments: 0, reviews: recurring.filter((review) => isAbout(review, roleId)) };
      // Members count with the group that gives them the role.
      assigned.set(roleId, { ...before, assignments: before.assignments + (through === null ? 1 : 0) });
    }
    if (assigned.size === 0) return passed('Nobody has a privileged role.');
    const roles = [...assigned.values()].toSorted((a, b) => a.reviews.length - b.reviews.length || a.name.localeCompare(b.name));
    const without = roles.filter((role) => role.reviews.length === 0);
    const evidence = table(roles, {
      Role: ({ name }) => name,
      Assignments: ({ assignments }) => assignments,
      'Recurring reviews': (role) => role.reviews.map(({ id, displayName }) => displayName ?? id).join(', ') || 'none',
    });
    const all = counted(roles.length, { one: 'privileged role', other: 'privileged roles' });
    if (without.length === 0) return passed(`A recurring review covers each of ${all} in use.`, evidence);
    return failed(`No recurring review covers ${without.length} of ${all} in use.`, evidence);
  },
});

const isAbout = (review: AccessReview, roleId: string): boolean =>
  queriesOf(review).some((query) => query.toLowerCase().includes(`/rolemanagement/directory/roledefinitions/${roleId.toLowerCase()}`));
