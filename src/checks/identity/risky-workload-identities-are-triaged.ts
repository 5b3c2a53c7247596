import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { riskyWorkloadIdentities, workloadRiskDetections } from '../../facts/workload-risk.ts';
import { enterpriseAppLink } from '../app-links.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'risky-workload-identities-are-triaged',
  reference: 21862,
  title: 'Every risky workload identity is triaged',
  pillars: ['identity'],
  category: 'Monitoring',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'high',
  requires: license('entra-workload-id'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/IdentityProtectionMenuBlade/~/RiskyServicePrincipals'],
  needs: { identities: riskyWorkloadIdentities, detections: workloadRiskDetections },
  decide({ identities, detections: { all: detections } }, { cloud }) {
    if (identities.total + detections.total === 0) return passed('No workload identity is waiting for somebody to look at its risk.');
    const rows = [
      ...identities.rows.map(({ id, appId, displayName, servicePrincipalType, riskLevel, riskLastUpdatedDateTime }) => ({
        app: { id, appId: appId ?? null, name: displayName ?? appId ?? id }, what: servicePrincipalType ?? 'Workload identity', riskLevel, time: riskLastUpdatedDateTime,
      })),
      ...detections.rows.map(({ id, servicePrincipalId, appId, servicePrincipalDisplayName, riskEventType, riskLevel, detectedDateTime }) => ({
        app: { id: servicePrincipalId ?? id, appId: appId ?? null, name: servicePrincipalDisplayName ?? appId ?? id }, what: riskEventType ?? 'Detection', riskLevel, time: detectedDateTime,
      })),
    ];
    const risky = counted(identities.total, { one: 'workload identity is', other: 'workload identities are' });
    const detected = counted(detections.total, { one: 'detection waits', other: 'detections wait' });
    return failed(`${risky} at risk, and ${detected} for a decision.`, table(rows, {
      'Workload identity': ({ app }) => enterpriseAppLink(cloud, app, 'SignOn'),
      Finding: ({ what }) => what,
      'Risk level': ({ riskLevel }) => riskLevel,
      Time: ({ time }) => time,
    }, identities.total + detections.total));
  },
});
