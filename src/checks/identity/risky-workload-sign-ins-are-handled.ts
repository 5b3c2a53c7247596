import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { workloadRiskDetections } from '../../facts/workload-risk.ts';
import { enterpriseAppLink } from '../app-links.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'risky-workload-sign-ins-are-handled',
  reference: 22659,
  title: 'Every risky sign-in of a workload identity is handled',
  pillars: ['identity'],
  category: 'Monitoring',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'high',
  requires: license('entra-workload-id'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/IdentityProtectionMenuBlade/~/RiskDetections'],
  needs: { detections: workloadRiskDetections },
  decide({ detections: { signIns } }, { cloud }) {
    if (signIns.total === 0) return passed('No risky sign-in of a workload identity is left open.');
    const open = counted(signIns.total, { one: 'risky sign-in of a workload identity is', other: 'risky sign-ins of workload identities are' });
    return failed(`${open} left open.`, table(signIns.rows, {
      'Workload identity': ({ id, servicePrincipalId, appId, servicePrincipalDisplayName }) =>
        enterpriseAppLink(cloud, { id: servicePrincipalId ?? id, appId: appId ?? null, name: servicePrincipalDisplayName ?? appId ?? id }),
      Detection: ({ riskEventType }) => riskEventType,
      'Risk level': ({ riskLevel }) => riskLevel,
      Detected: ({ detectedDateTime }) => detectedDateTime,
    }, signIns.total));
  },
});
