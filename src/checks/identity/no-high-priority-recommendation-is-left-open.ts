import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { hasPriority, isOpen, recommendations } from '../../facts/recommendations.ts';
import { recommendationCount, recommendationsPage, recommendationTable } from '../recommendation-table.ts';

export default defineCheck({
  id: 'no-high-priority-recommendation-is-left-open',
  reference: 22124,
  title: 'No high-priority Microsoft Entra recommendation is left open',
  pillars: ['identity'],
  category: 'Monitoring',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'medium',
  effort: 'medium',
  portal: [recommendationsPage],
  needs: { all: recommendations },
  decide({ all }) {
    const open = all.filter((recommendation) => hasPriority(recommendation, 'high') && isOpen(recommendation));
    return open.length === 0
      ? passed('No recommendation of high priority is open.')
      : failed(`${recommendationCount(open.length)} of high priority ${open.length === 1 ? 'is' : 'are'} open.`, recommendationTable(open));
  },
});
