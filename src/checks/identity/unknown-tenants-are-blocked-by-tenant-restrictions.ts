import { defineCheck, failed, passed, skipped } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { blocksEverything, crossTenantDefaults, describeScope } from '../../facts/cross-tenant-access.ts';

export default defineCheck({
  id: 'unknown-tenants-are-blocked-by-tenant-restrictions',
  reference: 21793,
  title: 'Accounts of unknown tenants are of no use on your network and devices',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/TenantRestrictions.ReactView/isDefault~/true/name//id/'],
  needs: { defaults: crossTenantDefaults },
  decide({ defaults: { tenantRestrictions } }, { cloud }) {
    if (cloud !== 'global') return skipped('The check looks at tenant restrictions of the global cloud only.');
    if (!tenantRestrictions) return failed('Tenant restrictions have no default: accounts of every other tenant are let through.');
    const evidence = table([tenantRestrictions], {
      'Users and groups': ({ usersAndGroups }) => describeScope(usersAndGroups),
      Applications: ({ applications }) => describeScope(applications),
    });
    return blocksEverything(tenantRestrictions)
      ? passed('The default of tenant restrictions blocks all accounts and all apps of other tenants.', evidence)
      : failed('The default of tenant restrictions does not block all accounts and all apps of other tenants.', evidence);
  },
});
