import { defineCheck, planned } from '../../assessment/check.ts';

export default defineCheck({
  id: 'azure-resources-of-the-directory-are-restricted',
  reference: 21912,
  title: 'Azure resources that the directory writes to are open to privileged roles only',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  needs: {},
  decide: () => planned('Where the directory sends its logs, and who may read them there, is in Azure Resource Manager, which this assessment does not read.'),
});
