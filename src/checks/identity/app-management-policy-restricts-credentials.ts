import { z } from 'zod';
import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { singleton } from '../../assessment/need.ts';
import { counted } from '../counted.ts';

const restrictions = z.array(z.object({ restrictionType: z.string().nullish(), state: z.string().nullish() })).nullish();
const targetSchema = z.object({ passwordCredentials: restrictions, keyCredentials: restrictions }).nullish();
type Target = z.infer<typeof targetSchema>;

const defaultAppManagementPolicy = singleton(
  { version: 'v1.0', path: 'policies/defaultAppManagementPolicy', permissions: [{ application: 'Policy.Read.All', delegated: 'Policy.Read.All' }] },
  z.object({ isEnabled: z.boolean().nullish(), applicationRestrictions: targetSchema, servicePrincipalRestrictions: targetSchema }),
);

export default defineCheck({
  id: 'app-management-policy-restricts-credentials',
  reference: 21775,
  title: 'A tenant-wide policy restricts the credentials of applications',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  needs: { policy: defaultAppManagementPolicy },
  decide({ policy }) {
    const rows = [...restrictionsOf('Application', policy.applicationRestrictions), ...restrictionsOf('Service principal', policy.servicePrincipalRestrictions)];
    const evidence = rows.length === 0 ? null : table(rows, {
      'Applies to': (row) => row.target,
      Credential: (row) => row.credential,
      Restriction: (row) => row.restrictionType,
      State: (row) => row.state ?? 'not set',
    });
    if (policy.isEnabled !== true) return failed('The default app management policy is switched off, so nothing restricts the credentials of applications.', evidence);
    const inForce = rows.filter(({ state }) => state?.toLowerCase() === 'enabled').length;
    return inForce === 0
      ? failed('The default app management policy is switched on, but none of its credential restrictions is enabled.', evidence)
      : passed(`The default app management policy enforces ${counted(inForce, { one: 'credential restriction', other: 'credential restrictions' })}.`, evidence);
  },
});

function restrictionsOf(target: string, credentials: Target) {
  return [
    ...(credentials?.passwordCredentials ?? []).map((restriction) => ({ ...restriction, target, credential: 'Password or symmetric key' })),
    ...(credentials?.keyCredentials ?? []).map((restriction) => ({ ...restriction, target, credential: 'Certificate' })),
  ];
}
