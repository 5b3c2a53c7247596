import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { membersOfGroup, ownersOfGroup } from '../../../src/access/directory-queries.ts';
import type { GraphQuery, Need } from '../../../src/assessment/need.ts';
import { signIns } from '../../../src/assessment/permissions.ts';
import { planAssessment } from '../../../src/assessment/plan.ts';
import { loadChecks } from '../../../src/checks/load-checks.ts';
import { overviewAsker } from '../../../src/overview/overview-needs.ts';
import { askTogether } from '../../../src/sources/graph/together.ts';
import { readCsdl } from './graph-contract-csdl.ts';
import { followPath, mistakesOf, mistakesOfExpand, mistakesOfFilter, mistakesOfSchema } from './graph-contract-query.ts';
import type { GraphModel } from './graph-contract-model.ts';
import { readPermissions } from './graph-contract-permissions.ts';
import { readTypes } from './graph-contract-types.ts';

/** Graph's own metadata and table of permissions, where they lie beside the repository. */
const reference = new URL('../../../../shared/reference/graph/', import.meta.url);
const read = (name: string) => (existsSync(new URL(name, reference)) ? readFileSync(new URL(name, reference), 'utf8') : null);
const csdl = read('v1.0.csdl');
const permissions = read('permissions.json');
const betaTypes = readFileSync(new URL('../../../node_modules/@microsoft/microsoft-graph-types-beta/microsoft-graph.d.ts', import.meta.url), 'utf8');
/** The published types do not say where paths begin. */
const betaRoots = new Map(Object.entries({
  auditLogs: 'AuditLogRoot', deviceManagement: 'DeviceManagement', directory: 'Directory', identityGovernance: 'IdentityGovernance', policies: 'PolicyRoot', reports: 'ReportRoot', roleManagement: 'RoleManagement',
}).map(([segment, name]) => [segment, { name, many: false }] as const));

interface Question {
  readonly kind: Need['kind'];
  readonly query: GraphQuery;
  readonly need?: Need;
}

/** Every question that checks, overview and access rules can ask, whichever way choices go, and how the engine asks for several objects at once. */
const questions: readonly Question[] = [
  ...[...planAssessment([...(await loadChecks()), overviewAsker]).needs.values()].flatMap(({ need }): Question[] => {
    if (!('query' in need) || need.query.service !== undefined) return [];
    const together = need.kind === 'fan-out' ? askTogether(need.query, ['one', 'two']) : null;
    return [{ kind: need.kind, query: need.query, need }, ...(together ? [{ kind: 'list' as const, query: together.query }] : [])];
  }),
  ...[ownersOfGroup('{id}'), membersOfGroup('{id}')].map((query) => ({ kind: 'list' as const, query })),
];

const ofOthers = 'one schema reads several types; where the property is missing, the reader does without';
/** What Graph does not have as far as its metadata and types say, and why it is asked for all the same. */
const knownMistakes: Readonly<Record<GraphQuery['version'], Readonly<Record<string, string>>>> = {
  'v1.0': {
    'appOwnerOrganizationId: microsoft.graph.application has no appOwnerOrganizationId': ofOthers,
    'assignmentType: microsoft.graph.unifiedRoleAssignment has no assignmentType': ofOthers,
    'assignmentType: microsoft.graph.unifiedRoleEligibilityScheduleInstance has no assignmentType': ofOthers,
    'authenticationMethodConfigurations/excludeTargets/allowedPasskeyProfiles: microsoft.graph.excludeTarget has no allowedPasskeyProfiles': ofOthers,
    'authenticationMethodConfigurations/excludeTargets/authenticationMode: microsoft.graph.excludeTarget has no authenticationMode': ofOthers,
    'endDateTime: microsoft.graph.unifiedRoleAssignment has no endDateTime': ofOthers,
    'passwordCredentials/usage: microsoft.graph.passwordCredential has no usage': ofOthers,
    'userPrincipalName: microsoft.graph.group has no userPrincipalName': ofOthers,
    'userPrincipalName: microsoft.graph.servicePrincipal has no userPrincipalName': ofOthers,
  },
  beta: {
    'identityGovernance/privilegedAccess/group/resources: PrivilegedAccessGroup has no resources': 'newer than the types: https://learn.microsoft.com/graph/api/resources/privilegedaccessgroup?view=graph-rest-beta',
    'legacy/policies: Graph has no legacy': 'undocumented; the only place of the policy that says which domains guests may come from',
    'reportSuspiciousActivitySettings/excludeTarget/id: ReportSuspiciousActivitySettings has no excludeTarget': ofOthers,
    'reportSuspiciousActivitySettings/excludeTarget: ReportSuspiciousActivitySettings has no excludeTarget': ofOthers,
  },
};

const tableIsSilent = 'the table marks no least permission; the documentation names this one';
const writes = 'what the table marks may also write; this is the least that only reads';
const beyondBasics = 'reads or filters by more than the basic properties';
const selfOnly = 'what the table marks reads only the signed-in person, or objects without their properties';
/** Permissions that the table does not mark as the least for a path, and why they are declared all the same. */
const notMarked: readonly { readonly path: string; readonly permission: string; readonly because: string }[] = [
  { path: 'directory/administrativeUnits', permission: 'AdministrativeUnit.Read.All', because: tableIsSilent },
  { path: "directoryRoles(roleTemplateId='{id}')/members", permission: 'RoleManagement.Read.Directory', because: 'less than Directory.Read.All, which the table marks; it lists this one as sufficient' },
  { path: "directoryRoles(roleTemplateId='{id}')/members", permission: 'User.Read.All', because: selfOnly },
  { path: 'groups', permission: 'GroupMember.Read.All', because: beyondBasics },
  { path: 'groups/{id}', permission: 'Group.ReadBasic.All', because: writes },
  { path: 'groups/{id}', permission: 'GroupMember.Read.All', because: beyondBasics },
  { path: 'groups/{id}/members/microsoft.graph.group', permission: 'GroupMember.Read.All', because: beyondBasics },
  { path: 'groups/{id}/transitiveMembers', permission: 'GroupMember.Read.All', because: 'owners take it too, and who may operate the app is asked by one permission' },
  { path: 'identityGovernance/entitlementManagement/catalogs/{id}/resources', permission: 'EntitlementManagement.Read.All', because: tableIsSilent },
  { path: 'legacy/policies', permission: 'Policy.Read.All', because: 'undocumented; every policy of the directory takes it' },
  { path: 'organization', permission: 'Organization.Read.All', because: 'what the table marks is for the settings of Intune; the documentation names this one' },
  { path: 'organization', permission: 'User.Read', because: 'the documentation names it for basic properties, and every person signs in with it' },
  { path: 'policies/crossTenantAccessPolicy/default', permission: 'Policy.Read.All', because: tableIsSilent },
  { path: 'policies/crossTenantAccessPolicy/partners', permission: 'Policy.Read.All', because: tableIsSilent },
  { path: 'reports/servicePrincipalSignInActivities', permission: 'AuditLog.Read.All', because: tableIsSilent },
  { path: 'servicePrincipals/{id}/synchronization/jobs', permission: 'Synchronization.Read.All', because: writes },
  { path: 'servicePrincipals/{id}/synchronization/templates', permission: 'Synchronization.Read.All', because: writes },
  { path: 'users', permission: 'AuditLog.Read.All', because: 'signInActivity takes it besides' },
  { path: 'users', permission: 'User.Read.All', because: beyondBasics },
  { path: 'users/{id}', permission: 'AuditLog.Read.All', because: 'signInActivity takes it besides' },
  { path: 'users/{id}', permission: 'User.Read.All', because: beyondBasics },
  { path: 'users/{id}/ownedObjects', permission: 'Application.Read.All', because: selfOnly },
  { path: 'users/{id}/ownedObjects', permission: 'User.Read.All', because: selfOnly },
  { path: 'users/{id}/transitiveMemberOf/microsoft.graph.group', permission: 'User.Read.All', because: selfOnly },
];

/** Each mistake once: where it comes from is seen by its path or property. */
function mistakesIn(model: GraphModel, version: GraphQuery['version']): string[] {
  return sorted(questions.filter(({ query }) => query.version === version).flatMap(({ kind, query, need }) => [
    ...mistakesOf(model, query, kind),
    ...(need && 'schema' in need ? mistakesOfSchema(model, query, need.schema) : []),
  ]));
}

const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

describe.skipIf(csdl === null)('what is asked of Graph v1.0, compared with its metadata', () => {
  const model = readCsdl(csdl ?? '');

  it('asks only for paths and properties that exist', () => {
    expect(mistakesIn(model, 'v1.0')).toEqual(Object.keys(knownMistakes['v1.0']));
  });

  it.each<[string, GraphQuery, Need['kind'], string]>([
    ['a path', { version: 'v1.0', path: 'directory/recommendations', permissions: [] }, 'list', 'directory/recommendations: microsoft.graph.directory has no recommendations'],
    ['a cast', { version: 'v1.0', path: 'groups/{id}/members/microsoft.graph.policyRoot', permissions: [] }, 'fan-out', 'groups/{id}/members/microsoft.graph.policyRoot: microsoft.graph.directoryObject has no microsoft.graph.policyRoot'],
    ['a key', { version: 'v1.0', path: "applications(displayName='x')", permissions: [] }, 'singleton', "applications(displayName='x'): applications cannot be addressed by displayName"],
    ['a collection', { version: 'v1.0', path: 'policies/authorizationPolicy', permissions: [] }, 'count', 'policies/authorizationPolicy is one object, and is read as a collection'],
    ['a selected property', { version: 'v1.0', path: 'users', select: ['id', 'isPrivileged'], permissions: [] }, 'scan', 'microsoft.graph.user has no isPrivileged to select'],
  ])('notices a mistake in %s', (_, query, kind, mistake) => {
    expect(mistakesOf(model, query, kind)).toEqual([mistake]);
  });

  it.each([
    ["userType eq 'Guest' and signInActivity/lastSeen le 2026-01-01T00:00:00Z", 'signInActivity/lastSeen: microsoft.graph.signInActivity has no lastSeen'],
    ["assignedLicenses/any(each:each/sku eq 'x')", 'each/sku: microsoft.graph.assignedLicense has no sku'],
    ["userType/any(t:t eq 'x')", 'userType/any: userType is no collection'],
    ["proxyAddresses eq 'x'", 'proxyAddresses is a collection, and is compared with one value'],
    ["not(startswith(userName,'a'))", 'userName: microsoft.graph.user has no userName'],
  ])('notices the mistake in the filter %s', (filter, mistake) => {
    expect(mistakesOfFilter(model, 'microsoft.graph.user', filter)).toEqual([mistake]);
  });

  it('notices a value that an enumeration does not have', () => {
    expect(mistakesOfFilter(model, 'microsoft.graph.riskyUser', "riskState eq 'atRisk' and riskLevel eq 'grave'")).toEqual(["microsoft.graph.riskLevel has no value 'grave'"]);
  });

  it('notices mistakes in an expand and in its options', () => {
    expect(mistakesOfExpand(model, 'microsoft.graph.unifiedRoleManagementPolicyAssignment', 'policy($expand=rules,owners;$select=id,name),role')).toEqual([
      'microsoft.graph.unifiedRoleManagementPolicy has no owners to expand',
      'microsoft.graph.unifiedRoleManagementPolicy has no name to select',
      'microsoft.graph.unifiedRoleManagementPolicyAssignment has no role to expand',
    ]);
  });
});

describe('what is asked of Graph beta, compared with its published types', () => {
  const model = readTypes(betaTypes, betaRoots);

  it('asks only for paths and properties that exist', () => {
    expect(mistakesIn(model, 'beta')).toEqual(Object.keys(knownMistakes.beta));
  });

  it('follows paths into other namespaces and out of them', () => {
    expect(followPath(model, 'auditLogs/signIns/{id}/agent')).toEqual({ name: 'Agentic.AgentSignIn', many: false });
    expect(model.types.get('CallRecords.CallRecord')?.base).toBe('Entity');
  });
});

describe.skipIf(permissions === null)('the permissions that are declared, compared with the table of Graph', () => {
  const leastFor = readPermissions(permissions ?? '{"permissions":{}}');
  const declared = questions.flatMap(({ query }) => signIns.flatMap((signIn) => query.permissions.flatMap((each) => {
    const permission = each[signIn];
    return permission === null ? [] : [{ path: query.path, permission, isMarked: leastFor(query.path, signIn).has(permission) }];
  })));
  const unmarked = declared.filter(({ isMarked }) => !isMarked);
  const nameOf = ({ path, permission }: { path: string; permission: string }) => `${permission} for ${path}`;

  it('are the least for their path, or an exception with a reason', () => {
    expect(sorted(unmarked.map(nameOf))).toEqual(sorted(notMarked.map(nameOf)));
  });

  it('are declared with every question', () => {
    expect(questions.filter(({ query }) => query.permissions.length === 0).map(({ query }) => query.path)).toEqual([]);
  });

  it('knows the least of a path, whatever its case and keys', () => {
    expect([...leastFor('identityGovernance/privilegedAccess/group/eligibilityScheduleInstances', 'application')]).toEqual(['PrivilegedEligibilitySchedule.Read.AzureADGroup']);
    expect([...leastFor("applications(appId='{id}')", 'application')]).toContain('Application.Read.All');
    expect([...leastFor('users', 'application')]).not.toContain('Directory.Read.All');
  });
});
