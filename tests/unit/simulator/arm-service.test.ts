import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleAzure } from '../../../src/simulator/sample-azure.ts';
import { sampleTenant } from '../../../src/simulator/sample-tenant.ts';
import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  const azure = { ...sampleAzure(), pageSize: 3, refusals: [{ path: 'providers/microsoft.secret', status: 403, code: 'AuthorizationFailed' }] };
  simulator = await startSimulator({ tenant: { ...sampleTenant(), azure, latencyMs: 0 } });
});
afterAll(() => simulator.close());

interface Answered { readonly status: number; readonly body: { value?: { name: string }[]; nextLink?: string; error?: { code: string } } }
async function get(path: string): Promise<Answered> {
  const response = await fetch(path.startsWith('http') ? path : `${simulator.armUrl}${path}`);
  return { status: response.status, body: (await response.json()) as Answered['body'] };
}

describe('the simulated Azure Resource Manager', () => {
  it('wants a version with every request', async () => {
    expect(await get('/subscriptions')).toMatchObject({ status: 400, body: { error: { code: 'MissingApiVersionParameter' } } });
    expect((await get('/subscriptions?api-version=2022-12-01')).body.value).toHaveLength(2);
  });

  it('pages, and lists roles at and above a scope, or below it as well', async () => {
    const first = await get('/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01');
    expect(first.body.value).toHaveLength(3);
    const second = await get(first.body.nextLink!);
    const third = await get(second.body.nextLink!);
    expect([second.body.value?.length, third.body.value?.length, third.body.nextLink]).toEqual([3, 1, undefined]);
    expect((await get('/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=atScope()')).body.value).toHaveLength(1);
  });

  it.each([
    ['/providers/Microsoft.Secret/things?api-version=1', 403, 'AuthorizationFailed'],
    ['/providers/Microsoft.Nothing?api-version=1', 404, 'NotFound'],
    ['/subscriptions/00000000-0000-0000-0000-000000000000/x?api-version=1', 404, 'SubscriptionNotFound'],
    ['/providers/Microsoft.Authorization/roleAssignments?api-version=1&$filter=odd', 400, 'UnsupportedQuery'],
  ])('answers %s with %i', async (path, status, code) => {
    expect(await get(path)).toMatchObject({ status, body: { error: { code } } });
  });

  it('knows nobody where the app has no way to Azure', async () => {
    const other = await startSimulator({ tenant: { ...sampleTenant(), azure: null, latencyMs: 0 } });
    expect((await get(`${other.armUrl}/subscriptions?api-version=1`)).status).toBe(401);
    await other.close();
  });
});
