/** An app of a small tenant, with what it may do and who owns it. */
export interface TenantApp {
  readonly id: string;
  readonly delegated?: string;
  readonly application?: readonly string[];
  readonly owners?: number;
  readonly type?: string | null;
  readonly appId?: string | null;
  readonly audience?: string;
}

/** What Graph answers about a tenant with these apps, and one API that offers the permissions they have. */
export function permissionedTenant(apps: readonly TenantApp[], signIns: readonly unknown[] = []) {
  const names = [...new Set(apps.flatMap(({ application }) => application ?? []))];
  return {
    servicePrincipals: [{ id: 'api', appRoles: names.map((value) => ({ id: `role ${value}`, value, allowedMemberTypes: ['Application'] })) }],
    oauth2PermissionGrants: apps.flatMap(({ id, delegated }) => (delegated === undefined ? [] : [{ clientId: id, scope: delegated }])),
    'servicePrincipals/{id}/appRoleAssignedTo': {
      api: apps.flatMap(({ id, application }) => (application ?? []).map((value) => ({ principalId: id, principalType: 'ServicePrincipal', appRoleId: `role ${value}` }))),
    },
    'servicePrincipals/{id}': Object.fromEntries(apps.map(({ id, owners = 0, type = 'Application', appId = `${id}-app`, audience }) => [id, [{
      id, appId, displayName: `App ${id}`, servicePrincipalType: type, signInAudience: audience, owners: Array.from({ length: owners }, (_, index) => ({ id: `owner ${String(index)}` })),
    }]])),
    'reports/servicePrincipalSignInActivities': signIns,
  };
}
