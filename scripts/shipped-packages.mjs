import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

/**
 * The places in node_modules whose code people run: what the server depends on, and what the tab imports, which is built
 * into its files and so stands among the development dependencies, beside the tools that build them.
 * @returns {Promise<ReadonlySet<string>>} such as `node_modules/zod`
 */
export async function shippedPackages() {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const shipped = new Set(Object.keys(packages).filter((path) => path !== '' && !packages[path].dev));
  const add = (path) => {
    if (path === undefined || shipped.has(path)) return;
    shipped.add(path);
    const { dependencies, optionalDependencies, peerDependencies } = packages[path];
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) add(find(packages, path, name));
  };
  for (const name of await importedByTab()) add(find(packages, '', name));
  return shipped;
}

/** Where Node would find a package from another's place: its own folder first, then those around it. Undefined: not installed. */
function find(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[path]) return path;
    if (folder === '') return undefined;
  }
}

/** Packages whose code, rather than only types, the tab's files ask for. */
async function importedByTab() {
  const folder = join(root, 'tab', 'src');
  const files = (await readdir(folder, { recursive: true })).filter((name) => /\.tsx?$/.test(name));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const specifiers = texts.flatMap((text) => Array.from(text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^.'][^']*)'|\bimport\('([^.'][^']*)'\)|^import '([^.'][^']*)'/gm), ([, first, second, third]) => first ?? second ?? third));
  return [...new Set(specifiers.map((specifier) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')))];
}
