import { z } from 'zod';
import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { singleton } from '../../assessment/need.ts';

const adminConsentRequestPolicy = singleton(
  { version: 'v1.0', path: 'policies/adminConsentRequestPolicy', permissions: [{ application: 'Policy.Read.All', delegated: 'Policy.Read.All' }] },
  z.object({ isEnabled: z.boolean().nullish() }),
);

export default defineCheck({
  id: 'users-can-request-admin-consent',
  reference: 21809,
  title: 'Users can ask an administrator to approve an app',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ConsentPoliciesMenuBlade/~/AdminConsentSettings'],
  needs: { policy: adminConsentRequestPolicy },
  decide({ policy }) {
    return policy.isEnabled === true
      ? passed('The admin consent workflow is switched on.')
      : failed('The admin consent workflow is switched off: a user who may not consent has nobody to ask.');
  },
});
