import { personIdOf, type SampleGroup } from './sample-people.ts';
import { choiceOf, guidOf, numberOf } from './seeded.ts';
import { entitySet, type Entity, type EntitySet, type RefusedRead, type Relation } from './tenant.ts';

type Settings = Readonly<Record<string, unknown>>;

const everybody = { id: 'all_users', targetType: 'group', isRegistrationRequired: false };
const nobody = { id: '00000000-0000-0000-0000-000000000000', targetType: 'group' };

/** Tenant-wide settings of sign-in methods and devices by path. Passkeys are a pilot in IT; Authenticator still only confirms passwords. */
export function sampleSettings(): ReadonlyMap<string, Settings> {
  return new Map([
    ['policies/authenticationMethodsPolicy', authenticationMethodsPolicy()],
    ['policies/deviceRegistrationPolicy', deviceRegistrationPolicy],
  ]);
}

const deviceRegistrationPolicy: Settings = {
  id: 'deviceRegistrationPolicy',
  displayName: 'Device Registration Policy',
  userDeviceQuota: 15,
  multiFactorAuthConfiguration: 'notRequired',
  azureADRegistration: { isAdminConfigurable: false, allowedToRegister: { '@odata.type': '#microsoft.graph.allDeviceRegistrationMembership' } },
  azureADJoin: { isAdminConfigurable: true, allowedToJoin: { '@odata.type': '#microsoft.graph.allDeviceRegistrationMembership' } },
  localAdminPassword: { isEnabled: true },
};

const authenticationMethodsPolicy = (): Settings => ({
  id: 'authenticationMethodsPolicy',
  displayName: 'Authentication Methods Policy',
  policyMigrationState: 'migrationComplete',
  reportSuspiciousActivitySettings: { state: 'default', includeTarget: { ...everybody }, voiceReportingCode: 0 },
  authenticationMethodConfigurations: [
    method('fido2', 'Fido2', 'enabled', {
      includeTargets: [{ ...everybody, id: guidOf('group All IT') }], excludeTargets: [], isAttestationEnforced: true, isSelfServiceRegistrationAllowed: true,
      keyRestrictions: { isEnforced: false, enforcementType: 'block', aaGuids: [] },
    }),
    method('microsoftAuthenticator', 'MicrosoftAuthenticator', 'enabled', {
      includeTargets: [{ ...everybody, authenticationMode: 'push' }],
      featureSettings: {
        displayAppInformationRequiredState: { state: 'enabled', includeTarget: everybody, excludeTarget: nobody },
        displayLocationInformationRequiredState: { state: 'enabled', includeTarget: { ...everybody, id: guidOf('group All IT') }, excludeTarget: nobody },
      },
    }),
    method('sms', 'Sms', 'enabled', { includeTargets: [{ ...everybody, isUsableForSignIn: false }] }),
    method('temporaryAccessPass', 'TemporaryAccessPass', 'enabled', { includeTargets: [everybody], isUsableOnce: true, defaultLifetimeInMinutes: 60, defaultLength: 8 }),
    method('softwareOath', 'SoftwareOath', 'disabled', { includeTargets: [everybody] }),
    method('voice', 'Voice', 'disabled', { includeTargets: [everybody] }),
    method('email', 'Email', 'enabled', { includeTargets: [everybody] }),
    method('x509Certificate', 'X509Certificate', 'disabled', { includeTargets: [everybody] }),
  ],
});

const method = (type: string, id: string, state: string, settings: Settings) => ({ '@odata.type': `#microsoft.graph.${type}AuthenticationMethodConfiguration`, id, state, ...settings });

/** Collections of settings by path. Nobody works with access packages or access reviews: the tenant has no licence for them. */
export function sampleSettingSets(): Readonly<Record<string, EntitySet>> {
  return {
    groupSettings: entitySet([passwordRules]),
    'policies/authenticationStrengthPolicies': entitySet(builtInStrengths),
    'directory/recommendations': entitySet(recommendations),
    'policies/crossTenantAccessPolicy/partners': entitySet(partners),
    'identityGovernance/entitlementManagement/assignmentPolicies': entitySet([]),
    'identityGovernance/entitlementManagement/catalogs': entitySet([]),
    'identityGovernance/lifecycleWorkflows/customTaskExtensions': entitySet([]),
    'identityGovernance/entitlementManagement/accessPackages': entitySet([]),
    'identityGovernance/accessReviews/definitions': entitySet([]),
  };
}

export const settingsRefusals: readonly RefusedRead[] = ['identityGovernance/entitlementManagement', 'identityGovernance/accessReviews'].map((path) => (
  { path, code: 'Forbidden', message: 'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.' }));

/** The company's brands are banned as passwords, in the cloud; the agents in Active Directory are still on trial. */
const passwordRules: Entity = {
  id: guidOf('setting password rules'),
  displayName: 'Password Rule Settings',
  templateId: '5cf42378-d67d-4f36-ba46-e8b86229381d',
  values: Object.entries({
    BannedPasswordCheckOnPremisesMode: 'Audit',
    EnableBannedPasswordCheckOnPremises: 'True',
    EnableBannedPasswordCheck: 'True',
    LockoutDurationInSeconds: '60',
    LockoutThreshold: '15',
    BannedPasswordList: ['contoso', 'aurora', 'basalt', 'harbour'].join('\t'),
  }).map(([name, value]) => ({ name, value })),
};

const builtInStrengths: readonly Entity[] = [
  strength('00000000-0000-0000-0000-000000000002', 'Multifactor authentication', [
    'windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor', 'deviceBasedPush', 'temporaryAccessPassOneTime', 'password,microsoftAuthenticatorPush', 'password,sms',
  ]),
  strength('00000000-0000-0000-0000-000000000003', 'Passwordless MFA', ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor', 'deviceBasedPush']),
  strength('00000000-0000-0000-0000-000000000004', 'Phishing-resistant MFA', ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor']),
];

function strength(id: string, displayName: string, allowedCombinations: readonly string[]): Entity {
  return { id, displayName, policyType: 'builtIn', requirementsSatisfied: 'mfa', allowedCombinations };
}

const recommendations: readonly Entity[] = [
  recommendation('Remove credentials of apps that end soon', { priority: 'high', status: 'active', insights: '3 of your apps have credentials that end within 30 days.' }),
  recommendation('Give every app more than one owner', { priority: 'medium', status: 'postponed', insights: '9 of your apps have a single owner.' }),
  recommendation('Remove apps that nobody uses', { priority: 'medium', status: 'completedByUser', insights: 'No app has been unused for 90 days.' }),
  recommendation('Move sign-in from federation to the cloud', { priority: 'low', status: 'dismissed', insights: 'No domain is federated.' }),
];

function recommendation(displayName: string, state: { priority: string; status: string; insights: string }): Entity {
  return { id: guidOf(`recommendation ${displayName}`), displayName, ...state, impactType: 'apps', createdDateTime: '2025-11-03T06:00:00Z', lastModifiedDateTime: '2026-02-17T06:00:00Z' };
}

const partners: readonly Entity[] = [
  { id: guidOf('tenant Fabrikam'), tenantId: guidOf('tenant Fabrikam'), isServiceProvider: false },
  { id: guidOf('tenant Northwind Cloud Services'), tenantId: guidOf('tenant Northwind Cloud Services'), isServiceProvider: true },
];

/** Who answers for each guest: whoever invited them, where that was recorded. */
export function sampleSponsors(people: readonly Entity[], groups: readonly SampleGroup[]): Relation {
  const owners = groups.flatMap(({ members }) => members.filter(({ userType }) => userType === 'Member').slice(0, 1));
  const inviter = people.find(({ id }) => id === personIdOf('Rosa Castellano'));
  const [first, ...others] = inviter ? [inviter, ...owners] : owners;
  return {
    from: 'users',
    name: 'sponsors',
    to: ({ id, userType }) => entitySet(userType === 'Guest' && first && numberOf(`sponsored ${id}`, 4) > 0 ? [choiceOf(`sponsor ${id}`, [first, ...others])] : []),
  };
}
