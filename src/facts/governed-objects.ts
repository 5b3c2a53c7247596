import { z } from 'zod';
import { count, derive, fanOut, scan, type Permission } from '../assessment/need.ts';
import { catalogResources } from './access-package-contents.ts';
import { accessReviews, isRecurring, reviewedObjects } from './access-reviews.ts';

/** Ids of the groups and apps that stand in a catalog of access packages, or that a recurring access review names. */
export const governedIds = derive('ids of governed objects', { resources: catalogResources, reviews: accessReviews }, ({ resources, reviews }): ReadonlySet<string> => new Set([
  ...resources.filter(({ originSystem }) => originSystem === 'aadgroup' || originSystem === 'aadapplication').map(({ originId }) => originId),
  ...reviews.filter(isRecurring).flatMap(reviewedObjects),
]));

const appSchema = z.object({ id: z.string(), displayName: z.string().nullish(), appId: z.string().nullish() });
export type AssignedApp = z.infer<typeof appSchema>;

/** Apps that only those may use to whom they are assigned. The server picks them out of all service principals; hundreds in a large tenant. */
export const appsThatAreAssigned = scan({
  version: 'v1.0',
  path: 'servicePrincipals',
  select: ['id', 'displayName', 'appId'],
  filter: "appRoleAssignmentRequired eq true and tags/any(t:t eq 'WindowsAzureActiveDirectoryIntegratedApp')",
  top: 999,
  permissions: [{ application: 'Application.Read.All', delegated: 'Application.Read.All' }],
}, appSchema, {
  name: 'apps that are assigned',
  initial: (): AssignedApp[] => [],
  // Grows in place: copied for each app, a thousand of them would be a million steps.
  step(apps, app) {
    apps.push(app);
    return apps;
  },
});

const groupPermissions: readonly Permission[] = [{ application: 'GroupMember.Read.All', delegated: 'GroupMember.Read.All' }];

/** How many security groups have members that somebody chose; a rule governs the others. */
export const assignedGroupCount = count({
  version: 'v1.0',
  path: 'groups',
  filter: "securityEnabled eq true and NOT groupTypes/any(c:c eq 'DynamicMembership')",
  advanced: true,
  permissions: groupPermissions,
});

const idsToLookUp = derive('ids of governed groups to look up', { ids: governedIds }, ({ ids }) => [...ids]);

/** Few enough to look at one by one; ids that are not groups have no answer. */
const governedGroups = fanOut(idsToLookUp, { version: 'v1.0', path: 'groups/{id}', select: ['id', 'securityEnabled', 'groupTypes'], permissions: groupPermissions }, z.object({
  id: z.string(),
  securityEnabled: z.boolean().nullish(),
  groupTypes: z.array(z.string()).nullish(),
}));

/** How many of these groups are governed. */
export const governedGroupCount = derive('governed groups', { groups: governedGroups }, ({ groups }) =>
  [...groups.values()].flat().filter(({ securityEnabled, groupTypes }) => securityEnabled === true && !(groupTypes ?? []).includes('DynamicMembership')).length);
