import { guidOf } from './seeded.ts';
import type { GraphRequest, GraphResponse } from './graph-service.ts';
import type { AzureRoleAssignment, SimulatedAzure } from './tenant.ts';

const assignments = 'providers/microsoft.authorization/roleassignments';

/** Answers one read of Azure Resource Manager. @param root its own address, for links to the next page: `http://localhost:1234` */
export function answerArm(azure: SimulatedAzure | null, { method, url }: GraphRequest, root: string): GraphResponse {
  if (!azure) return refused(401, 'AuthenticationFailed', 'Authentication failed. The Authorization header is missing.');
  if (method !== 'GET') return refused(405, 'MethodNotAllowed', 'The simulator can only be read.');
  const { pathname, searchParams } = new URL(url, root);
  if (!searchParams.get('api-version')) return refused(400, 'MissingApiVersionParameter', "The api-version query parameter (?api-version=) is required for all requests.");
  const path = decodeURIComponent(pathname).slice(1).toLowerCase();
  const refusal = azure.refusals.find((each) => path === each.path || path.startsWith(`${each.path}/`));
  if (refusal) return refused(refusal.status, refusal.code, `The client does not have authorization to perform this action over scope '/${path}'.`);
  const subscription = /^subscriptions\/([^/]+)/.exec(path)?.[1];
  if (subscription !== undefined && !azure.subscriptions.some(({ id }) => id === subscription)) {
    return refused(404, 'SubscriptionNotFound', `The subscription '${subscription}' could not be found.`);
  }
  const filter = searchParams.get('$filter');
  if (path.endsWith(assignments)) {
    if (filter !== null && filter !== 'atScope()') return refused(400, 'UnsupportedQuery', 'The filter is not supported.');
    return page(azure, assignmentsAt(azure, `/${path.slice(0, -assignments.length - 1)}`, { below: filter === null }), { pathname, searchParams, root });
  }
  const items = path === 'subscriptions' ? azure.subscriptions.map(subscriptionResource) : azure.collections.get(path);
  if (!items) return refused(404, 'NotFound', `The resource '/${path}' was not found.`);
  return page(azure, items, { pathname, searchParams, root });
}

function page({ pageSize }: SimulatedAzure, items: readonly unknown[], { pathname, searchParams, root }: { pathname: string; searchParams: URLSearchParams; root: string }): GraphResponse {
  const start = Number(searchParams.get('$skiptoken') ?? 0);
  const end = start + pageSize;
  const kept = [...searchParams].filter(([name]) => name !== '$skiptoken').map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const nextLink = end < items.length ? { nextLink: `${root}${pathname}?${[...kept, `$skiptoken=${end}`].join('&')}` } : {};
  return { status: 200, headers: { 'content-type': 'application/json' }, body: { value: items.slice(start, end), ...nextLink } };
}

/** Roles at a scope and above it, and below it unless `atScope()` was asked for. */
function assignmentsAt({ roleAssignments }: SimulatedAzure, scope: string, { below }: { below: boolean }): unknown[] {
  return roleAssignments.filter((each) => contains(each.scope, scope) || (below && contains(scope, each.scope))).map(assignmentResource);
}

function contains(outer: string, inner: string): boolean {
  const [above, within] = [outer, inner].map((scope) => scope.toLowerCase().replace(/\/+$/, ''));
  if (above === undefined || within === undefined) return false;
  if (above.startsWith('/providers/microsoft.management/')) return above === within || within.startsWith('/subscriptions/');
  return within === above || within.startsWith(`${above}/`);
}

function assignmentResource({ scope, roleId, principalId, principalType }: AzureRoleAssignment): unknown {
  const name = guidOf(`azure role ${scope} ${roleId} ${principalId}`);
  const subscription = /^\/subscriptions\/[^/]+/.exec(scope)?.[0] ?? '';
  return {
    id: `${scope === '/' ? '' : scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    type: 'Microsoft.Authorization/roleAssignments',
    name,
    properties: { roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${roleId}`, principalId, principalType, scope, condition: null },
  };
}

const subscriptionResource = ({ id, displayName }: SimulatedAzure['subscriptions'][number]) => ({ id: `/subscriptions/${id}`, subscriptionId: id, displayName, state: 'Enabled' });

function refused(status: number, code: string, message: string): GraphResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: { error: { code, message } } };
}
