import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createAdapter } from '../../../bot/adapter.ts';
import { cardMessage } from '../../../bot/cards/card-message.ts';
import { createNotifier, type Notifier } from '../../../bot/notify.ts';
import { startStorageEmulator } from '../../../scripts/storage-emulator.mjs';
import type { Conversation } from '../../../src/access/conversation.ts';
import { defaultDigestSchedule } from '../../../src/digest/schedule.ts';
import type { House } from '../../../src/operations/house.ts';
import type { JobQueue } from '../../../src/store/jobs.ts';
import { deliver } from '../../../src/worker/sender.ts';
import { enqueueDelivery, type DueMessage } from '../../../src/worker/sender-due.ts';
import { Worker } from '../../../src/worker/worker.ts';
import { startCutProxy, type CutProxy } from '../store/cut-proxy.ts';
import { testHouse } from '../test-house.ts';

const recipients = 10_000;
const leaseMs = 10_000;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Teams under load: counts what arrives for whom, throttles and stumbles at random, and has lost a few conversations. */
interface Teams {
  readonly url: string;
  readonly arrived: Map<string, number>;
  /** Answers other than 200, by status. */
  readonly refused: Map<number, number>;
  readonly total: () => number;
  close(): Promise<void>;
}

const isGone = (conversation: string): boolean => /7777$/.test(conversation);

async function startTeams(random: () => number): Promise<Teams> {
  const arrived = new Map<string, number>();
  const refused = new Map<number, number>();
  let total = 0;
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const conversation = decodeURIComponent((request.url ?? '').split('/')[3] ?? '');
    const refuse = (status: number, headers: Record<string, string> = {}) => {
      refused.set(status, (refused.get(status) ?? 0) + 1);
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify({ error: { code: `Told${status}`, message: 'told to' } }));
    };
    const dice = random();
    if (isGone(conversation)) { refuse(403); return; }
    if (dice < 0.002) { refuse(429, { 'Retry-After': '0' }); return; }
    if (dice < 0.004) { refuse(502); return; }
    if (dice < 0.005) { refuse(412); return; }
    total += 1;
    arrived.set(conversation, (arrived.get(conversation) ?? 0) + 1);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ id: String(total) }));
  };
  const server = createServer((request, response) => { request.resume().on('end', () => answer(request, response)); });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, arrived, refused, total: () => total,
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}

/** The same run every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const moment = new Date('2026-11-23T09:00:00.000Z');
const tenantId = randomUUID();
const occurrence = `test:${tenantId}:${moment.toISOString()}`;
const recipientOf = (index: number): string => `a:person-${index}`;

const conversationOf = (conversationId: string): Conversation => ({
  tenantId, conversationId, kind: 'personal', roadmapId: conversationId, name: '', groupId: null, installedBy: null, digest: defaultDigestSchedule, digestFrom: '2026-11-01T00:00:00.000Z', reachable: true,
  reference: JSON.stringify({ channelId: 'msteams', serviceUrl: teams.url, bot: { id: '28:bot' }, conversation: { id: conversationId, conversationType: 'personal' } }),
});

const message = cardMessage({ text: 'You have one task due today.', body: [{ type: 'TextBlock', text: 'You have one task due today.' }] });

/** A worker process as seen from outside: its own way to storage, which can be cut, and messages that end with it. */
class Replica {
  readonly house: House;
  readonly proxy: CutProxy;
  /** How many messages it has sent. */
  sent = 0;
  #worker: Worker;
  #looking: NodeJS.Timeout;
  #isDead = false;

  constructor(house: House, proxy: CutProxy, perSecond: number) {
    this.house = house;
    this.proxy = proxy;
    const real = createNotifier(createAdapter(null, silent), '', { perSecond, wait: (ms) => sleep(Math.min(ms, 100)) });
    const mortal: Notifier = {
      ...real,
      post: async (conversation, card) => {
        if (this.#isDead) return new Promise<never>(() => undefined);
        this.sent += 1;
        const posted = await real.post(conversation, card);
        return this.#unlessDead(posted);
      },
    };
    const findDue = (): Promise<DueMessage[]> => Promise.resolve(everybody.map((id) => ({ kind: 'test', conversation: conversationOf(id), at: moment, occurrence })));
    const { jobs } = house.storage;
    const mortalQueue: JobQueue = { ...jobs, receive: (visibilityMs) => (this.#isDead ? new Promise<never>(() => undefined) : jobs.receive(visibilityMs)) };
    this.#worker = new Worker(mortalQueue, (_job, context) => deliver({ house, notifier: mortal, log: pino({ level: 'silent' }), findDue, compose: () => Promise.resolve(message), leaseMs }, context), pino({ level: 'silent' }));
    this.#worker.start();
    const look = () => enqueueDelivery(house, findDue).catch(() => undefined);
    this.#looking = setInterval(() => void look(), 2_000);
    void look();
  }

  #unlessDead<T>(value: T): Promise<T> {
    return this.#isDead ? new Promise<never>(() => undefined) : Promise.resolve(value);
  }

  /** From now on nothing leaves it and nothing reaches it, as after SIGKILL. */
  async kill(): Promise<void> {
    this.#isDead = true;
    clearInterval(this.#looking);
    await this.proxy.cut();
  }

  async stop(): Promise<void> {
    clearInterval(this.#looking);
    await this.#worker.stop();
    await this.house.storage.close();
    await this.proxy.cut();
  }
}

// The tables of all tests, which are in a process of their own; a queue of our own, since other tests would take its jobs.
let emulator: Awaited<ReturnType<typeof startStorageEmulator>>;
let connectionString: string;
let teams: Teams;
beforeAll(async () => {
  emulator = await startStorageEmulator({ folder: null });
  connectionString = inject('storageConnectionString').replace(/QueueEndpoint=[^;]+/, /QueueEndpoint=[^;]+/.exec(emulator.connectionString)![0]);
  teams = await startTeams(seeded(20_261_123));
});
afterAll(async () => {
  await teams.close();
  await emulator.close();
});

it('brings ten thousand people one message each, by two workers of which one is killed in the middle', { timeout: 600_000 }, async () => {
  const furnishing = await testHouse({ tenantId }, connectionString);
  await Promise.all(everybody.filter(isGone).map((id) => furnishing.storage.conversations.save(conversationOf(id))));
  const replicas = await Promise.all([1, 2].map(async () => {
    const proxy = await startCutProxy(connectionString);
    return new Replica(await testHouse({ tenantId }, proxy.connectionString), proxy, 5_000);
  }));
  const startedAt = performance.now();

  await expect.poll(() => teams.total(), { interval: 20, timeout: 300_000 }).toBeGreaterThan(recipients / 3);
  const sender = replicas.find(({ sent }) => sent > 0)!;
  const survivor = replicas.find((replica) => replica !== sender)!;
  expect(survivor.sent, 'only one of the two sends').toBe(0);
  await sender.kill();
  const unmarked = new Set(await unsent(furnishing));
  const inFlightAtTheKill = [...teams.arrived.keys()].filter((conversation) => unmarked.has(conversation)).length;

  const reached = everybody.filter((conversation) => !isGone(conversation));
  await expect.poll(() => teams.arrived.size, { interval: 100, timeout: 300_000 }).toBe(reached.length);
  await expect.poll(async () => (await unsent(furnishing)).length, { interval: 200, timeout: 60_000 }).toBe(0);
  await survivor.stop();

  const twice = [...teams.arrived.values()].filter((times) => times > 1).length;
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  process.stdout.write(`delivery: ${JSON.stringify({ recipients, delivered: teams.arrived.size, twice, inFlightAtTheKill, refusedByTeams: Object.fromEntries(teams.refused), seconds })}\n`);
  expect(Math.max(...teams.arrived.values())).toBeLessThanOrEqual(2);
  // Sent, and not marked as sent when the sender died: nobody can know better.
  expect(twice).toBeLessThanOrEqual(inFlightAtTheKill);
  // The lanes of one sender.
  expect(inFlightAtTheKill).toBeLessThanOrEqual(200);
  expect([...teams.refused.keys()].sort()).toEqual([403, 412, 429, 502]);
  const gone = (await furnishing.storage.conversations.list(tenantId)).filter(({ reachable }) => !reachable).map(({ conversationId }) => conversationId);
  expect(gone).toEqual(everybody.filter(isGone));
  expect(teams.refused.get(403)).toBe(gone.length);
  await furnishing.storage.close();
});

const everybody = Array.from({ length: recipients }, (_, index) => recipientOf(index));
const unsent = ({ storage }: House): Promise<string[]> => storage.deliveries.unsent(occurrence, everybody);
