import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { detectionColumns, openHighRiskDetections } from '../../facts/open-risk-detections.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'high-risk-detections-are-triaged',
  reference: 21863,
  title: 'No sign-in at high risk is waiting for somebody to look',
  pillars: ['identity'],
  category: 'Monitoring',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'high',
  requires: license('entra-p2', 'entra-governance'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RiskySignInsBlade'],
  needs: { high: openHighRiskDetections },
  decide({ high: { total, rows } }) {
    if (total === 0) return passed('No detection at high risk is open.');
    return failed(`${counted(total, { one: 'detection at high risk is', other: 'detections at high risk are' })} open.`, table(rows, detectionColumns, total));
  },
});
