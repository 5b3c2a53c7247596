import { defineCheck, planned } from '../../assessment/check.ts';

export default defineCheck({
  id: 'redirect-uri-domains-resolve',
  reference: 21888,
  title: 'No redirect URI points to a domain that does not resolve',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  needs: {},
  decide: () => planned('Microsoft Graph lists redirect URIs but not whether their names still resolve; that takes DNS, which an assessment does not ask yet.'),
});
