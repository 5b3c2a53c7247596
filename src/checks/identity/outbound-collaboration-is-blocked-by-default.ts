import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { blocksEverything, crossTenantDefaults, describeScope } from '../../facts/cross-tenant-access.ts';

export default defineCheck({
  id: 'outbound-collaboration-is-blocked-by-default',
  reference: 21790,
  title: 'People cannot work as guests in other organisations unless you allowed it',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'medium',
  effort: 'high',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/OutboundAccessSettings.ReactView/isDefault~/true/name//id/'],
  needs: { defaults: crossTenantDefaults },
  decide({ defaults: { b2bCollaborationOutbound, b2bDirectConnectOutbound } }) {
    const settings = [
      { name: 'B2B collaboration', setting: b2bCollaborationOutbound },
      { name: 'B2B direct connect', setting: b2bDirectConnectOutbound },
    ];
    const evidence = table(settings, {
      Setting: ({ name }) => name,
      'Users and groups': ({ setting }) => describeScope(setting?.usersAndGroups),
      Applications: ({ setting }) => describeScope(setting?.applications),
      Blocked: ({ setting }) => blocksEverything(setting),
    });
    const open = settings.filter(({ setting }) => !blocksEverything(setting)).map(({ name }) => name);
    return open.length === 0
      ? passed('By default, nobody can work in another organisation as a guest or through a shared channel.', evidence)
      : failed(`The default lets people out by ${open.join(' and ')}.`, evidence);
  },
});
