// `npm start`: everything local and embedded, until Ctrl-C.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, fail, install, root } from './bootstrap.mjs';
import { announceStorage, dataDir, runningStorage, withdrawStorage } from './local-data.mjs';
import { isTaken } from './ports.mjs';

const startedAt = Date.now();
const port = portFrom('PORT', 3978);
const playgroundPort = portFrom('PLAYGROUND_PORT', 56150);

if (process.env.BOT_ID || process.env.NODE_ENV === 'production') {
  fail('npm start is local mode, where anybody can be anybody: it does not run with BOT_ID or NODE_ENV=production. To serve Teams run "npm run build" and "node dist/src/main.js" (docs/deploy.md).');
}
if (port === 0) fail('PORT is 0: choose a port, such as PORT=3978.');
if (port === playgroundPort) fail(`PORT and PLAYGROUND_PORT are both ${port}: give them different ports.`);
for (const [name, value] of [['PORT', port], ['PLAYGROUND_PORT', playgroundPort]]) {
  if (value !== 0 && await isTaken(value)) fail(`Port ${value} is in use by another program. Stop it, or choose another port: ${name}=${value + 1} npm start`);
}
install();
build();

const { startStorageEmulator } = await import('./storage-emulator.mjs');
if (await runningStorage()) fail(`Another npm start already works on the data in ${dataDir}. Stop it, or choose another folder with DATA_DIR.`);
const storage = await startStorageEmulator({ folder: join(dataDir, 'storage') }).catch((error) => fail(error.message));
announceStorage(storage.connectionString);

let isStopping = false;
let app = startApp();
let playground = null;
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
await ready();
if (playgroundPort !== 0) playground = await startPlayground();
const lines = [
  `Zero Trust Roadmap is ready after ${((Date.now() - startedAt) / 1000).toFixed(1)} s. Stop it with Ctrl-C.`,
  playground ? `  Teams stand-in  http://localhost:${playgroundPort}  say "run assessment" there` : '',
  `  Roadmap         http://localhost:${port}/tab`,
  `  Data            ${dataDir}`,
];
process.stdout.write(`${lines.filter(Boolean).join('\n')}\n`);

function portFrom(name, preset) {
  const value = process.env[name] || String(preset);
  if (!/^\d+$/.test(value) || Number(value) > 65535) fail(`${name} is "${value}": it must be a port number from 0 to 65535.`);
  return Number(value);
}

/** Web and worker in one child. When it is killed it comes back, and goes on with the run that it was at. */
function startApp() {
  const bornAt = Date.now();
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', 'src', 'main.js')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PORT: String(port), PLAYGROUND_PORT: String(playgroundPort), STORAGE_CONNECTION_STRING: storage.connectionString, LOG_LEVEL: process.env.LOG_LEVEL || 'warn' },
  });
  child.on('exit', (code) => {
    if (isStopping) return;
    // One that dies at once would do so again: its own sentence already says why.
    if (Date.now() - bornAt < 3000 || code === 2) {
      void stop(code || 1);
      return;
    }
    process.stderr.write('The app ended unexpectedly and is started again.\n');
    app = startApp();
  });
  return child;
}

async function ready() {
  while (!isStopping) {
    const isUp = await fetch(`http://localhost:${port}/healthz`).then(({ ok }) => ok, () => false);
    if (isUp) return;
    await new Promise((done) => { setTimeout(done, 100); });
  }
}

async function startPlayground() {
  const folder = join(dataDir, 'playground');
  const { playgroundConfig } = await import('../dist/src/local/playground-config.js');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'playground.yml'), playgroundConfig());
  } catch (error) {
    process.stderr.write(`${folder} cannot be written (${error.code}). Free space there, or choose another folder with DATA_DIR.\n`);
    return stop(1);
  }
  const child = spawn(process.execPath, [
    join(root, 'node_modules', '@microsoft', 'm365agentsplayground', 'cli.js'), 'start', '--app-endpoint', `http://localhost:${port}/api/messages`, '--port', String(playgroundPort),
  ], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(folder, 'playground.yml'), M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log') },
  });
  child.stdout.on('data', (text) => {
    const listening = /Listening on (?<port>\d+)/.exec(String(text))?.groups?.port;
    if (listening && Number(listening) !== playgroundPort) {
      process.stderr.write(`Port ${playgroundPort} was taken by another program meanwhile. Choose another: PLAYGROUND_PORT=${playgroundPort + 1} npm start\n`);
      void stop(1);
    }
  });
  child.stderr.resume();
  for (let attempt = 0; attempt < 150 && child.exitCode === null && !isStopping; attempt += 1) {
    const isUp = await fetch(`http://localhost:${playgroundPort}/_debug/ping`).then(({ ok }) => ok, () => false);
    if (isUp) return child;
    await new Promise((done) => { setTimeout(done, 100); });
  }
  if (!isStopping) process.stderr.write(`The Agents Playground did not start; the tab and the bot endpoint run all the same. Its log is in ${folder}.\n`);
  child.kill();
  return null;
}

async function stop(exitCode) {
  if (isStopping) return;
  isStopping = true;
  playground?.kill();
  if (app.exitCode === null && app.signalCode === null) {
    const ended = new Promise((done) => { app.once('exit', done); });
    app.kill('SIGTERM');
    const impatience = setTimeout(() => app.kill('SIGKILL'), 8000);
    await ended;
    clearTimeout(impatience);
  }
  withdrawStorage();
  await storage.close();
  process.exit(exitCode);
}
