import { defineCheck, planned } from '../../assessment/check.ts';

export default defineCheck({
  id: 'azure-subscriptions-behind-governance-are-guarded',
  reference: 21881,
  title: 'Azure subscriptions behind Identity Governance are guarded as well as the directory',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  needs: {},
  decide: () => planned('Microsoft Graph names the logic apps that Identity Governance calls, but not who may change them: that is in Azure Resource Manager, which this assessment does not read.'),
});
