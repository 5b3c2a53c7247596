import { z } from 'zod';
import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { maxEvidenceRows, table } from '../../assessment/evidence-table.ts';
import { scan } from '../../assessment/need.ts';
import { entraLink } from '../admin-centre.ts';
import { counted } from '../counted.ts';

const riskyUsersView = 'Microsoft_AAD_IAM/RiskyUsersBlade';

const riskyUserSchema = z.object({
  id: z.string(),
  userPrincipalName: z.string().nullish(),
  isDeleted: z.boolean().nullish(),
  riskLevel: z.string().nullish(),
  riskDetail: z.string().nullish(),
  riskLastUpdatedDateTime: z.string().nullish(),
});
type RiskyUser = z.infer<typeof riskyUserSchema>;

const highRiskUsers = scan({
  version: 'v1.0',
  path: 'identityProtection/riskyUsers',
  select: ['id', 'userPrincipalName', 'isDeleted', 'riskLevel', 'riskDetail', 'riskLastUpdatedDateTime'],
  filter: "riskState eq 'atRisk' and riskLevel eq 'high'",
  permissions: [{ application: 'IdentityRiskyUser.Read.All', delegated: 'IdentityRiskyUser.Read.All' }],
}, riskyUserSchema, {
  name: 'high-risk users',
  initial: (): { total: number; rows: readonly RiskyUser[] } => ({ total: 0, rows: [] }),
  step: ({ total, rows }, user) => ({ total: total + 1, rows: rows.length < maxEvidenceRows ? [...rows, user] : rows }),
});

export default defineCheck({
  id: 'high-risk-users-are-triaged',
  reference: 21861,
  title: 'No high-risk user is waiting for triage',
  pillars: ['identity'],
  category: 'Monitoring',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'high',
  requires: license('entra-p2', 'entra-governance'),
  portal: [`https://entra.microsoft.com/#view/${riskyUsersView}`],
  needs: { atRisk: highRiskUsers },
  decide({ atRisk: { total, rows } }, { cloud }) {
    if (total === 0) return passed('No user at high risk is waiting for triage.');
    return failed(`${counted(total, { one: 'user at high risk is', other: 'users at high risk are' })} waiting for triage.`, table(rows, {
      User: ({ id, userPrincipalName }) => entraLink(cloud, userPrincipalName ?? id, riskyUsersView),
      'Risk level': ({ riskLevel }) => riskLevel,
      'Risk updated': ({ riskLastUpdatedDateTime }) => riskLastUpdatedDateTime,
      Detail: ({ riskDetail }) => riskDetail,
      Deleted: ({ isDeleted }) => isDeleted === true,
    }, total));
  },
});
