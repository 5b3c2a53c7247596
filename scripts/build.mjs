import { spawn } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { root } from './bootstrap.mjs';

const dist = join(root, 'dist');
const bin = (name) => join(root, 'node_modules', name);

await rm(dist, { recursive: true, force: true });
await Promise.all([buildServer(), buildTab()]);
await writeFile(join(dist, '.built'), '');

/** JavaScript beside the texts that it reads, and the catalog checked and compiled. Types are checked by `npm test`. */
async function buildServer() {
  await node(bin('typescript/bin/tsc'), '-p', 'tsconfig.build.json');
  await copyTexts(join(root, 'src', 'checks'));
  await node(join(dist, 'src', 'catalog', 'compile.js'));
}

async function buildTab() {
  await node(bin('vite/bin/vite.js'), 'build', '--config', 'tab/vite.config.ts', '--logLevel', 'warn');
  await compressAssets(join(dist, 'tab'));
}

async function copyTexts(folder) {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (extname(entry.name) !== '.md') continue;
    const from = join(entry.parentPath, entry.name);
    const to = join(dist, relative(root, from));
    await mkdir(dirname(to), { recursive: true });
    await cp(from, to);
  }
}

/** The server sends these twins as they are. */
async function compressAssets(folder) {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => /\.(?:js|css|html|svg|json)$/.test(entry.name));
  await Promise.all(entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const body = await readFile(path);
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength } }),
      promisify(gzip)(body, { level: 9 }),
    ]);
    await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
  }));
}

function node(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${relative(root, args[0])} ended with ${code}`))));
  }).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
}
