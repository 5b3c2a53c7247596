/** What Graph answers about a tenant without Entra ID P2 that has one privileged role and one that is not. */
export function privilegedTenant(assignments: readonly unknown[], { members = {}, ...others }: { readonly members?: object; readonly [path: string]: unknown } = {}) {
  return {
    subscribedSkus: [],
    'roleManagement/directory/roleDefinitions': [{ id: 'privileged', displayName: 'Cloud Keeper', isPrivileged: true }, { id: 'plain', displayName: 'Reader', isPrivileged: null }],
    'roleManagement/directory/roleAssignments': assignments,
    'groups/{id}/members': members,
    ...others,
  };
}

/** A role that is held all the time, by a principal of a kind: `user`, `group`, `servicePrincipal`. */
export function roleAssignment(kind: string, id: string, { role = 'privileged', ...principal }: { readonly role?: string; readonly [property: string]: unknown } = {}) {
  return {
    principalId: id, roleDefinitionId: role, directoryScopeId: '/administrativeUnits/1',
    principal: { '@odata.type': `#microsoft.graph.${kind}`, id, displayName: `Name ${id}`, ...principal },
  };
}

/** What Graph answers about a tenant with Entra ID P2. */
export function scheduledTenant(active: readonly unknown[], eligible: readonly unknown[], others: Readonly<Record<string, unknown>> = {}) {
  return {
    ...privilegedTenant([]),
    subscribedSkus: [{ capabilityStatus: 'Enabled', servicePlans: [{ servicePlanId: 'eec0eb4f-6444-4f95-aba0-50c24d67f998' }] }],
    'roleManagement/directory/roleAssignmentScheduleInstances': active,
    'roleManagement/directory/roleEligibilityScheduleInstances': eligible,
    ...others,
  };
}
