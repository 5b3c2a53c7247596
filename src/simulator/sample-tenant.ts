import { accessRefusals, sampleAccessPolicies, sampleAccessSets, sampleAccessSettings, sampleUnitMemberships } from './sample-access.ts';
import { appRefusals, detailedApplications, detailedServicePrincipals, sampleAppRelations, sampleAppSets, withOwnedApps } from './sample-app-estate.ts';
import { authenticationMethods } from './authentication-methods.ts';
import { sampleApplications, sampleServicePrincipals } from './sample-apps.ts';
import { sampleAzure } from './sample-azure.ts';
import { sampleMemberships } from './sample-memberships.ts';
import { sampleDomain, sampleGroups, samplePeople } from './sample-people.ts';
import { sampleConditionalAccessPolicies, sampleNamedLocations, samplePolicies, sampleSubscribedSkus } from './sample-policies.ts';
import { privilegedAccessRefusals, samplePrivilegedAccess, samplePrivilegedObjects } from './sample-privileged-access.ts';
import { sampleRoleAssignments, sampleRoleDefinitions } from './sample-roles.ts';
import { sampleSettings, sampleSettingSets, sampleSponsors, settingsRefusals } from './sample-settings.ts';
import { choiceOf, guidOf, numberOf } from './seeded.ts';
import { entitySet, type Entity, type RefusedRead, type SimulatedTenant } from './tenant.ts';

export const sampleTenantId = guidOf('tenant Contoso');
export const sampleTenantName = 'Contoso';

/** Slower than Graph mostly is, so that a run takes two to four seconds: long enough to see it go, short enough to wait for. */
const latencyMs = 500;

/**
 * An invented organisation of 612 accounts: Entra ID P1 without P2, half of its settings good, an app that may not read the
 * sign-in activity. The same on every machine and every day.
 */
export function sampleTenant(): SimulatedTenant {
  const people = samplePeople();
  const groups = sampleGroups(people);
  const applications = detailedApplications(sampleApplications());
  const servicePrincipals = detailedServicePrincipals(sampleServicePrincipals(sampleTenantId));
  const principals = new Map([
    ...people.map((person) => typed(person, 'user')),
    ...groups.map(({ group }) => typed(group, 'group')),
    ...servicePrincipals.map((servicePrincipal) => typed(servicePrincipal, 'servicePrincipal')),
  ]);
  const membersOf = new Map(groups.map(({ group, members }) => [group.id, entitySet(members.flatMap(({ id }) => principals.get(id) ?? []))]));
  const principalOf = ({ principalId }: Entity) => (typeof principalId === 'string' ? (principals.get(principalId) ?? null) : null);

  return {
    id: sampleTenantId,
    name: sampleTenantName,
    latencyMs,
    objects: new Map<string, Readonly<Record<string, unknown>>>([['deviceManagement/managedDeviceOverview', managedDeviceOverview], ...samplePolicies(), ...sampleSettings(), ...sampleAccessSettings(), ...samplePrivilegedObjects]),
    sets: new Map(Object.entries({
      organization: entitySet([organization]),
      subscribedSkus: entitySet(sampleSubscribedSkus()),
      users: entitySet(withOwnedApps(people)),
      groups: entitySet(groups.map(({ group }) => group)),
      devices: entitySet(sampleDevices(people)),
      applications: entitySet(applications),
      servicePrincipals: entitySet(servicePrincipals),
      'roleManagement/directory/roleDefinitions': entitySet(sampleRoleDefinitions()),
      'roleManagement/directory/roleAssignments': entitySet(sampleRoleAssignments()),
      'roleManagement/directory/roleAssignmentScheduleInstances': entitySet([]),
      'roleManagement/directory/roleEligibilityScheduleInstances': entitySet([]),
      'identity/conditionalAccess/policies': entitySet([...sampleConditionalAccessPolicies(), ...sampleAccessPolicies()]),
      'identity/conditionalAccess/namedLocations': entitySet(sampleNamedLocations()),
      'identityProtection/riskyUsers': entitySet([]),
      ...samplePrivilegedAccess(people, groups),
      ...sampleSettingSets(),
      ...sampleAppSets(servicePrincipals),
      ...sampleAccessSets(),
    })),
    relations: [
      sampleSponsors(people, groups),
      ...sampleAppRelations(people, applications, servicePrincipals),
      sampleUnitMemberships(groups),
      ...sampleMemberships(groups, membersOf),
      authenticationMethods,
      { from: 'roleManagement/directory/roleAssignments', name: 'principal', to: principalOf },
    ],
    refusals,
    azure: sampleAzure(),
  };
}

const managedDeviceOverview = {
  enrolledDeviceCount: 641,
  mdmEnrolledCount: 641,
  dualEnrolledDeviceCount: 0,
  deviceOperatingSystemSummary: { windowsCount: 402, macOSCount: 61, iosCount: 118, androidCount: 60, linuxCount: 0, windowsMobileCount: 0, unknownCount: 0 },
};

/** A computer each for the staff, and a few more that nobody uses. */
function sampleDevices(people: readonly Entity[]): Entity[] {
  return people.filter(({ userType }) => userType === 'Member').map(({ id }, index) => ({
    id: guidOf(`device of ${id}`), deviceId: guidOf(`device id of ${id}`), displayName: `CONTOSO-${String(index + 1).padStart(4, '0')}`,
    operatingSystem: choiceOf(`system of ${id}`, ['Windows', 'Windows', 'Windows', 'MacOS']), accountEnabled: true, isManaged: true, isCompliant: numberOf(`compliant ${id}`, 10) > 0,
  }));
}

const organization: Entity = {
  id: sampleTenantId,
  displayName: sampleTenantName,
  tenantType: 'AAD',
  onPremisesSyncEnabled: true,
  onPremisesLastSyncDateTime: '2026-03-31T05:41:18Z',
  createdDateTime: '2021-01-04T08:00:00Z',
  verifiedDomains: [{ name: sampleDomain, isDefault: true, isInitial: false }, { name: 'contoso.onmicrosoft.com', isDefault: false, isInitial: true }],
};

const needsP2 = 'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.';
const refusals: readonly RefusedRead[] = [
  ...privilegedAccessRefusals,
  ...settingsRefusals,
  ...appRefusals,
  ...accessRefusals,
  {
    path: 'users',
    property: 'signInActivity',
    code: 'Authentication_MSGraphPermissionMissing',
    message: 'Calling principal does not have required MSGraph permissions AuditLog.Read.All',
  },
  { path: 'identityProtection/riskyUsers', code: 'Forbidden', message: 'Your tenant is not licensed for this feature.' },
  { path: 'roleManagement/directory/roleAssignmentScheduleInstances', code: 'AadPremiumLicenseRequired', message: needsP2 },
  { path: 'roleManagement/directory/roleEligibilityScheduleInstances', code: 'AadPremiumLicenseRequired', message: needsP2 },
];

/** Where a relation leads to objects of several kinds, each says which it is. */
const typed = (entity: Entity, type: string): readonly [string, Entity] => [entity.id, { '@odata.type': `#microsoft.graph.${type}`, ...entity }];
