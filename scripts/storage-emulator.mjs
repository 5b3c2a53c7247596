import { constants } from 'node:fs';
import { access, mkdir, open, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** How much of what was written last a killed process may lose. */
const saveEveryMs = 300;
/** Writing a large database out as text stops everything else: that may take at most a fifth of the time. */
const restPerBlocking = 4;
const probeBytes = 256 * 1024;

/**
 * Starts the storage emulator's tables and queues inside this process, on loopback only.
 * @param {import('./storage-emulator.d.mts').StorageEmulatorOptions} options
 * @returns {Promise<import('./storage-emulator.d.mts').StorageEmulator>}
 */
export async function startStorageEmulator({ folder, tablePort = 0, queuePort = 0, onSaveFailed = reportOnStderr }) {
  if (folder !== null) await checkFolder(folder);
  const { tables, queues, account } = createServers({ folder, tablePort, queuePort });
  try {
    await tables.start();
  } catch (error) {
    throw startError(error, 'table', tablePort);
  }
  try {
    await queues.start();
  } catch (error) {
    await tables.close();
    throw startError(error, 'queue', queuePort);
  }
  // Texts of messages before the messages that point to them; tables stand alone.
  const databases = folder === null ? [] : [[tables.metadataStore.db], [queues.extentMetadataStore.db, queues.metadataStore.db]];
  const saving = saveContinually(databases, (error) => onSaveFailed(folderError(error, folder)));
  return {
    connectionString: [
      'DefaultEndpointsProtocol=http', `AccountName=${account.name}`, `AccountKey=${account.key}`,
      `TableEndpoint=${tables.getHttpServerAddress()}/${account.name}`, `QueueEndpoint=${queues.getHttpServerAddress()}/${account.name}`, '',
    ].join(';'),
    async close() {
      await saving.stop();
      const closed = await Promise.allSettled([tables.close(), queues.close()]);
      // A database that cannot be saved says so below.
      await save(databases).catch((error) => { throw folderError(error, folder); });
      const failed = closed.find(({ status }) => status === 'rejected');
      if (failed) throw folder === null ? failed.reason : folderError(failed.reason, folder);
    },
  };
}

function createServers({ folder, tablePort, queuePort }) {
  const require = createRequire(import.meta.url);
  const TableServer = require('azurite/dist/src/table/TableServer.js').default;
  const TableConfiguration = require('azurite/dist/src/table/TableConfiguration.js').default;
  const QueueServer = require('azurite/dist/src/queue/QueueServer.js').default;
  const QueueConfiguration = require('azurite/dist/src/queue/QueueConfiguration.js').default;
  const { MemoryExtentChunkStore } = require('azurite/dist/src/common/persistence/MemoryExtentStore.js');
  const { EMULATOR_ACCOUNT_NAME, EMULATOR_ACCOUNT_KEY } = require('azurite/dist/src/common/utils/constants.js');
  const inMemory = folder === null;
  const file = (name) => (inMemory ? name : join(folder, name));
  const host = '127.0.0.1';
  const keepAliveSeconds = 5;
  // The emulator's settings by position; of its switches only `skipApiVersionCheck` is on, so that newer client libraries are served.
  const tables = new TableServer(new TableConfiguration(
    host, tablePort, keepAliveSeconds, file('tables.json'), false, false, undefined, undefined, false, true, '', '', '', undefined, true, inMemory,
  ));
  const texts = [{ locationId: 'Default', locationPath: file('queue-messages'), maxConcurrency: 1 }];
  const queues = new QueueServer(new QueueConfiguration(
    host, queuePort, keepAliveSeconds, file('queues.json'), file('queue-extents.json'), texts, false, undefined, false, undefined, false, true,
    '', '', '', undefined, true, inMemory, new MemoryExtentChunkStore(),
  ));
  // The emulator's own timer saves every 5 s and keeps failures to itself.
  for (const store of [tables.metadataStore, queues.metadataStore, queues.extentMetadataStore]) store.db.autosaveDisable();
  return { tables, queues, account: { name: EMULATOR_ACCOUNT_NAME, key: EMULATOR_ACCOUNT_KEY.toString('base64') } };
}

/** Saves what changed, again and again until stopped. A failure is told once, and again only after a success. */
function saveContinually(databases, onFailure) {
  let timer;
  let hasFailed = false;
  let current = Promise.resolve();
  const schedule = (ms) => {
    timer = setTimeout(() => { current = round(); }, ms);
    timer.unref();
  };
  const round = async () => {
    for (const database of databases.flat()) database.autosaveDisable();
    let blockedMs = 0;
    try {
      blockedMs = await save(databases);
      hasFailed = false;
    } catch (error) {
      if (!hasFailed) onFailure(error);
      hasFailed = true;
    }
    schedule(Math.max(saveEveryMs, restPerBlocking * blockedMs));
  };
  if (databases.length > 0) schedule(saveEveryMs);
  return {
    async stop() {
      clearTimeout(timer);
      await current;
      clearTimeout(timer);
    },
  };
}

/**
 * Saves groups of databases. Within one, a database is written as it is in the moment when nothing before it has changes left:
 * the queue's index never names a message whose text is not on disk.
 * @returns how long this process stood still for it, in milliseconds
 */
async function save(databases) {
  let blockedMs = 0;
  for (const group of databases) {
    for (const [index, database] of group.entries()) {
      for (const earlier of group.slice(0, index)) while (earlier.autosaveDirty()) blockedMs += await saveOne(earlier);
      if (database.autosaveDirty()) blockedMs += await saveOne(database);
    }
  }
  return blockedMs;
}

async function saveOne(database) {
  const changed = database.collections.filter(({ dirty }) => dirty);
  try {
    const started = performance.now();
    const saved = new Promise((resolve, reject) => {
      database.saveDatabase((error) => {
        if (error) reject(error);
        else resolve();
      });
    });
    const blockedMs = performance.now() - started;
    await saved;
    return blockedMs;
  } catch (error) {
    // Saving clears the marks first, also when it then fails.
    for (const collection of changed) collection.dirty = true;
    throw error;
  }
}

/** Finds out before anything starts whether the folder can hold data. */
async function checkFolder(folder) {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    await probe(join(folder, `probe-${process.pid}`));
  } catch (error) {
    throw folderError(error, folder);
  }
  for (const name of ['tables.json', 'queues.json', 'queue-extents.json']) await checkDatabase(folder, name);
}

async function probe(file) {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(Buffer.alloc(probeBytes, 1));
    await handle.sync();
  } finally {
    await handle.close();
    await rm(file, { force: true });
  }
}

/** The emulator dies without a word on half a database, so look at both ends of it first. */
async function checkDatabase(folder, name) {
  const file = join(folder, name);
  let handle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw folderError(error, folder);
  }
  try {
    const { size } = await handle.stat();
    const [first, last] = [Buffer.alloc(1), Buffer.alloc(1)];
    await handle.read(first, 0, 1, 0);
    await handle.read(last, 0, 1, Math.max(0, size - 1));
    if (first.toString() !== '{' || last.toString() !== '}') throw new Error(`The data file ${file} is damaged. Restore it from a backup, or delete the folder ${folder} to start anew.`);
  } finally {
    await handle.close();
  }
}

/** One sentence about a folder that cannot hold data, and what to do. */
function folderError(error, folder) {
  const text = `${error?.code ?? ''} ${error?.message ?? error}`;
  const sentences = {
    ENOSPC: `There is no space left for data in ${folder}. Free some disk space, or choose another folder with DATA_DIR.`,
    EDQUOT: `The disk quota leaves no space for data in ${folder}. Free some, or choose another folder with DATA_DIR.`,
    EACCES: `Data cannot be written to ${folder}: permission denied. Make it writable, or choose another folder with DATA_DIR.`,
    EPERM: `Data cannot be written to ${folder}: not permitted. Make it writable, or choose another folder with DATA_DIR.`,
    EROFS: `Data cannot be written to ${folder}: the disk is read-only. Choose another folder with DATA_DIR.`,
    ENOTDIR: `${folder} cannot hold data: part of the path is a file. Choose another folder with DATA_DIR.`,
    EEXIST: `${folder} cannot hold data: it is a file. Choose another folder with DATA_DIR.`,
  };
  const known = Object.keys(sentences).find((code) => text.includes(code));
  return new Error(known ? sentences[known] : `Data cannot be kept in ${folder}: ${error?.message ?? error}`, { cause: error });
}

function startError(error, service, port) {
  if (error?.code !== 'EADDRINUSE') return error;
  return new Error(`Port ${port} for the storage emulator's ${service} service is in use. Stop what uses it, or choose another port.`, { cause: error });
}

function reportOnStderr(error) {
  process.stderr.write(`${error.message}\n`);
}
