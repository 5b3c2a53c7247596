import { z } from 'zod';
import { derive, list, type Permission } from '../assessment/need.ts';

const same = (permission: string): Permission => ({ application: permission, delegated: permission });

const extensionSchema = z.object({
  // Extensions that call something else than a logic app have another form of it.
  endpointConfiguration: z.object({ subscriptionId: z.string().nullish(), resourceGroupName: z.string().nullish(), logicAppWorkflowName: z.string().nullish() }).nullish(),
});
type Extension = z.infer<typeof extensionSchema>;

const catalogExtensions = list({
  version: 'v1.0',
  path: 'identityGovernance/entitlementManagement/catalogs',
  expand: 'customWorkflowExtensions',
  permissions: [same('EntitlementManagement.Read.All')],
}, z.object({ customWorkflowExtensions: z.array(extensionSchema).nullish() }));

const workflowExtensions = list({
  version: 'v1.0',
  path: 'identityGovernance/lifecycleWorkflows/customTaskExtensions',
  permissions: [same('LifecycleWorkflows-CustomExt.Read.All')],
}, extensionSchema);

/**
 * Addresses in Azure of the logic apps that entitlement management and lifecycle workflows call, each once. Whoever can change one
 * acts with the rights of Identity Governance.
 */
export const governanceLogicApps = derive('logic apps of Identity Governance', { catalogs: catalogExtensions, workflows: workflowExtensions }, ({ catalogs, workflows }) => {
  const ids = [...catalogs.flatMap(({ customWorkflowExtensions }) => customWorkflowExtensions ?? []), ...workflows].flatMap((extension) => resourceIdOf(extension) ?? []);
  // Azure does not keep the spelling of ids.
  return [...new Map(ids.map((id) => [id.toLowerCase(), id])).values()];
});

function resourceIdOf({ endpointConfiguration }: Extension): string | null {
  const { subscriptionId, resourceGroupName, logicAppWorkflowName } = endpointConfiguration ?? {};
  if (!subscriptionId || !resourceGroupName || !logicAppWorkflowName) return null;
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroupName}/providers/Microsoft.Logic/workflows/${logicAppWorkflowName}`;
}
