import { z } from 'zod';
import { defineCheck, failed, investigate, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { list } from '../../assessment/need.ts';
import { entraLink } from '../admin-centre.ts';

const azureAdPowerShell = '1b730954-1685-4b74-9bfd-dac224a7b894';

const servicePrincipals = list({
  version: 'v1.0',
  path: 'servicePrincipals',
  filter: `appId eq '${azureAdPowerShell}'`,
  select: ['id', 'appId', 'displayName', 'accountEnabled', 'appRoleAssignmentRequired'],
  permissions: [{ application: 'Application.Read.All', delegated: 'Application.Read.All' }],
}, z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  appRoleAssignmentRequired: z.boolean().nullish(),
}));

export default defineCheck({
  id: 'azure-ad-powershell-is-blocked',
  reference: 21844,
  title: 'Azure AD PowerShell is blocked for users',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  needs: { servicePrincipals },
  decide({ servicePrincipals: [app] }, { cloud }) {
    if (!app) return failed('Azure AD PowerShell has no service principal in the tenant, so the first user who signs in with it gets one, unrestricted.');
    const evidence = table([app], {
      Application: ({ id, displayName }) =>
        entraLink(cloud, displayName ?? azureAdPowerShell, `Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/${encodeURIComponent(id)}/appId/${azureAdPowerShell}`),
      'Sign-in disabled': ({ accountEnabled }) => accountEnabled === false,
      'Assignment required': ({ appRoleAssignmentRequired }) => appRoleAssignmentRequired === true,
    });
    if (app.accountEnabled === false) return passed('Nobody can sign in to Azure AD PowerShell.', evidence);
    return app.appRoleAssignmentRequired === true
      ? investigate('Only assigned users can sign in to Azure AD PowerShell; review who is assigned.', evidence)
      : failed('Every user can sign in to Azure AD PowerShell.', evidence);
  },
});
