import type { Answers } from './decide.ts';

export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
/** Roles of a small directory: three privileged ones and one that is not. */
export const definitions = [
  { id: globalAdministrator, templateId: globalAdministrator, displayName: 'Global Administrator', isPrivileged: true },
  { id: 'security', templateId: 'security', displayName: 'Security Administrator', isPrivileged: true },
  { id: 'custom', templateId: 'custom', displayName: 'Vault Keeper', isPrivileged: true },
  { id: 'reader', templateId: 'reader', displayName: 'Message Center Reader', isPrivileged: false },
];

export const p1 = [{ capabilityStatus: 'Enabled', servicePlans: [{ servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d' }] }];
export const p2 = [{ capabilityStatus: 'Enabled', servicePlans: [{ servicePlanId: 'eec0eb4f-6444-4f95-aba0-50c24d67f998' }] }];

interface Principal { '@odata.type': string; id: string }
export const user = (id: string) => ({ '@odata.type': '#microsoft.graph.user', id, displayName: `User ${id}`, userPrincipalName: `${id}@contoso.example` });
export const app = (id: string) => ({ '@odata.type': '#microsoft.graph.servicePrincipal', id, displayName: `App ${id}`, appId: `app-${id}` });
export const group = (id: string) => ({ '@odata.type': '#microsoft.graph.group', id, displayName: `Group ${id}` });
export const users = (count: number, prefix = 'u') => Array.from({ length: count }, (_, index) => user(`${prefix}${index}`));

/** A role of a principal, at the whole directory and for good unless told otherwise. */
export const has = (principal: Principal, roleDefinitionId = globalAdministrator, more: Record<string, unknown> = {}) =>
  ({ principalId: principal.id, principal, roleDefinitionId, directoryScopeId: '/', endDateTime: null, assignmentType: 'Assigned', ...more });

interface RoleTenant {
  active?: unknown[];
  eligible?: unknown[];
  members?: Record<string, unknown[]>;
}

/** A tenant with Privileged Identity Management. */
export const withP2 = ({ active = [], eligible = [], members = {} }: RoleTenant, more: Answers = {}): Answers => ({
  subscribedSkus: p2,
  'roleManagement/directory/roleDefinitions': definitions,
  'roleManagement/directory/roleAssignmentScheduleInstances': active,
  'roleManagement/directory/roleEligibilityScheduleInstances': eligible,
  'groups/{id}/members': members,
  ...more,
});

/** A tenant without it: every assignment is a standing one. */
export const withoutP2 = ({ active = [], members = {} }: Omit<RoleTenant, 'eligible'>, more: Answers = {}): Answers => ({
  subscribedSkus: p1,
  'roleManagement/directory/roleDefinitions': definitions,
  'roleManagement/directory/roleAssignments': active,
  'groups/{id}/members': members,
  ...more,
});
