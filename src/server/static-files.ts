import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A body in the encodings that a client may accept, each with its own strong ETag. */
export interface Asset {
  readonly contentType: string;
  readonly cacheControl: string;
  readonly bodies: Readonly<Partial<Record<Encoding, Buffer>>> & { readonly identity: Buffer };
  readonly hash: string;
}
export type Encoding = 'br' | 'gzip' | 'identity';

/** Compresses a body once, to be sent often. @param quality of brotli, 0 to 11 */
export function assetOf(body: Buffer, options: { readonly contentType: string; readonly cacheControl: string; readonly quality: number }): Asset {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const br = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: options.quality } });
  return { ...options, hash, bodies: { identity: body, br, gzip: gzipSync(body) } };
}

/**
 * Reads a built single-page app into memory. Compressed twins (`x.js.br`, `x.js.gz`) made by the build are used as they are.
 * @returns assets by path below the folder, `/` between names
 */
export async function readAssets(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const bodies = new Map(await Promise.all(files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return [relative(folder, path).split(sep).join('/'), await readFile(path)] as const;
  })));
  const assets = new Map<string, Asset>();
  for (const [name, identity] of bodies) {
    if (/\.(?:br|gz)$/.test(name)) continue;
    const br = bodies.get(`${name}.br`);
    const gzip = bodies.get(`${name}.gz`);
    assets.set(name, {
      contentType: contentTypes[extname(name)] ?? 'application/octet-stream',
      cacheControl: name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      bodies: { identity, ...(br && { br }), ...(gzip && { gzip }) },
      hash: createHash('sha256').update(identity).digest('base64url').slice(0, 22),
    });
  }
  return assets;
}

/** The smallest encoding that the client accepts and the asset has. */
export function encodingFor(asset: Asset, acceptEncoding: string | undefined): Encoding {
  const accepted = new Set((acceptEncoding ?? '').split(',').filter((part) => !/;\s*q=0(?:\.0*)?\s*$/.test(part)).map((part) => part.split(';')[0]?.trim()));
  const wanted: readonly Encoding[] = ['br', 'gzip'];
  return wanted.find((encoding) => accepted.has(encoding) && asset.bodies[encoding] !== undefined) ?? 'identity';
}
