import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive; `name` is its path, with slashes. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string;
}

const [localHeader, centralHeader, endOfDirectory] = [0x04034b50, 0x02014b50, 0x06054b50];
const version = 20;
/** Names are UTF-8. */
const flags = 0x0800;
const deflated = 8;

/**
 * A ZIP archive (APPNOTE 6.3, no ZIP64: the whole must stay below 4 GB), the envelope of Office files. Times are left out, so that the same
 * content is the same archive.
 */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const data = Buffer.from(content, 'utf8');
    const packed = deflateRawSync(data);
    const path = Buffer.from(name, 'utf8');
    // Both headers tell of the file in the same fields.
    const fields = [u16(version), u16(flags), u16(deflated), u16(0), dosDate, u32(crc32(data)), u32(packed.byteLength), u32(data.byteLength), u16(path.byteLength), u16(0)];
    const local = Buffer.concat([u32(localHeader), ...fields, path, packed]);
    files.push(local);
    directory.push(Buffer.concat([u32(centralHeader), u16(version), ...fields, u16(0), u16(0), u16(0), u32(0), u32(offset), path]));
    offset += local.byteLength;
  }
  const central = Buffer.concat(directory);
  const count = u16(entries.length);
  return Buffer.concat([...files, central, u32(endOfDirectory), u16(0), u16(0), count, count, u32(central.byteLength), u32(offset), u16(0)]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** 1 January 1980, the first day that the format has. */
const dosDate = u16(0x21);
