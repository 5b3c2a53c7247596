import { table, type EvidenceTable } from '../assessment/evidence-table.ts';
import type { AzureHold } from '../facts/azure-reach.ts';
import { azureRoleName } from '../facts/azure-roles.ts';

/** Who reaches which resource of Azure, by what role, given where. @param names by id, of users and groups */
export function azureReachTable(holds: readonly AzureHold[], names: ReadonlyMap<string, string>): EvidenceTable {
  return table(holds, {
    Resource: ({ resource }) => resource.slice(resource.lastIndexOf('/') + 1),
    Subscription: ({ resource }) => /^\/?subscriptions\/([^/]+)/i.exec(resource)?.[1] ?? '',
    Principal: ({ principalId }) => names.get(principalId) ?? principalId,
    'Azure role': ({ roleId }) => azureRoleName(roleId),
    'Assigned at': ({ scope }) => scope,
    'Through group': ({ through }) => (through === null ? '' : (names.get(through) ?? through)),
  });
}

/** Resources whose assignments nobody could see. */
export const unseenTable = (resources: readonly string[]): EvidenceTable => table(resources, { Resource: (resource) => resource, Finding: () => 'no role assignment is visible' });
