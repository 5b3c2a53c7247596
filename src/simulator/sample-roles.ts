import { backupOrchestratorId } from './sample-apps.ts';
import { operatorsGroupId, personIdOf } from './sample-people.ts';
import { guidOf } from './seeded.ts';
import type { Entity } from './tenant.ts';

/** Template ids are the same in every tenant. @see https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const roles = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'Helpdesk Administrator': '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'Application Administrator': '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  'Message Center Reader': '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
} as const;
type RoleName = keyof typeof roles;

/** Roles that the vendor calls privileged. */
const privileged: ReadonlySet<string> = new Set([
  'Global Administrator', 'Global Reader', 'Security Administrator', 'User Administrator', 'Helpdesk Administrator', 'Application Administrator',
]);

export function sampleRoleDefinitions(): Entity[] {
  return Object.entries(roles).map(([displayName, id]) => ({ id, templateId: id, displayName, isBuiltIn: true, isEnabled: true, isPrivileged: privileged.has(displayName) }));
}

const globalAdministrators = [
  'Emergency Access 1', 'Emergency Access 2', 'Amara Okafor', 'Bastian Zeller', 'Elif Demir', 'Hiro Tanaka', 'Kavya Silva', 'Rosa Castellano', 'Yusuf Haddad',
] as const;

/** Eleven Global Administrators: nine people by themselves, an app, and one more person through a group. */
export function sampleRoleAssignments(): Entity[] {
  return [
    ...globalAdministrators.map((name) => assignment('Global Administrator', personIdOf(name))),
    assignment('Global Administrator', backupOrchestratorId),
    assignment('Global Administrator', operatorsGroupId),
    assignment('Security Administrator', personIdOf('Liam Brandt')),
    assignment('Global Reader', personIdOf('Tove Lindqvist')),
    assignment('User Administrator', personIdOf('Tove Lindqvist')),
    assignment('Application Administrator', personIdOf('Liam Brandt')),
    assignment('Message Center Reader', personIdOf('Tove Lindqvist')),
  ];
}

/** Ids of the people who have a role as members of a group. */
export const sampleRoleMembers: readonly string[] = ['Hiro Tanaka', 'Nadia Petrov'].map(personIdOf);

function assignment(role: RoleName, principalId: string): Entity {
  return { id: guidOf(`assignment ${role} ${principalId}`), principalId, roleDefinitionId: roles[role], directoryScopeId: '/' };
}
