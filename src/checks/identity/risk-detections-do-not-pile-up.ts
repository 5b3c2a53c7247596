import { defineCheck, failed, investigate, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { anyOpenDetection, detectionColumns, isOld, openHighRiskDetections, openMediumRiskDetections, type RiskDetection } from '../../facts/open-risk-detections.ts';
import { counted } from '../counted.ts';

const mostRows = 50;

export default defineCheck({
  id: 'risk-detections-do-not-pile-up',
  reference: 21864,
  title: 'Every serious risk detection is dealt with within a week',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'high',
  requires: license('entra-p2', 'entra-governance'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RiskDetectionsBlade'],
  needs: { high: openHighRiskDetections, medium: openMediumRiskDetections, anyOpen: anyOpenDetection },
  decide({ high, medium, anyOpen }, { now }) {
    if (!anyOpen && high.total + medium.total === 0) return passed('No risk detection is open.');
    const newest = [...high.rows, ...medium.rows].toSorted(newestFirst).slice(0, mostRows);
    const evidence = newest.length === 0 ? null : table(newest, { ...detectionColumns, 'Older than a week': (detection) => isOld(detection, now) }, high.total + medium.total);
    const old = high.old + medium.old;
    if (old > 0) {
      const found = counted(old, { one: 'detection of medium or high risk has', other: 'detections of medium or high risk have' });
      return failed(`${found} been open for more than a week: ${high.old} high, ${medium.old} medium.`, evidence);
    }
    return high.total + medium.total > 0
      ? investigate(`${counted(high.total + medium.total, { one: 'detection of medium or high risk is', other: 'detections of medium or high risk are' })} open, none for more than a week.`, evidence)
      : investigate('Detections are open, all of them of low risk.');
  },
});

const newestFirst = (a: RiskDetection, b: RiskDetection): number => (b.detectedDateTime ?? '').localeCompare(a.detectedDateTime ?? '');
