import { defineCheck, failed, investigate, license, passed, undecidable } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { conditionalAccessPolicies } from '../../facts/conditional-access-policies.ts';
import { contextOf, guardsOf, protectableActions } from '../../facts/protected-actions.ts';
import { nameOf } from '../conditional-access-evidence.ts';
import { counted } from '../counted.ts';

/** Changing or deleting what decides over access, and deleting for good. */
const highImpact = /^microsoft\.directory\/(?:(?:conditionalAccessPolicies|namedLocations|crossTenantAccessPolicy)(?:\/.*)?\/(?:update|delete)|deletedItems\/delete)$/i;

export default defineCheck({
  id: 'high-impact-actions-are-protected',
  reference: 21831,
  title: 'Administrative actions with a high impact are protected',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  requires: license('entra-p1'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/ProtectedActions'],
  needs: { actions: protectableActions, policies: conditionalAccessPolicies },
  decide({ actions, policies }) {
    const wanted = actions.filter(({ name }) => highImpact.test(name ?? ''));
    if (wanted.length === 0) return undecidable('Graph names none of the actions that should be protected; look at Roles & admins > Protected actions.');
    const isGuarded = (action: (typeof wanted)[number]) => guardsOf(action, policies).length > 0;
    const open = wanted.filter((action) => !isGuarded(action));
    const evidence = table([...open, ...wanted.filter(isGuarded)], {
      Action: ({ id, name }) => name ?? id,
      'Authentication context': contextOf,
      'Policies that are on': (action) => guardsOf(action, policies).map(nameOf).join(', '),
    });
    const all = counted(wanted.length, { one: 'action', other: 'actions' });
    if (open.length === 0) return passed(`All of ${all} with a high impact are protected.`, evidence);
    if (open.length === wanted.length) return failed(`None of ${all} with a high impact is protected by a policy that is switched on.`, evidence);
    return investigate(`${open.length} of ${all} with a high impact are not protected.`, evidence);
  },
});
