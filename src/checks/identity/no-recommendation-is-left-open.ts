import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { isOpen, recommendations } from '../../facts/recommendations.ts';
import { recommendationCount, recommendationsPage, recommendationTable } from '../recommendation-table.ts';

export default defineCheck({
  id: 'no-recommendation-is-left-open',
  reference: 21866,
  title: 'No Microsoft Entra recommendation is left open',
  pillars: ['identity'],
  category: 'Monitoring',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  portal: [recommendationsPage],
  needs: { all: recommendations },
  decide({ all }) {
    const open = all.filter(isOpen);
    return open.length === 0
      ? passed('No Microsoft Entra recommendation is open.')
      : failed(`${recommendationCount(open.length)} of Microsoft Entra ${open.length === 1 ? 'is' : 'are'} open.`, recommendationTable(open));
  },
});
