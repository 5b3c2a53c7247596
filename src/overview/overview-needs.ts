import { z } from 'zod';
import type { Asker } from '../assessment/check.ts';
import { licensesIn, subscribedSkus } from '../assessment/licenses.ts';
import { count, derive, first, singleton, type GraphQuery, type NeedOf } from '../assessment/need.ts';
import { methodFlow, privilegedMethodFlow } from '../facts/registered-methods.ts';
import { userCount } from '../facts/registration-report.ts';
import type { Overview, OverviewPart } from './overview.ts';

type Figures<Part extends OverviewPart> = Extract<Overview[Part], { figures: unknown }>['figures'];

const of = (path: string, permission: string, filter?: string) => count({ version: 'v1.0', path, ...(filter === undefined ? {} : { filter }), permissions: [{ application: permission, delegated: permission }] });

const objects = derive('overview: objects', {
  users: userCount,
  guests: of('users', 'User.Read.All', "userType eq 'Guest'"),
  disabledUsers: of('users', 'User.Read.All', 'accountEnabled eq false'),
  groups: of('groups', 'Group.ReadBasic.All'),
  applications: of('applications', 'Application.Read.All'),
  servicePrincipals: of('servicePrincipals', 'Application.Read.All'),
  devices: of('devices', 'Device.Read.All'),
}, (counts): Figures<'objects'> => counts);

const platformCount = z.int().min(0).nullish();

/** @see https://learn.microsoft.com/graph/api/intune-devices-manageddeviceoverview-get?view=graph-rest-beta */
const managedDeviceOverview = singleton({
  // v1.0 does not count Linux.
  version: 'beta',
  path: 'deviceManagement/managedDeviceOverview',
  permissions: [{ application: 'DeviceManagementManagedDevices.Read.All', delegated: 'DeviceManagementManagedDevices.Read.All' }],
}, z.object({
  enrolledDeviceCount: z.int().min(0).nullish(),
  deviceOperatingSystemSummary: z.object({ windowsCount: platformCount, macOSCount: platformCount, iosCount: platformCount, androidCount: platformCount, linuxCount: platformCount }).nullish(),
}));

const managedDevices = derive('overview: managed devices', { summary: managedDeviceOverview }, ({ summary: { enrolledDeviceCount, deviceOperatingSystemSummary: by } }): Figures<'managedDevices'> => ({
  enrolled: enrolledDeviceCount ?? 0,
  windows: by?.windowsCount ?? 0, macOS: by?.macOSCount ?? 0, ios: by?.iosCount ?? 0, android: by?.androidCount ?? 0, linux: by?.linuxCount ?? 0,
}));

const signInSchema = z.object({
  createdDateTime: z.string().nullish(),
  authenticationRequirement: z.string().nullish(),
  conditionalAccessStatus: z.string().nullish(),
});
type SignIn = z.infer<typeof signInSchema>;

/** The newest page of the log: it comes newest first. */
const newestSignIns = first({
  // v1.0 does not say whether a second factor was asked for.
  version: 'beta',
  path: 'auditLogs/signIns',
  filter: 'status/errorCode eq 0',
  select: ['createdDateTime', 'authenticationRequirement', 'conditionalAccessStatus'],
  top: 1_000,
  mostPages: 1,
  permissions: [{ application: 'AuditLog.Read.All', delegated: 'AuditLog.Read.All' }],
} satisfies GraphQuery, signInSchema);

const signIns = derive('overview: sign-ins', { newest: newestSignIns }, ({ newest: { items, complete } }): Figures<'signIns'> => {
  const times = items.flatMap(({ createdDateTime }) => createdDateTime ?? []).toSorted();
  const [withPolicy, withoutPolicy] = [items.filter(hasPolicy), items.filter((signIn) => !hasPolicy(signIn))];
  return { sampled: items.length, isMore: !complete, from: times[0] ?? null, to: times.at(-1) ?? null, withPolicy: strengthOf(withPolicy), withoutPolicy: strengthOf(withoutPolicy) };
});

const hasPolicy = ({ conditionalAccessStatus }: SignIn): boolean => conditionalAccessStatus?.toLowerCase() === 'success';

function strengthOf(all: readonly SignIn[]) {
  const multifactor = all.filter(({ authenticationRequirement }) => authenticationRequirement?.toLowerCase() === 'multifactorauthentication').length;
  return { multifactor, singleFactor: all.length - multifactor };
}

const licenses = derive('overview: licences', { skus: subscribedSkus }, ({ skus }): Figures<'licenses'> => licensesIn(skus));

/** The questions of the overview: counts, summaries, and of the log one page; each part stands or falls alone. */
export const overviewNeeds = {
  objects, managedDevices, methods: methodFlow, privilegedMethods: privilegedMethodFlow, signIns, licenses,
} satisfies { readonly [Part in OverviewPart]: NeedOf<Figures<Part>> };

/** The overview among the checks: part of every run over all pillars. */
export const overviewAsker: Asker = { id: 'tenant-overview', needs: overviewNeeds, tenantTypes: ['workforce', 'external'] };
