import { z } from 'zod';
import { derive, list, type Cloud } from '../assessment/need.ts';

const settingSchema = z.object({
  name: z.string().nullish(),
  properties: z.object({
    logs: z.array(z.object({ category: z.string().nullish(), categoryGroup: z.string().nullish(), enabled: z.boolean().nullish() })).nullish(),
    workspaceId: z.string().nullish(),
    storageAccountId: z.string().nullish(),
    eventHubAuthorizationRuleId: z.string().nullish(),
  }),
});
export type DiagnosticSetting = z.infer<typeof settingSchema>;

const clouds: readonly Cloud[] = ['global'];

/** Where the directory sends its logs, one entry per setting. A handful. */
export const diagnosticSettings = list({
  service: 'arm',
  path: 'providers/microsoft.aadiam/diagnosticsettings',
  apiVersion: '2017-04-01-preview',
  // A provider of the tenant has its own root: roles at "/" do not reach it.
  access: { role: 'Reader', scope: '/providers/Microsoft.aadiam', action: 'microsoft.aadiam/diagnosticSettings/read' },
  clouds,
}, settingSchema);

/** An event hub is named by a rule below its namespace. */
const namespaceOf = (rule: string): string => rule.replace(/\/authorizationRules\/[^/]*$/i, '');

/** Ids of the workspaces, storage accounts and event hub namespaces that the directory writes to. */
export const logDestinations = derive('destinations of logs', { settings: diagnosticSettings }, ({ settings }) => {
  const found = settings.flatMap(({ properties: { workspaceId, storageAccountId, eventHubAuthorizationRuleId } }) =>
    [workspaceId, storageAccountId, eventHubAuthorizationRuleId && namespaceOf(eventHubAuthorizationRuleId)].filter((id) => typeof id === 'string' && id !== ''));
  // Azure does not keep the spelling of ids.
  return [...new Map(found.map((id) => [String(id).toLowerCase(), String(id)])).values()];
});
