import { z } from 'zod';
import { fanOut, list, type ArmQuery, type AzureRole, type FanOut, type NeedOf } from '../assessment/need.ts';

/** `/subscriptions/…/roleDefinitions/8E3A…`: the same role has another address in every subscription. */
const roleIdOf = (definition: string): string => definition.slice(definition.lastIndexOf('/') + 1).toLowerCase();

const assignmentSchema = z.object({
  properties: z.object({ roleDefinitionId: z.string(), principalId: z.string(), principalType: z.string().nullish(), scope: z.string().nullish() }),
}).transform(({ properties: { roleDefinitionId, principalId, principalType, scope } }): AzureAssignment => ({
  roleId: roleIdOf(roleDefinitionId), principalId: principalId.toLowerCase(), principalType: principalType ?? 'Unknown', scope: scope ?? '/',
}));

/** A role of Azure that somebody has. */
export interface AzureAssignment {
  readonly roleId: string;
  readonly principalId: string;
  /** `User`, `Group`, `ServicePrincipal`, `ForeignGroup` …, as Azure says. */
  readonly principalType: string;
  /** Where it was assigned: the resource itself or anything above. */
  readonly scope: string;
}

/** What sees the assignments everywhere, also those at the root, which no management group shows. */
const access: AzureRole = { role: 'Reader', scope: '/', action: 'Microsoft.Authorization/roleAssignments/read' };
const query = { service: 'arm', apiVersion: '2022-04-01', filter: 'atScope()', access } satisfies Omit<ArmQuery, 'path'>;

/** Roles at the root of Azure, above all management groups and subscriptions. */
export const rootAssignments = list({ ...query, path: 'providers/Microsoft.Authorization/roleAssignments' }, assignmentSchema);

/** Roles on each of several resources, inherited ones included. @param resources their ids */
export function assignmentsOn(resources: NeedOf<readonly string[]>): FanOut<AzureAssignment> {
  return fanOut(resources, { ...query, path: '{id}/providers/Microsoft.Authorization/roleAssignments' }, assignmentSchema);
}
