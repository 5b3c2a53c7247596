import { defineCheck, planned } from '../../assessment/check.ts';

export default defineCheck({
  id: 'redirect-uris-belong-to-the-organization',
  reference: 21887,
  title: 'Redirect URIs resolve and belong to the organization',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  needs: {},
  decide: () => planned('Whether the host of a redirect URI resolves, and to whose servers, stands in DNS; Microsoft Graph does not offer it.'),
});
