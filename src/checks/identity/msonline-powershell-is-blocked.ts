import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { authorizationPolicy } from '../../facts/authorization-policy.ts';

export default defineCheck({
  id: 'msonline-powershell-is-blocked',
  reference: 21843,
  title: 'The retired MSOnline PowerShell module is blocked',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce'],
  risk: 'low',
  userImpact: 'low',
  effort: 'high',
  needs: { policy: authorizationPolicy },
  decide({ policy }) {
    return policy.blockMsolPowerShell === true
      ? passed('Nobody can reach the directory with the MSOnline PowerShell module.')
      : failed('The MSOnline PowerShell module is not blocked. Microsoft has retired it, so block it before an old copy finds a use.');
  },
});
