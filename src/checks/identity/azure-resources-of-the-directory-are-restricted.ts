import { defineCheck, failed, investigate, passed } from '../../assessment/check.ts';
import { derive } from '../../assessment/need.ts';
import { azureReach } from '../../facts/azure-reach.ts';
import { idsOfRoles } from '../../facts/azure-roles.ts';
import { logDestinations } from '../../facts/diagnostic-settings.ts';
import { principalNames } from '../../facts/principal-names.ts';
import { privilegedRows, roleRows } from '../../facts/role-rows.ts';
import { azureReachTable, unseenTable } from '../azure-reach-table.ts';
import { counted } from '../counted.ts';

const everywhere = ['Owner', 'Contributor', 'User Access Administrator', 'Role Based Access Control Administrator'] as const;
/** Roles that read or delete what a resource keeps, by the kind of resource; `Reader` may query a workspace, but sees no blob. */
const readingRoles: readonly (readonly [kind: RegExp, roles: ReadonlySet<string>])[] = [
  [/\/Microsoft\.OperationalInsights\/workspaces\//i, idsOfRoles(...everywhere, 'Reader', 'Log Analytics Contributor', 'Log Analytics Reader', 'Monitoring Contributor', 'Monitoring Reader',
    'Microsoft Sentinel Contributor', 'Microsoft Sentinel Responder', 'Microsoft Sentinel Reader')],
  [/\/Microsoft\.Storage\/storageAccounts\//i, idsOfRoles(...everywhere, 'Storage Account Contributor', 'Storage Account Key Operator Service Role', 'Reader and Data Access',
    'Storage Blob Data Owner', 'Storage Blob Data Contributor', 'Storage Blob Data Reader')],
  [/\/Microsoft\.EventHub\/namespaces\//i, idsOfRoles(...everywhere, 'Azure Event Hubs Data Owner', 'Azure Event Hubs Data Receiver')],
];
const anyResource = idsOfRoles(...everywhere);
const rolesOn = (resource: string): ReadonlySet<string> => readingRoles.find(([kind]) => kind.test(resource))?.[1] ?? anyResource;

/** Roles of the directory that are not called privileged, and read logs by their purpose. */
const trustedReaders: ReadonlySet<string> = new Set(['5d6b6bb7-de71-4623-b4af-96380a352509', 'f2ef992c-3afb-46b9-b7cf-a126ee74c451']);

const reach = azureReach('reach of the destinations of logs', logDestinations, rolesOn);

const outsiders = derive('outsiders who reach the destinations of logs', { reach, privileged: privilegedRows, rows: roleRows }, ({ reach: { users }, privileged, rows }) => {
  const trusted = [...privileged, ...rows.filter(({ roleId }) => trustedReaders.has(roleId.toLowerCase()))];
  const insiders = new Set(trusted.map(({ principal }) => principal.id.toLowerCase()));
  return users.filter(({ principalId }) => !insiders.has(principalId));
});

const names = principalNames('names of outsiders who reach the destinations of logs', derive('ids of outsiders who reach the destinations of logs', { outsiders }, ({ outsiders: found }) => ({
  users: found.map(({ principalId }) => principalId), groups: found.flatMap(({ through }) => through ?? []), apps: [],
})));

export default defineCheck({
  id: 'azure-resources-of-the-directory-are-restricted',
  reference: 21912,
  title: 'Azure resources that the directory writes to are open to privileged roles only',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/DiagnosticSettingsMenuBlade'],
  needs: { destinations: logDestinations, reach, outsiders, names },
  decide({ destinations, reach: { unresolved, unseen }, outsiders: found, names: called }) {
    if (destinations.length === 0) return passed('The directory writes its logs to no Azure resource.');
    const resources = counted(destinations.length, { one: 'Azure resource', other: 'Azure resources' });
    if (found.length > 0) {
      const people = counted(new Set(found.map(({ principalId }) => principalId)).size, { one: 'user without a privileged role reaches', other: 'users without a privileged role reach' });
      return failed(`${people} the logs that the directory writes to Azure.`, azureReachTable(found, called));
    }
    if (unresolved.length > 0) return investigate(`Principals that cannot be looked into reach the logs in ${resources}.`, azureReachTable(unresolved, called));
    if (unseen.length > 0) return investigate(`Nobody can be seen who reaches ${counted(unseen.length, { one: 'Azure resource', other: 'Azure resources' })} with logs of the directory.`, unseenTable(unseen));
    return passed(`Only holders of privileged roles reach the logs in ${resources}.`);
  },
});
