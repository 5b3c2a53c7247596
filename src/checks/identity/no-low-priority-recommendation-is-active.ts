import { defineCheck } from '../../assessment/check.ts';
import { recommendations } from '../../facts/recommendations.ts';
import { judgePriority, recommendationsPage } from '../recommendation-table.ts';

export default defineCheck({
  id: 'no-low-priority-recommendation-is-active',
  reference: 21984,
  title: 'No low-priority Microsoft Entra recommendation is active',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'low',
  userImpact: 'low',
  effort: 'low',
  portal: [recommendationsPage],
  needs: { all: recommendations },
  decide: ({ all }) => judgePriority(all, 'low'),
});
