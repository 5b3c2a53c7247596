import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../scripts/ports.mjs';

export const roadmap = '19:general.zero-trust@thread.tacv2';
const main = fileURLToPath(new URL('../../../dist/src/main.js', import.meta.url));
const editsPerChange = 40;
const dayMs = 86_400_000;
const statuses = ['not-started', 'in-planning', 'planned', 'in-progress', 'blocked', 'completed'];

/** The product as it runs in Azure, on this machine: web processes on one storage emulator, and people who have the roadmap open. */
export async function openOffice({ webProcesses }) {
  const children = [];
  const close = () => { for (const child of children) child.kill('SIGKILL'); };
  try {
    const storage = fork(new URL('storage-process.mjs', import.meta.url), { stdio: ['ignore', 2, 2, 'ipc'] });
    children.push(storage);
    const [connectionString] = await once(storage, 'message');
    const urls = [];
    for (let index = 0; index < webProcesses; index += 1) {
      const port = await freePort();
      children.push(spawn(process.execPath, [main], {
        stdio: ['ignore', 2, 2],
        env: { ...process.env, NODE_ENV: '', PROCESS: 'web', PORT: String(port), STORAGE_CONNECTION_STRING: connectionString, LOG_LEVEL: 'error' },
      }));
      urls.push(`http://localhost:${port}`);
    }
    await Promise.all(urls.map(isUp));
    const { people } = await (await fetch(`${urls[0]}/api/session`)).json();
    return { urls, people, close };
  } catch (error) {
    close();
    throw error;
  }
}

async function isUp(url) {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await fetch(`${url}/healthz`).then(({ ok }) => ok, () => false)) return;
    await new Promise((done) => { setTimeout(done, 100); });
  }
  throw new Error(`${url} does not come up.`);
}

/** What one person asks the server. */
export function clientOf(url, person) {
  const address = `${url}/api/roadmaps/${encodeURIComponent(roadmap)}`;
  const headers = { Authorization: `Bearer local:${person.id}`, 'Content-Type': 'application/json' };
  const read = async (response) => {
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    catalog: async () => read(await fetch(`${url}/api/catalog`, { headers })),
    change: async (edits, changeId = crypto.randomUUID()) =>
      read(await fetch(`${address}/changes`, { method: 'POST', headers, body: JSON.stringify({ changeId, edits }) })),
  };
}

/** Brings the roadmap to a size: own activities beside the catalog's; everything has an owner, a status and a due date. @returns ids */
export async function fill(url, people, activities) {
  const client = clientOf(url, people[0]);
  const catalog = await client.catalog();
  const like = catalog.activities[0];
  const own = Array.from({ length: Math.max(0, activities - catalog.activities.length) }, (_, index) => `own-${index.toString(16).padStart(8, '0')}`);
  const ids = [...catalog.activities.map(({ id }) => id), ...own];
  const edits = ids.map((activity, index) => ({
    activity,
    seen: 0,
    set: {
      status: statuses[index % statuses.length],
      owner: { id: people[index % people.length].id, name: people[index % people.length].name },
      due: new Date(Date.now() + ((index % 200) - 20) * dayMs).toISOString().slice(0, 10),
      ...(activity.startsWith('own-') && {
        own: { title: `Own activity ${index}`, pillar: like.pillar, area: like.area, lane: like.lane, horizon: like.horizon, text: '' },
      }),
    },
  }));
  for (let start = 0; start < edits.length; start += editsPerChange) await client.change(edits.slice(start, start + editsPerChange));
  return ids;
}

/** Colleagues' windows: resolves when all of them read events. `arrivals` has the times by id of the change. */
export async function openWindows(url, people, count) {
  const child = fork(new URL('viewers-process.mjs', import.meta.url), [JSON.stringify([url, roadmap, people.map(({ id }) => id), count])], { stdio: ['ignore', 2, 2, 'ipc'] });
  const arrivals = new Map();
  await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The viewers ended with ${code}.`)));
    child.on('message', ({ ready, changeId, at }) => {
      if (ready) resolve();
      else arrivals.set(changeId, [...(arrivals.get(changeId) ?? []), at]);
    });
  });
  return { arrivals, close: () => child.disconnect() };
}
