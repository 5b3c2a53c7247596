import { z } from 'zod';
import { list } from '../assessment/need.ts';

const flag = z.boolean().nullish();
const accessPackagePolicySchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  allowedTargetScope: z.string().nullish(),
  expiration: z.object({ type: z.string().nullish(), duration: z.string().nullish(), endDateTime: z.string().nullish() }).nullish(),
  requestorSettings: z.object({
    enableTargetsToSelfAddAccess: flag,
    enableTargetsToSelfUpdateAccess: flag,
    enableTargetsToSelfRemoveAccess: flag,
    enableOnBehalfRequestorsToAddAccess: flag,
    enableOnBehalfRequestorsToUpdateAccess: flag,
    enableOnBehalfRequestorsToRemoveAccess: flag,
  }).nullish(),
  requestApprovalSettings: z.object({ isApprovalRequiredForAdd: flag }).nullish(),
  reviewSettings: z.object({
    isEnabled: flag,
    schedule: z.object({ recurrence: z.object({ pattern: z.unknown().optional() }).nullish() }).nullish(),
  }).nullish(),
  accessPackage: z.object({ id: z.string(), displayName: z.string().nullish() }).nullish(),
});
export type AccessPackagePolicy = z.infer<typeof accessPackagePolicySchema>;

/** Who may get which access package, for how long, and who agrees. Tens in most tenants, some thousands in the largest. */
export const accessPackagePolicies = list(
  {
    version: 'v1.0',
    path: 'identityGovernance/entitlementManagement/assignmentPolicies',
    expand: 'accessPackage',
    permissions: [{ application: 'EntitlementManagement.Read.All', delegated: 'EntitlementManagement.Read.All' }],
  },
  accessPackagePolicySchema,
);

/** Scopes that let in people from outside, the widest first. */
export const outsideScopes = ['allExternalUsers', 'allConfiguredConnectedOrganizationUsers', 'specificConnectedOrganizationUsers'] as const;
export type OutsideScope = (typeof outsideScopes)[number];

/** From where outsiders may come by a policy; null when it is for members, or for nobody. */
export function outsideScopeOf({ allowedTargetScope }: AccessPackagePolicy): OutsideScope | null {
  return outsideScopes.find((scope) => scope.toLowerCase() === allowedTargetScope?.toLowerCase()) ?? null;
}

/** Whether somebody can ask for the package by this policy, for themselves or for others. */
export const acceptsRequests = ({ requestorSettings }: AccessPackagePolicy): boolean =>
  requestorSettings?.enableTargetsToSelfAddAccess === true || requestorSettings?.enableOnBehalfRequestorsToAddAccess === true;

/** Whether people can do anything by this policy: get, change or give back the package. */
export const isInUse = ({ requestorSettings }: AccessPackagePolicy): boolean => Object.values(requestorSettings ?? {}).includes(true);

/** Whether access ends by itself, after some time or on a day. */
export function expires({ expiration }: AccessPackagePolicy): boolean {
  const type = expiration?.type?.toLowerCase();
  return (type === 'afterduration' && Boolean(expiration?.duration)) || (type === 'afterdatetime' && Boolean(expiration?.endDateTime));
}

/** Whether somebody confirms access again and again. */
export const isReviewed = ({ reviewSettings }: AccessPackagePolicy): boolean =>
  reviewSettings?.isEnabled === true && reviewSettings.schedule?.recurrence?.pattern != null;

export const packageName = ({ accessPackage }: AccessPackagePolicy): string => accessPackage?.displayName ?? accessPackage?.id ?? 'unknown';
export const policyName = ({ id, displayName }: AccessPackagePolicy): string => displayName ?? id;
