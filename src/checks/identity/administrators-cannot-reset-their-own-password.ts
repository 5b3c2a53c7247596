import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { authorizationPolicy } from '../../facts/authorization-policy.ts';

export default defineCheck({
  id: 'administrators-cannot-reset-their-own-password',
  reference: 21842,
  title: 'Administrators cannot reset their own password',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  needs: { policy: authorizationPolicy },
  decide: ({ policy: { allowedToUseSSPR } }) => (allowedToUseSSPR === false
    ? passed('Administrators cannot use self-service password reset.')
    : failed('Administrators can use self-service password reset.')),
});
