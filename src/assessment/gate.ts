import { licenseNames } from '../catalog/catalog.ts';
import type { CheckMarks } from './check.ts';
import { isLicensed, subscribedSkus, type SubscribedSku } from './licenses.ts';
import type { Needs } from './need.ts';
import { asksTenantType, organization, tenantTypeRefusal, type Organization } from './tenant-type.ts';

/** What must be known before a check may run; its own needs come after. */
export function gateNeeds(check: Pick<CheckMarks, 'tenantTypes' | 'requires'>): Needs {
  return {
    ...(asksTenantType(check) ? { organization } : {}),
    ...(check.requires ? { skus: subscribedSkus } : {}),
  };
}

export interface GateData {
  readonly organization?: readonly Organization[];
  readonly skus?: readonly SubscribedSku[];
}

/** Why the check is skipped, one sentence; null when it may run. */
export function gateRefusal(check: CheckMarks, { organization: organizations, skus }: GateData): string | null {
  const wrongTenant = organizations ? tenantTypeRefusal(check, organizations) : null;
  if (wrongTenant !== null) return wrongTenant;
  if (!check.requires || !skus || isLicensed(skus, check.requires)) return null;
  return `The tenant has no licence for ${check.requires.anyOf.map((id) => licenseNames[id]).join(' or ')}.`;
}
