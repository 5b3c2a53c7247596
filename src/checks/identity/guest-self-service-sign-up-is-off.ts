import { z } from 'zod';
import { defineCheck, failed, passed, skipped } from '../../assessment/check.ts';
import { singleton } from '../../assessment/need.ts';

const authenticationFlowsPolicy = singleton(
  { version: 'v1.0', path: 'policies/authenticationFlowsPolicy', permissions: [{ application: 'Policy.Read.All', delegated: 'Policy.Read.All' }] },
  z.object({ selfServiceSignUp: z.object({ isEnabled: z.boolean().nullish() }).nullish() }),
);

export default defineCheck({
  id: 'guest-self-service-sign-up-is-off',
  reference: 21823,
  title: 'Guests cannot sign themselves up',
  pillars: ['identity'],
  category: 'External collaboration',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AllowlistPolicyBlade'],
  needs: { flows: authenticationFlowsPolicy },
  decide({ flows: { selfServiceSignUp } }, { cloud }) {
    if (cloud !== 'global') return skipped('The check looks at self-service sign-up of the global cloud only.');
    if (selfServiceSignUp?.isEnabled === false) return passed('Self-service sign-up through user flows is off.');
    return failed(selfServiceSignUp?.isEnabled === true ? 'Guests can create an account for themselves through user flows.' : 'The tenant does not say that self-service sign-up is off.');
  },
});
