import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleTenant } from '../../../src/simulator/sample-tenant.ts';
import { entitySet } from '../../../src/simulator/tenant.ts';
import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ tenant: { ...sampleTenant(), latencyMs: 0 } });
});
afterAll(() => simulator.close());

interface Body {
  readonly value?: readonly Record<string, unknown>[];
  readonly '@odata.count'?: number;
  readonly '@odata.nextLink'?: string;
  readonly error?: { readonly code: string; readonly message: string };
  readonly responses?: readonly { readonly id: string; readonly status: number; readonly body: Body | string }[];
}
const eventual = { ConsistencyLevel: 'eventual' };

async function read(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: Body }> {
  const response = await fetch(path.startsWith('http') ? path : `${simulator.url}${path}`, { headers });
  return { status: response.status, body: (await response.json()) as Body };
}

async function batch(requests: readonly object[]): Promise<{ status: number; body: Body }> {
  const response = await fetch(`${simulator.url}/v1.0/$batch`, { method: 'POST', body: JSON.stringify({ requests }) });
  return { status: response.status, body: (await response.json()) as Body };
}

describe('collections', () => {
  it('come in pages of 100 that together hold every entity once', async () => {
    const ids: unknown[] = [];
    const sizes: number[] = [];
    for (let link: string | undefined = '/v1.0/users?$select=id'; link !== undefined;) {
      const { body } = await read(link);
      sizes.push(body.value!.length);
      ids.push(...body.value!.map(({ id }) => id));
      link = body['@odata.nextLink'];
    }
    expect(sizes).toEqual([100, 100, 100, 100, 100, 100, 12]);
    expect(new Set(ids).size).toBe(612);
  });

  it('keep filter, selection and page size on the next page', async () => {
    const first = await read("/v1.0/users?$filter=userType eq 'Guest'&$select=id,userType&$top=50");
    const second = await read(first.body['@odata.nextLink']!);
    expect([first.body.value!.length, second.body.value!.length]).toEqual([50, 22]);
    expect(second.body['@odata.nextLink']).toBeUndefined();
    expect(second.body.value!.every((user) => user['userType'] === 'Guest' && Object.keys(user).length === 2)).toBe(true);
  });

  it('offer no next page when the filter leaves nothing for it', async () => {
    const { body } = await read('/v1.0/subscribedSkus?$top=2&$filter=capabilityStatus eq \'Enabled\'');
    expect(body.value).toHaveLength(2);
    expect(body['@odata.nextLink']).toBeUndefined();
  });

  it('expand a relation to one, and name the type of what it leads to', async () => {
    const { body } = await read("/v1.0/roleManagement/directory/roleAssignments?$expand=principal&$filter=roleDefinitionId eq '62e90394-69f5-4237-9190-012177145e10'");
    const types = body.value!.map(({ principal }) => (principal as Record<string, unknown>)['@odata.type']);
    expect(types.filter((type) => type === '#microsoft.graph.user')).toHaveLength(9);
    expect(types).toContain('#microsoft.graph.group');
    expect(types).toContain('#microsoft.graph.servicePrincipal');
  });

  it('lead to relations of an entity', async () => {
    const group = (await read("/v1.0/groups?$filter=isAssignableToRole eq true")).body.value![0]!;
    const { body } = await read(`/v1.0/groups/${String(group['id'])}/members?$select=displayName`);
    expect(body.value!.map(({ displayName }) => displayName).toSorted()).toEqual(['Hiro Tanaka', 'Nadia Petrov']);
  });
});

describe('relations of one type', () => {
  const operators = async () => String((await read('/v1.0/groups?$filter=isAssignableToRole eq true')).body.value![0]!['id']);

  it.each([
    ['members/microsoft.graph.user', 2], ['members/microsoft.graph.group', 0], ['transitiveMembers/microsoft.graph.user', 2], ['members', 2],
  ])('groups/{id}/%s holds %i', async (relation, size) => {
    expect((await read(`/v1.0/groups/${await operators()}/${relation}`)).body.value).toHaveLength(size);
  });

  it('lead back from a member, and are counted', async () => {
    const hiro = String((await read("/v1.0/users?$filter=displayName eq 'Hiro Tanaka'")).body.value![0]!['id']);
    const { body } = await read(`/v1.0/users/${hiro}/transitiveMemberOf/microsoft.graph.group?$select=id,displayName`);
    expect(body.value!.map(({ displayName }) => displayName)).toContain('Cloud Platform Operators');
    const count = await fetch(`${simulator.url}/v1.0/users/${hiro}/transitiveMemberOf/microsoft.graph.group/$count`, { headers: eventual });
    expect(await count.text()).toBe(String(body.value!.length));
    expect((await read(`/v1.0/users/${hiro}/transitiveMemberOf/microsoft.graph.administrativeUnit`)).body.value).toEqual([]);
  });

  it('lead to one object only when it is of that type', async () => {
    const assignment = (await read('/v1.0/roleManagement/directory/roleAssignments')).body.value![0]!;
    const principal = `/v1.0/roleManagement/directory/roleAssignments/${String(assignment['id'])}/principal`;
    expect((await read(`${principal}/microsoft.graph.user`)).status).toBe(200);
    expect((await read(`${principal}/microsoft.graph.group`)).status).toBe(404);
    expect((await read(`${principal}/microsoft.graph.user/manager`)).status).toBe(400);
  });
});

it('relations lead over one to another', async () => {
  const [emergency] = (await read("/v1.0/users?$filter=startswith(displayName,'Emergency')")).body.value!;
  const { body } = await read(`/v1.0/users/${String(emergency!['id'])}/authentication/methods`);
  expect(body.value!.map((method) => method['@odata.type'])).toEqual(['#microsoft.graph.passwordAuthenticationMethod', '#microsoft.graph.fido2AuthenticationMethod']);
  expect((await read(`/v1.0/users/${String(emergency!['id'])}/authentication/nonsense`)).status).toBe(400);
});

describe('options of what is expanded', () => {
  it('select its properties', async () => {
    const { body } = await read("/v1.0/roleManagement/directory/roleAssignments?$expand=principal($select=displayName)&$top=1");
    expect(body.value![0]!['principal']).toEqual({ '@odata.type': '#microsoft.graph.user', displayName: 'Emergency Access 1' });
  });

  it('reach what an object holds, and what that holds', async () => {
    const policies = { id: 'assignment', policy: { id: 'policy', displayName: 'Of a role', rules: [{ id: 'one', setting: 1 }, { id: 'two', setting: 2 }] } };
    const tenant = sampleTenant();
    const own = await startSimulator({ tenant: { ...tenant, latencyMs: 0, refusals: [], sets: new Map([['policies/roleManagementPolicyAssignments', entitySet([policies])]]) } });
    const { body } = await read(`${own.url}/v1.0/policies/roleManagementPolicyAssignments?$expand=policy($select=id;$expand=rules($select=id))`);
    expect(body.value![0]).toEqual({ ...policies, policy: { id: 'policy', rules: [{ id: 'one' }, { id: 'two' }] } });
    expect((await read(`${own.url}/v1.0/policies/roleManagementPolicyAssignments?$expand=policy($expand=owners)`)).status).toBe(400);
    await own.close();
  });
});

describe('order and search', () => {
  const names = async (path: string, headers: Record<string, string> = {}) => (await read(path, headers)).body.value!.map(({ displayName }) => String(displayName));

  it('order by a property, either way, over all pages', async () => {
    const first = await read('/v1.0/groups?$orderby=displayName desc&$top=20&$select=displayName');
    const second = await read(first.body['@odata.nextLink']!);
    const found = [...first.body.value!, ...second.body.value!].map(({ displayName }) => String(displayName).toLowerCase());
    expect(found).toHaveLength(33);
    expect(found).toEqual(found.toSorted().toReversed());
    expect((await names('/v1.0/groups?$orderby=displayName'))[0]).toBe('All Finance');
  });

  it('find words by their beginnings', async () => {
    expect(await names('/v1.0/users?$search="displayName:hiro tan"', eventual)).toEqual(['Hiro Tanaka']);
    expect(await names('/v1.0/groups?$search="displayName:latform"', eventual)).toEqual([]);
    expect(await names('/v1.0/users?$search="displayName:tanaka"&$orderby=displayName&$filter=userType eq \'Member\'', eventual)).toContain('Hiro Tanaka');
    expect((await read('/v1.0/users/$count?$search="displayName:hiro tanaka"', eventual)).body).toBe(1);
  });

  it('are advanced where the directory says so', async () => {
    expect((await read('/v1.0/users?$search="displayName:hiro"')).status).toBe(400);
    expect((await read("/v1.0/users?$filter=userType eq 'Guest'&$orderby=displayName")).status).toBe(400);
  });
});

describe('advanced queries', () => {
  it.each([
    ['/v1.0/users/$count', {}, 400], ['/v1.0/users/$count', eventual, 200], ["/v1.0/users?$filter=userType ne 'Guest'", {}, 400],
    ["/v1.0/users?$count=true&$filter=userType ne 'Guest'", eventual, 200], ['/v1.0/subscribedSkus?$filter=not (capabilityStatus eq \'Deleted\')', {}, 200],
  ])('%s with %j answers %i', async (path, headers, status) => {
    expect((await read(path, headers)).status).toBe(status);
  });

  it('count what the filter leaves', async () => {
    const response = await fetch(`${simulator.url}/v1.0/users/$count?$filter=userType eq 'Guest'`, { headers: eventual });
    expect(await response.text()).toBe('72');
    expect((await read('/v1.0/users?$count=true&$top=1', eventual)).body['@odata.count']).toBe(612);
  });
});

describe('refusals', () => {
  it.each([
    ['/v1.0/nonsense', 400, 'BadRequest'], ['/v1.0/users/00000000-0000-0000-0000-000000000000', 404, 'Request_ResourceNotFound'], ['/v1.0/users?$top=1000', 400, 'Request_UnsupportedQuery'],
    ['/v1.0/users?$filter=userType eq', 400, 'Request_UnsupportedQuery'], ['/v1.0/users?$skip=5', 400, 'Request_UnsupportedQuery'], ['/users', 400, 'BadRequest'],
    ['/v1.0/users?$select=id,signInActivity', 403, 'Authentication_MSGraphPermissionMissing'], ['/v1.0/identityProtection/riskyUsers', 403, 'Forbidden'],
  ])('%s: %i %s', async (path, status, code) => {
    const { status: found, body } = await read(path);
    expect([found, body.error?.code]).toEqual([status, code]);
    expect(body.error?.message).not.toBe('');
  });
});

describe('$batch', () => {
  it('answers every request by itself', async () => {
    const { body } = await batch([
      { id: 'a', method: 'GET', url: '/policies/authorizationPolicy' }, { id: 'b', method: 'GET', url: '/users?$select=signInActivity' },
      { id: 'c', method: 'GET', url: '/users/$count', headers: eventual },
    ]);
    expect(body.responses!.map(({ id, status }) => [id, status])).toEqual([['a', 200], ['b', 403], ['c', 200]]);
    expect(body.responses![2]!.body).toBe('612');
  });

  it('takes twenty requests and no more', async () => {
    const requests = Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: 'GET', url: '/organization' }));
    expect((await batch(requests)).status).toBe(400);
    expect((await batch(requests.slice(1))).status).toBe(200);
  });
});

it('is the same tenant every time', () => {
  const [one, two] = [sampleTenant(), sampleTenant()];
  const all = (tenant: typeof one) => JSON.stringify([...tenant.sets].map(([path, set]) => [path, Array.from({ length: set.size }, (_, index) => set.at(index))]));
  expect(all(one)).toBe(all(two));
});
