import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { belongsTo, nameOfRow } from './backup.ts';
import { storedRowSchema, type StoredRow } from './backup-rows.ts';
import { decodeKey } from './keys.ts';

const format = 'zero-trust-roadmap-backup';
/** Raised with every change that an older version could not read. */
const version = 1;

const headerSchema = z.looseObject({ format: z.literal(format), version: z.int(), tenantId: z.string(), at: z.string() });
export type BackupHeader = z.infer<typeof headerSchema>;
const trailerSchema = z.object({ rows: z.int(), sha256: z.string() });

/** A file that cannot be restored, and why. Nothing was changed. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

/**
 * Writes rows as one file: gzip of JSON lines, a header first, the number of rows and a checksum last. Under its own
 * name it is only there once it is whole.
 * @returns how many rows
 */
export async function writeBackup(file: string, header: { readonly tenantId: string; readonly at: string; readonly product: string }, rows: AsyncIterable<StoredRow>): Promise<number> {
  const unfinished = `${file}.unfinished`;
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    const hash = createHash('sha256');
    const hashed = (value: unknown): string => {
      const line = `${JSON.stringify(value)}\n`;
      hash.update(line);
      return line;
    };
    yield hashed({ format, version, ...header });
    for await (const row of rows) {
      count += 1;
      yield hashed(row);
    }
    yield `${JSON.stringify({ rows: count, sha256: hash.digest('hex') })}\n`;
  }
  try {
    // What people said and what was found: for the eyes of whoever makes the backup.
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return count;
}

/** What is in a file that is whole and of this tenant. */
export interface CheckedBackup {
  readonly header: BackupHeader;
  readonly rows: number;
  /** See `nameOfRow`. */
  readonly names: ReadonlySet<string>;
}

/**
 * Reads a file to its end and says what is in it.
 * @throws {BackupRefused} for what is no backup, damaged, cut short, of a newer version or of another tenant
 */
export async function checkBackup(file: string, tenantId: string): Promise<CheckedBackup> {
  const hash = createHash('sha256');
  const names = new Set<string>();
  const runIds = new Set<string>();
  let header: BackupHeader | null = null;
  let last: string | null = null;
  for await (const line of linesOf(file)) {
    if (last !== null) {
      hash.update(`${last}\n`);
      if (header === null) header = readHeader(file, last, tenantId);
      else {
        const row = readRow(file, last);
        if (row.table === 'assessments' && row.row.startsWith('run:')) runIds.add(decodeKey(row.row.slice('run:'.length)));
        if (!belongsTo(tenantId, row, runIds)) throw new BackupRefused(`${file} holds rows of another tenant. Nothing was restored.`);
        names.add(nameOfRow(row));
      }
    }
    last = line;
  }
  if (header === null) {
    if (last !== null) readHeader(file, last, tenantId);
    throw damaged(file, 'it ends too early');
  }
  const trailer = trailerSchema.safeParse(parsed(last ?? ''));
  if (!trailer.success) throw damaged(file, 'it ends too early');
  if (trailer.data.rows !== names.size) throw damaged(file, `${trailer.data.rows} rows were written and ${names.size} are there`);
  if (trailer.data.sha256 !== hash.digest('hex')) throw damaged(file, 'its checksum is another one');
  return { header, rows: names.size, names };
}

/** The rows of a file that was checked. */
export async function* rowsIn(file: string): AsyncGenerator<StoredRow> {
  let last: string | null = null;
  let isFirst = true;
  for await (const line of linesOf(file)) {
    if (last !== null) {
      if (!isFirst) yield readRow(file, last);
      isFirst = false;
    }
    last = line;
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unpacked = source.pipe(createGunzip());
  // A pipe does not hand errors on, and waiting for lines of a broken one would never end.
  source.on('error', (error) => unpacked.destroy(error));
  // Whoever reads gets the error; one that comes after they have stopped is nobody's.
  unpacked.on('error', () => undefined);
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw refusalOf(file, error);
  } finally {
    source.destroy();
  }
  if (rest !== '') yield rest;
}

function refusalOf(file: string, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return new BackupRefused(`There is no file ${file}.`, { cause: error });
  if (code === 'Z_DATA_ERROR' && error instanceof Error && /incorrect header check/.test(error.message)) return new BackupRefused(`${file} is no backup of this app. Name a file that "backup --out" has written.`, { cause: error });
  if (code.startsWith('Z_')) return damaged(file, code === 'Z_BUF_ERROR' ? 'it ends too early' : 'it cannot be unpacked', error);
  return error instanceof Error ? error : new Error(String(error));
}

function damaged(file: string, why: string, cause?: unknown): BackupRefused {
  return new BackupRefused(`${file} is damaged: ${why}. Nothing was restored; take another copy of it, or an earlier backup.`, { cause });
}

function readHeader(file: string, line: string, tenantId: string): BackupHeader {
  const header = headerSchema.safeParse(parsed(line));
  if (!header.success) throw new BackupRefused(`${file} is no backup of this app. Name a file that "backup --out" has written.`);
  if (header.data.version > version) throw new BackupRefused(`${file} was written by a newer version of the app (format ${header.data.version}; this one reads ${version}). Update the app, then restore.`);
  if (header.data.tenantId !== tenantId) throw new BackupRefused(`${file} is a backup of tenant ${header.data.tenantId}; this app serves ${tenantId}. Nothing was restored.`);
  return header.data;
}

function readRow(file: string, line: string): StoredRow {
  const row = storedRowSchema.safeParse(parsed(line));
  if (!row.success) throw damaged(file, 'a row cannot be read');
  return row.data;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}
