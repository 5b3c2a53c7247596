// Web and worker replicas of the built product on one storage emulator, with a wire between that can be cut.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../../../scripts/bootstrap.mjs';
import { freePort } from '../../../scripts/ports.mjs';
import { pause } from '../figures.mjs';

const main = join(root, 'dist', 'src', 'main.js');

/** @param replicas `{ process: 'web' | 'worker', aheadMs? }` each */
export async function startCluster(replicas) {
  const emulator = fork(new URL('emulator-process.mjs', import.meta.url), { stdio: ['ignore', 2, 2, 'ipc'] });
  const [{ connectionString }] = await once(emulator, 'message');
  const wire = await startWire(connectionString);
  const members = await Promise.all(replicas.map((replica) => startReplica(replica, wire.connectionString)));
  const webs = members.filter(({ kind }) => kind === 'web');
  await Promise.all(webs.map(({ ready }) => ready()));
  return {
    connectionString,
    wire,
    webs,
    workers: members.filter(({ kind }) => kind === 'worker'),
    /** Kills one at random as a crash does; it is started again at once. */
    killAny(among = members) {
      const victim = among[Math.floor(Math.random() * among.length)];
      victim.kill();
      return victim.kind;
    },
    memoryMiB: () => members.map((member) => member.memoryMiB()),
    async stop() {
      await Promise.all(members.map((member) => member.stop()));
      wire.close();
      emulator.disconnect();
    },
  };
}

async function startReplica({ process: kind, aheadMs = 0 }, connectionString) {
  const port = await freePort();
  let isStopping = false;
  let child = start();
  function start() {
    const skew = aheadMs === 0 ? [] : ['--import', new URL('skewed-clock.mjs', import.meta.url).href];
    const born = spawn(process.execPath, [...skew, main], {
      stdio: ['ignore', 'ignore', 2],
      env: { ...process.env, PROCESS: kind, PORT: String(port), PLAYGROUND_PORT: '0', STORAGE_CONNECTION_STRING: connectionString, LOG_LEVEL: 'silent', CLOCK_AHEAD_MS: String(aheadMs), NODE_ENV: '', BOT_ID: '' },
    });
    born.once('exit', () => { if (!isStopping) child = start(); });
    return born;
  }
  const url = `http://localhost:${port}`;
  return {
    kind,
    url,
    kill: () => child.kill('SIGKILL'),
    memoryMiB: () => residentMiB(child.pid),
    async ready() {
      while (!await fetch(`${url}/readyz`).then(({ ok }) => ok, () => false)) await pause(100);
    },
    async stop() {
      isStopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/** Null where the system does not tell, or the process is gone. */
function residentMiB(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
  } catch {
    return null;
  }
}

/** Passes everything on, until it is cut: then connections end, and new ones are turned away. */
async function startWire(connectionString) {
  let isCut = false;
  const open = new Set();
  const servers = [];
  let through = connectionString;
  for (const endpoint of connectionString.match(/http:\/\/[^/;]+/g)) {
    const { hostname, port } = new URL(endpoint);
    const server = createServer((near) => {
      if (isCut) return void near.destroy();
      const far = connect(Number(port), hostname);
      for (const [end, other] of [[near, far], [far, near]]) {
        open.add(end);
        end.on('error', () => other.destroy());
        end.on('close', () => { open.delete(end); other.destroy(); });
        end.pipe(other);
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    through = through.replace(endpoint, `http://127.0.0.1:${server.address().port}`);
  }
  return {
    connectionString: through,
    cut() {
      isCut = true;
      for (const end of open) end.destroy();
    },
    mend() { isCut = false; },
    close() {
      for (const end of open) end.destroy();
      for (const server of servers) server.close();
    },
  };
}
