import { defineCheck, investigate, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { serviceProviderTenants } from '../../facts/service-provider-partners.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'delegated-partner-administration-is-minimal',
  reference: 21859,
  title: 'Partners with delegated administration have few privileges',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://admin.microsoft.com/#/partners'],
  needs: { tenants: serviceProviderTenants },
  decide({ tenants }) {
    if (tenants.length === 0) return passed('No service provider is set up to administer this tenant.');
    const providers = counted(tenants.length, { one: 'service provider is', other: 'service providers are' });
    return investigate(`${providers} set up to administer this tenant; look up which roles they have, and until when.`, table(tenants, { 'Tenant of the service provider': (tenant) => tenant }));
  },
});
