import fc from 'fast-check';
import { findings, workshopDocument } from './workshop-fixture.ts';

const sound = [
  workshopDocument({ identity: { RMI_062: { status: 'In Progress', notes: findings('❌ Three admins are synced', '…(+3 more findings)') }, XYZ: { status: 'x', notes: 'y' } }, network: { 'NET-041': { status: 'completed', notes: 'Done\nDone' } } }),
  workshopDocument({ secops: { S: { status: 'planned', notes: '' } }, 'security-ops': { S: { status: 'blocked', notes: '' } }, quantum: { Q: { status: null, notes: null } } }, { more: [{ a: [1] }] }),
].map((document) => JSON.stringify(document));

const junk = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'a'.repeat(9000), '\u0000', '\uD800', 'ZT Assessment result:\n', '…(+99999999999 more findings)', '=cmd|1'));

/** Puts junk in the place of one value, or beside it; the path is chosen by numbers. */
function withJunk(data: unknown, path: readonly number[], value: unknown): unknown {
  if (typeof data !== 'object' || data === null || path.length === 0) return value;
  const entries = Object.entries(data);
  const [first = 0, ...rest] = path;
  if (Array.isArray(data)) return [...(data as unknown[]), value];
  const index = first % (entries.length + 1);
  const entry = entries[index];
  if (entry === undefined) return { ...data, [typeof value === 'string' ? value : 'more']: value };
  return { ...data, [entry[0]]: withJunk(entry[1], rest, value) };
}

const changedValues = fc.tuple(fc.constantFrom(...sound), fc.array(fc.tuple(fc.array(fc.nat(8), { maxLength: 7 }), junk), { minLength: 1, maxLength: 5 }))
  .map(([text, changes]) => JSON.stringify(changes.reduce<unknown>((data, [path, value]) => withJunk(data, path, value), JSON.parse(text))));
const changedText = fc.tuple(fc.constantFrom(...sound), fc.nat(), fc.nat(60), fc.string())
  .map(([text, at, length, piece]) => text.slice(0, at % text.length) + piece + text.slice((at % text.length) + length));

/** Workshop documents, each damaged in a few places: values, keys, or letters. */
export const mutatedDocuments = fc.oneof({ weight: 4, arbitrary: changedValues }, { weight: 1, arbitrary: changedText });
