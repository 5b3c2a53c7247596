import { guidOf } from './seeded.ts';
import { entitySet, type Entity, type EntitySet, type RefusedRead, type Relation } from './tenant.ts';

/** What the apps of the sample are allowed to do on Microsoft Graph; the ids of roles are the sample's own. */
const offered = ['Mail.Read', 'User.Read.All', 'Group.ReadWrite.All', 'AuditLog.Read.All', 'Calendars.Read'] as const;
const granted: Readonly<Record<string, { readonly application?: readonly (typeof offered)[number][]; readonly delegated?: string; readonly owners?: number; readonly signsIn?: boolean }>> = {
  'Payroll Connector': { application: ['User.Read.All'], owners: 2, signsIn: true },
  'Invoice Archive': { application: ['Mail.Read'], owners: 1, signsIn: true },
  'Backup Orchestrator': { application: ['Group.ReadWrite.All', 'AuditLog.Read.All'], owners: 2, signsIn: true },
  'Campaign Studio': { application: ['Mail.Read'], delegated: 'User.Read Contacts.Read' },
  'Visitor Desk': { delegated: 'openid profile User.Read', owners: 2, signsIn: true },
  'Meeting Room Panels': { application: ['Calendars.Read'], signsIn: true },
  'Expense Mirror': { delegated: 'openid email', owners: 1, signsIn: true },
};

/** Apps that people reach by single sign-on: one is open to everybody, one is provisioned. */
const signOn: Readonly<Record<string, { readonly mode: string; readonly assigned: boolean; readonly provisioned: boolean }>> = {
  'Supplier Portal': { mode: 'saml', assigned: true, provisioned: true },
  'Expense Mirror': { mode: 'oidc', assigned: true, provisioned: false },
  'Campaign Studio': { mode: 'saml', assigned: false, provisioned: false },
};

const replyUrls: Readonly<Record<string, readonly string[]>> = {
  'Supplier Portal': ['https://suppliers.contoso.com/saml/acs'],
  'Visitor Desk': ['https://visitors.contoso.com/signin', 'http://localhost:5173'],
  'Badge Printer': ['http://badges.contoso.com/callback'],
  'Campaign Studio': ['https://contoso-campaigns.azurewebsites.net/signin-oidc'],
};

const partnerTenantId = guidOf('tenant Fabrikam');
const certificate = (name: string) =>
  ({ keyId: guidOf(`certificate ${name}`), displayName: name, type: 'AsymmetricX509Cert', usage: 'Verify', startDateTime: '2025-02-10T08:00:00Z', endDateTime: '2027-02-10T08:00:00Z' });

/** Contoso's registrations with their certificates, and the one that is offered to partners. */
export function detailedApplications(applications: readonly Entity[]): Entity[] {
  return applications.map((application) => {
    const name = nameOf(application);
    const isOffered = name === 'Supplier Portal';
    return {
      ...application,
      signInAudience: isOffered ? 'AzureADMultipleOrgs' : 'AzureADMyOrg',
      servicePrincipalLockConfiguration: isOffered ? { isEnabled: true, allProperties: true } : null,
      keyCredentials: name === 'Payroll Connector' || name === 'Backup Orchestrator' ? [certificate(name)] : [],
    };
  });
}

/** The service principals with sign-on, addresses and roles, and two apps of a partner. */
export function detailedServicePrincipals(servicePrincipals: readonly Entity[]): Entity[] {
  const partners = ['Fabrikam Scheduling', 'Fabrikam Surveys'].map((displayName) => ({
    ...servicePrincipals[0],
    id: guidOf(`service principal ${displayName}`),
    appId: guidOf(`app ${displayName}`),
    displayName,
    appOwnerOrganizationId: partnerTenantId,
    signInAudience: 'AzureADMultipleOrgs',
    replyUrls: [`https://app.fabrikam.com/${displayName === 'Fabrikam Surveys' ? 'surveys' : 'scheduling'}/auth`],
  }));
  return [...servicePrincipals, ...partners].map((servicePrincipal) => {
    const name = nameOf(servicePrincipal);
    const single = signOn[name];
    return {
      ...servicePrincipal,
      signInAudience: servicePrincipal['signInAudience'] ?? 'AzureADMyOrg',
      preferredSingleSignOnMode: single?.mode ?? null,
      ...(single ? { appRoleAssignmentRequired: single.assigned } : {}),
      replyUrls: servicePrincipal['replyUrls'] ?? replyUrls[name] ?? [],
      appRoles: name === 'Microsoft Graph' ? offered.map((value) => ({ id: roleIdOf(value), value, displayName: value, allowedMemberTypes: ['Application'], isEnabled: true })) : [],
      passwordCredentials: [],
      // Single sign-on with SAML signs with a certificate of its own.
      keyCredentials: single?.mode === 'saml' ? [{ ...certificate(`${name} sign-on`), usage: 'Sign' }] : [],
    };
  });
}

const surveyOwner = (people: readonly Entity[]) => people.find(({ userType }) => userType === 'Guest');

/** People with what they own: one guest is still owner of the app of a finished project. */
export function withOwnedApps(people: readonly Entity[]): Entity[] {
  const owner = surveyOwner(people);
  return people.map((person) => ({ ...person, ownedObjects: person.id === owner?.id ? [guidOf('application Lab Notebook')] : [] }));
}

/** Collections about apps: grants, sign-ins, provisioning, consent policies. */
export function sampleAppSets(servicePrincipals: readonly Entity[]): Record<string, EntitySet> {
  return {
    oauth2PermissionGrants: entitySet(servicePrincipals.flatMap((client) => {
      const scope = granted[nameOf(client)]?.delegated;
      return scope === undefined ? [] : [{ id: guidOf(`grant ${client.id}`), clientId: client.id, consentType: 'AllPrincipals', principalId: null, resourceId: guidOf('service principal Microsoft Graph'), scope }];
    })),
    'reports/servicePrincipalSignInActivities': entitySet(servicePrincipals.flatMap((app) => (granted[nameOf(app)]?.signsIn
      ? [{ id: guidOf(`activity ${app.id}`), appId: app['appId'], lastSignInActivity: { lastSignInDateTime: '2026-03-30T21:14:05Z', lastSignInRequestId: guidOf(`request ${app.id}`) } }]
      : []))),
    ...Object.fromEntries(servicePrincipals.flatMap((app) => {
      const single = signOn[nameOf(app)];
      if (!single) return [];
      const job = { id: `saml.${guidOf(`tenant Contoso`)}.${guidOf(`job ${app.id}`)}`, templateId: 'customappsso', schedule: { state: 'Active', interval: 'PT40M' } };
      return [
        [`servicePrincipals/${app.id}/synchronization/jobs`, entitySet(single.provisioned ? [job] : [])],
        [`servicePrincipals/${app.id}/synchronization/templates`, entitySet(single.provisioned ? [{ id: 'customappsso', factoryTag: 'customappsso' }] : [])],
      ];
    })),
    'policies/permissionGrantPolicies': entitySet([
      { id: 'microsoft-user-default-legacy', displayName: 'Default User Legacy Policy', resourceScopeType: 'tenant' },
      { id: 'microsoft-dynamically-managed-permissions-for-team', displayName: 'Microsoft dynamically managed permissions for team', resourceScopeType: 'team' },
      { id: 'microsoft-pre-approval-apps-for-team', displayName: 'Pre-approval apps for team', resourceScopeType: 'team' },
    ]),
    'policies/appManagementPolicies': entitySet([]),
    'directory/certificateAuthorities/certificateBasedApplicationConfigurations': entitySet([]),
    'identityProtection/riskyServicePrincipals': entitySet([]),
    'identityProtection/servicePrincipalRiskDetections': entitySet([]),
  };
}

/** What the collections lead to: owners, roles on Microsoft Graph, what guests own. */
export function sampleAppRelations(people: readonly Entity[], applications: readonly Entity[], servicePrincipals: readonly Entity[]): Relation[] {
  const staff = people.filter(({ department }) => department === 'IT').map((person) => ({ '@odata.type': '#microsoft.graph.user', ...person }));
  const notebook = applications.filter((application) => nameOf(application) === 'Lab Notebook').map((application) => ({ '@odata.type': '#microsoft.graph.application', ...application }));
  const guest = surveyOwner(people)?.id;
  const assignments = servicePrincipals.flatMap((app) => (granted[nameOf(app)]?.application ?? []).map((value) => ({
    id: guidOf(`assignment ${app.id} ${value}`), principalId: app.id, principalType: 'ServicePrincipal', principalDisplayName: nameOf(app), appRoleId: roleIdOf(value),
  })));
  return [
    { from: 'servicePrincipals', name: 'owners', to: (app) => entitySet(staff.slice(0, granted[nameOf(app)]?.owners ?? 0)) },
    { from: 'servicePrincipals', name: 'appRoleAssignedTo', to: (app) => entitySet(nameOf(app) === 'Microsoft Graph' ? assignments : []) },
    { from: 'users', name: 'ownedObjects', to: ({ id }) => entitySet(id === guest ? notebook : []) },
  ];
}

const noWorkloadId = 'Your tenant is not licensed for this feature.';
export const appRefusals: readonly RefusedRead[] = [
  { path: 'identityProtection/riskyServicePrincipals', code: 'Forbidden', message: noWorkloadId },
  { path: 'identityProtection/servicePrincipalRiskDetections', code: 'Forbidden', message: noWorkloadId },
];

const nameOf = ({ displayName }: Readonly<Record<string, unknown>>): string => (typeof displayName === 'string' ? displayName : '');
const roleIdOf = (permission: string): string => guidOf(`app role ${permission}`);
