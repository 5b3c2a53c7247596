import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { createAdapter } from '../../dist/bot/adapter.js';
import { createLinks } from '../../dist/bot/links.js';
import { createNotifier, teamsMessagesPerSecond } from '../../dist/bot/notify.js';
import { personalRoadmapId } from '../../dist/src/access/conversation.js';
import { readCatalog } from '../../dist/src/catalog/read.js';
import { defaultDigestSchedule } from '../../dist/src/digest/schedule.js';
import { openStorage } from '../../dist/src/store/storage.js';
import { deliverDue } from '../../dist/src/worker/sender-job.js';
import { round } from './figures.mjs';
import { startTeams } from './deliveries/teams.mjs';

/** People of one roadmap: reminders read who owns what, and the state of each task. */
const peoplePerRoadmap = 100;

/**
 * Brings reminders of tasks that are due today to many people, at the pace that Teams takes.
 * @param args `--recipients N`, `--per-second N`
 */
export async function run(args) {
  const { values } = parseArgs({ args: [...args], options: { recipients: { type: 'string' }, 'per-second': { type: 'string' } } });
  const recipients = Number(values.recipients ?? 10_000);
  const perSecond = Number(values['per-second'] ?? teamsMessagesPerSecond);
  const storageProcess = await startStorage();
  const teams = await startTeams();
  const storage = await openStorage({ connectionString: storageProcess.connectionString });
  const tenantId = randomUUID();
  // A Wednesday: the weekly list of tasks comes on Mondays.
  const day = '2026-03-04';
  const moment = new Date(`${day}T09:00:30.000Z`);
  const people = Array.from({ length: recipients }, () => ({ id: randomUUID(), name: 'Somebody' }));
  const house = {
    tenantId, storage, catalog: await readCatalog(), checks: [], checkTexts: new Map(), version: 'bench', live: { changed() {}, commented() {} }, now: () => moment,
    membership: async (roadmapId) => ({ name: 'Team', members: teamsOf(people)[Number(roadmapId.slice(3).split('@')[0])].map((person) => ({ ...person, guest: false, operator: false })) }),
  };
  const furnished = await timed(() => furnish(house, people, { serviceUrl: teams.url, day }));
  const notifier = createNotifier(createAdapter(null, pino({ level: 'silent' })), '', { perSecond });
  const cpu = process.cpuUsage();
  const links = createLinks({ mode: 'local', publicUrl: 'http://localhost:3978' });
  const delivered = await timed(() => deliverDue({ house, notifier, links, log: pino({ level: 'warn' }, pino.destination(2)) }, { signal: new AbortController().signal }));
  const used = process.cpuUsage(cpu);
  await storage.close();
  const { arrived, throttled, busiestSecond } = teams.figures();
  await teams.close();
  storageProcess.end();
  const boundSeconds = recipients / perSecond;
  return {
    recipients, perSecond, boundSeconds, seconds: delivered, timesBound: round(delivered / boundSeconds),
    arrived: arrived.size, twice: [...arrived.values()].filter((times) => times > 1).length, throttled, busiestSecond,
    cpuSeconds: round((used.user + used.system) / 1_000_000), preparedInSeconds: furnished,
    peakRssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** Everybody has the app in their personal chat, and one task that is due today. */
async function furnish({ tenantId, storage }, people, { serviceUrl, day }) {
  const yesterday = new Date(Date.parse(day) - 24 * 60 * 60 * 1000).toISOString();
  await inParallel(people, async ({ id, name }) => {
    const conversationId = `a:${id}`;
    const reference = { channelId: 'msteams', serviceUrl, bot: { id: '28:bot' }, conversation: { id: conversationId, conversationType: 'personal' } };
    // The personal roadmap's digest is off: one message for each is what is measured.
    await storage.conversations.save({
      tenantId, conversationId, kind: 'personal', roadmapId: personalRoadmapId(id), name, groupId: null, installedBy: null,
      reference: JSON.stringify(reference), digest: { ...defaultDigestSchedule, enabled: false }, digestFrom: yesterday, reachable: true,
    });
  });
  await inParallel(teamsOf(people), async (members, index) => {
    const edits = members.map((owner, number) => ({ activity: `own-${number.toString(16).padStart(8, '0')}`, seen: 0, set: { owner, due: day, status: 'planned', own: { title: 'Move the shared mailboxes', pillar: 'identity', area: 'x', lane: null, horizon: 'first', text: '' } } }));
    await storage.roadmaps.change({ tenantId, roadmapId: `19:${index}@thread.tacv2` }, { changeId: randomUUID(), edits }, members[0], new Date());
  });
  await storage.assignments.ensureBuilt(tenantId, new Date());
}

function teamsOf(people) {
  return Array.from({ length: Math.ceil(people.length / peoplePerRoadmap) }, (_, index) => people.slice(index * peoplePerRoadmap, (index + 1) * peoplePerRoadmap));
}

async function inParallel(items, work) {
  let next = 0;
  const lane = async () => { while (next < items.length) { const index = next++; await work(items[index], index); } };
  await Promise.all(Array.from({ length: 8 }, lane));
}

/** The storage emulator in a process of its own, as in local mode: what it costs is not the sender's. */
async function startStorage() {
  const child = spawn(process.execPath, [fileURLToPath(new URL('deliveries/storage-process.mjs', import.meta.url))], { stdio: ['ignore', 'pipe', 'inherit'] });
  const connectionString = await new Promise((resolve, reject) => {
    child.stdout.once('data', (line) => resolve(String(line).trim()));
    child.once('exit', (code) => reject(new Error(`the storage emulator ended with ${code}`)));
  });
  return { connectionString, end: () => child.kill() };
}

async function timed(work) {
  const start = performance.now();
  await work();
  return round((performance.now() - start) / 1000);
}

