import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleReport } from '../../e2e/sample-report.ts';
import { channelId, people, routesOf, startTestServer, type TestServer } from './test-server.ts';

/** So many bodies that nobody sends, over all routes that take one. */
const manyBodies = 10_000;
const manyReports = 300;
const atOnce = 12;
/** The same ones every time, unless somebody wants others. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122);

let app: TestServer;
let token: string;
beforeAll(async () => {
  const plenty = { burst: 1_000_000, perSecond: 1_000_000 };
  app = await startTestServer({ limits: { person: plenty, address: plenty } });
  token = await app.token(people.operator.id);
});
afterAll(() => app.close());

/** Everything that the tenant keeps, as one number. */
async function stored(): Promise<string> {
  const hash = createHash('sha256');
  for await (const row of app.house.storage.backups.rows(app.house.tenantId)) hash.update(JSON.stringify(row));
  return hash.digest('hex');
}

async function send(method: string, path: string, body: string | Uint8Array<ArrayBuffer>, contentType = 'application/json'): Promise<{ readonly status: number; readonly said: string }> {
  const response = await fetch(app.url + path, { method, headers: { Authorization: `Bearer ${token}`, 'Content-Type': contentType }, body });
  return { status: response.status, said: await response.text() };
}

async function inLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const rest = [...items];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let item = rest.pop(); item !== undefined; item = rest.pop()) await work(item);
  }));
}

/** A field that no request has, whatever else stands there. */
const unknownField = fc.constantFrom('__proto__', 'constructor', 'tenantId', 'role', 'operator', '$where', 'toString');
const goodChange = () => ({ changeId: randomUUID(), edits: [{ activity: 'RMI_001', set: { notes: 'fuzz' }, seen: 1_000_000 }] });
const wild = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value));
const notAnObject = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(fc.jsonValue({ maxDepth: 2 }))).map((value) => JSON.stringify(value));

/** Bodies that no route can mean anything by. */
const hopeless: fc.Arbitrary<string> = fc.oneof(
  notAnObject,
  // Cut off, doubled, or with a comma too much.
  fc.integer({ min: 1, max: 90 }).map((length) => JSON.stringify(goodChange()).slice(0, length)),
  fc.constant(`${JSON.stringify(goodChange())}${JSON.stringify(goodChange())}`),
  fc.integer({ min: 200, max: 5_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.tuple(unknownField, fc.jsonValue({ maxDepth: 2 })).map(([name, value]) => JSON.stringify(goodChange()).replace(/^\{/, `{${JSON.stringify(name)}:${JSON.stringify(value)},`)),
  fc.record({ changeId: fc.oneof(fc.integer(), fc.constant(null), fc.string({ maxLength: 7 })), edits: fc.jsonValue({ maxDepth: 3 }) }).map((value) => JSON.stringify(value)),
  fc.tuple(fc.constantFrom('status', 'owner', 'due', 'notes', 'steps', 'exception', 'own'), fc.oneof(fc.integer(), fc.constant({}), fc.constant([null]), fc.constant({ id: 1 })))
    .map(([field, value]) => JSON.stringify({ changeId: randomUUID(), edits: [{ activity: 'RMI_001', set: { [field]: value }, seen: 1 }] })),
  fc.constantFrom('no-such-activity', '', '../RMI_001', 'a'.repeat(101)).map((activity) => JSON.stringify({ changeId: randomUUID(), edits: [{ activity, set: { notes: 'fuzz' }, seen: 1 }] })),
);

const bodied = (routes: readonly string[]) => routes.filter((route) => /^(?:POST|PUT) \/api\/roadmaps\//.test(route) && !route.endsWith('/reports')).map((route) => {
  const [method = '', pattern = ''] = route.split(' ');
  return { method, pattern, path: pattern.replace(':roadmap', encodeURIComponent(channelId)).replace(':activity', 'RMI_001').replace(':session', 'window-fuzz').replace(/:\w+/g, 'none') };
});

describe(`${manyBodies.toLocaleString('en')} bodies that nobody sends`, () => {
  it('are refused by every route with a sentence, and leave not a byte behind', async () => {
    const routes = bodied(routesOf(app.server)).filter(({ pattern }) => pattern.endsWith('/changes') || pattern.endsWith('/comments'));
    const before = await stored();
    const bodies = fc.sample(hopeless, { numRuns: manyBodies / 2, seed });
    const wrong: string[] = [];
    await inLanes(bodies.map((body, index) => ({ body, route: routes[index % routes.length] })), async ({ body, route }) => {
      const { status, said } = await send(route?.method ?? '', route?.path ?? '', body);
      if (status < 400 || status >= 500 || !/^\{"title":".{10,}","status":4\d\d\}$/s.test(said)) wrong.push(`${route?.pattern ?? ''} ${body.slice(0, 120)} → ${status} ${said.slice(0, 120)}`);
    });
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(await stored()).toBe(before);
  }, 300_000);

  it('never are our fault, on any route', async () => {
    const routes = bodied(routesOf(app.server));
    expect(routes.length).toBeGreaterThan(5);
    const bodies = fc.sample(fc.oneof(wild, hopeless), { numRuns: manyBodies / 2, seed });
    const faults: string[] = [];
    await inLanes(bodies.map((body, index) => ({ body, route: routes[index % routes.length] })), async ({ body, route }) => {
      const { status, said } = await send(route?.method ?? '', route?.path ?? '', body);
      if (status >= 500) faults.push(`${route?.pattern ?? ''} ${body.slice(0, 120)} → ${status} ${said.slice(0, 120)}`);
    });
    expect(faults.slice(0, 5)).toEqual([]);
  }, 300_000);
});

/** A report with something wrong in it: cut, with a byte flipped, or with a value that has no business there. */
const brokenReport: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc.oneof(
  fc.double({ min: 0, max: 0.99, noNaN: true }).map((share) => sampleReport().slice(0, Math.floor(sampleReport().length * share))),
  fc.tuple(fc.constantFrom('ExecutedAt', 'TenantId', 'Tests', 'TestId', 'TestStatus', 'TestPillar', 'TestResult', 'TestRisk'), fc.jsonValue({ maxDepth: 2 }))
    .map(([name, value]) => sampleReport().replace(new RegExp(`"${name}":(?:"[^"]*"|\\[|null)`), () => `"${name}":${JSON.stringify(value)}${name === 'Tests' ? ',"Rest":[' : ''}`)),
  fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })).map(([at, byte]) => {
    const bytes = Buffer.from(sampleReport());
    bytes[at % bytes.length] = byte;
    return bytes;
  }),
).map((given) => new Uint8Array(typeof given === 'string' ? Buffer.from(given) : given));

describe('reports with something wrong in them', () => {
  it('are taken in whole or refused whole, and never are our fault', async () => {
    const path = bodied(['POST /api/roadmaps/:roadmap/changes'])[0]?.path.replace('/changes', '/reports?name=report.json') ?? '';
    const runs = async () => {
      let count = 0;
      for await (const { table, row } of app.house.storage.backups.rows(app.house.tenantId)) if (table === 'assessments' && row.startsWith('run:')) count += 1;
      return count;
    };
    const before = await runs();
    let taken = 0;
    const faults: string[] = [];
    await inLanes(fc.sample(brokenReport, { numRuns: manyReports, seed }), async (report) => {
      const { status, said } = await send('POST', path, report);
      if (status >= 500) faults.push(`${Buffer.from(report).toString('utf8').slice(0, 200)} → ${status} ${said}`);
      if (status < 300) taken += 1;
    });
    expect(faults.slice(0, 3)).toEqual([]);
    // A flipped byte in a name hurts nobody: some are good reports.
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThan(manyReports);
    expect(await runs() - before).toBe(taken);
  }, 300_000);
});
