import { describe, expect, it } from 'vitest';
import { answer } from '../../../src/simulator/graph-service.ts';
import { generatedTenant } from '../../../src/simulator/generated-tenant.ts';

const now = new Date('2026-03-01T00:00:00Z');
const size = { users: 1_100_000, servicePrincipals: 60_000, applications: 25_000, groups: 300_000, devices: 250_000 };
const tenant = generatedTenant(size, now);
const setOf = (path: string, of = tenant) => of.sets.get(path)!;
const large = ['users', 'servicePrincipals', 'applications', 'groups', 'devices', 'reports/authenticationMethods/userRegistrationDetails'];

function read(url: string): { status: number; body: { value: Record<string, unknown>[]; '@odata.nextLink'?: string; '@odata.count'?: number } } {
  return answer(tenant, { method: 'GET', url, headers: { consistencylevel: 'eventual' } }, 'http://graph/v1.0') as ReturnType<typeof read>;
}

it.each(large)('%s are found by their id, first, last and between', (path) => {
  const set = setOf(path);
  for (const index of [0, 1, 4_711, set.size - 1]) {
    const entity = set.at(index);
    expect(entity.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a000-[\da-f]{12}$/);
    expect(JSON.stringify(read(`/${path}/${entity.id}`).body)).toContain(entity.id);
  }
  expect(() => set.at(set.size)).toThrow(RangeError);
  expect(set.find('0a000001-0000-4000-a000-ffffffffffff')).toBeUndefined();
  expect(set.find('nobody')).toBeUndefined();
});

it('is the same every time', () => {
  const again = generatedTenant(size, now);
  const probe = (of: typeof tenant) => large.map((path) => read(`/${path}?$top=20`).body.value.concat({ last: setOf(path, of).at(77).id }));
  expect(JSON.stringify(probe(again))).toBe(JSON.stringify(probe(tenant)));
  expect(read('/users?$top=1').body.value[0]).toMatchObject({ userPrincipalName: expect.stringContaining('ada.abbas.00000000') as unknown, createdDateTime: expect.any(String) as unknown });
});

it.each(['users', 'servicePrincipals', 'applications', 'groups', 'devices'])('%s ascend by what they are sorted by', (path) => {
  const small = setOf(path, generatedTenant({ users: 3_000, servicePrincipals: 3_000, applications: 3_000, groups: 3_000, devices: 3_000 }, now));
  const values = Array.from({ length: small.size }, (_, index) => String(small.at(index)[small.sortedBy ?? '']));
  expect(values).toEqual(values.toSorted((a, b) => (a < b ? -1 : Number(a > b))));
  expect(new Set(values).size).toBe(values.length);
});

describe('a filter', () => {
  it('by first characters finds the same as looking at everything', () => {
    const small = generatedTenant({ users: 2_000, servicePrincipals: 0, applications: 0, groups: 0, devices: 0 }, now);
    const users = setOf('users', small);
    const names = Array.from({ length: users.size }, (_, index) => String(users.at(index)['userPrincipalName']));
    const count = (filter: string) => Number(answer(small, { method: 'GET', url: `/users/$count?$filter=${filter}`, headers: { consistencylevel: 'eventual' } }, '').body);
    for (const prefix of ['A', 'm', 'mei.y', 'zoe.zhou', 'zz', '']) {
      expect(count(`startswith(userPrincipalName,'${prefix}')`)).toBe(names.filter((name) => name.startsWith(prefix.toLowerCase())).length);
    }
    const guests = names.filter((name) => name.startsWith('b') && name.includes('#EXT#')).length;
    expect(count("(userType eq 'Guest') and startswith(userPrincipalName,'b')")).toBe(guests);
    expect(guests).toBeGreaterThan(0);
  });

  it('by ids finds those, and no other that the rest of it leaves out', () => {
    const users = setOf('users');
    const ids = [5, 6, 7, 8].map((index) => `'${users.at(index).id}'`).join();
    expect(read(`/users?$filter=id in (${ids},'gone')`).body.value).toHaveLength(4);
    expect(read(`/users?$filter=id in (${ids}) and displayName eq '${String(users.at(7)['displayName'])}'`).body.value.map(({ id }) => id)).toEqual([users.at(7).id]);
  });

  it('goes on where the last page ended', () => {
    const url = "/users?$top=500&$select=id&$filter=userType eq 'Guest' and startswith(userPrincipalName,'q')";
    const first = read(url).body;
    const second = read(first['@odata.nextLink']!.replace('http://graph/v1.0', '')).body;
    expect(new Set([...first.value, ...second.value].map(({ id }) => id)).size).toBe(1_000);
  });
});

it('has roles whose holders can be read, groups with members, and every licence', () => {
  const eligible = read('/roleManagement/directory/roleEligibilityScheduleInstances?$expand=principal').body.value;
  expect(eligible.length).toBeGreaterThan(80);
  expect(eligible.every(({ principal }) => principal !== null)).toBe(true);
  const group = read("/groups?$filter=isAssignableToRole eq true&$top=5").body.value[0]!;
  expect(read(`/groups/${String(group['id'])}/members`).body.value).toHaveLength(15);
  expect(JSON.stringify(read('/subscribedSkus').body)).toContain('eec0eb4f-6444-4f95-aba0-50c24d67f998');
});
