import { odata } from '@azure/data-tables';
import { z } from 'zod';
import { personalRoadmapId } from '../access/conversation.ts';
import { commentPieces, mentionOf } from '../roadmap/comment.ts';
import { personSchema } from '../assessment/run.ts';
import { encodeKey, rowKeyOf } from './keys.ts';
import { entityOf, ofTenant, removeRows, storedRows, type Column, type StoredRow, type TenantTables } from './backup-rows.ts';
import { fromColumns, toColumns } from './json-columns.ts';
import { settingsRowKey } from './roadmap-settings.ts';
import { reminderKey } from './reminders.ts';
import { isContention } from './storage-errors.ts';

/** Who somebody is who left and was forgotten. */
export const formerMember = { id: 'former-member', name: 'Former member' } as const;

/** What forgetting a person did. */
export interface Forgotten {
  /** Names under which they were known. */
  readonly names: readonly string[];
  readonly rowsChanged: number;
  readonly rowsDeleted: number;
}

const tablesWithPeople = ['roadmaps', 'assessments', 'conversations'] as const;
const mostTries = 8;

/**
 * Replaces a person wherever they are named in states, history, comments, runs and events, and deletes their personal
 * roadmap and chat. Done again, it finds what came in meanwhile. Evidence is left: what Microsoft Graph said about an
 * account is the tenant's, and goes with the runs.
 */
export async function forgetPerson(tables: TenantTables, tenantId: string, givenId: string): Promise<Forgotten> {
  const personId = idAsStored(givenId);
  const names = new Set<string>();
  const theirs: StoredRow[] = [];
  for (const table of tablesWithPeople) {
    for await (const row of storedRows(tables, table, ofTenant(tenantId))) {
      if (belongsToPerson(row, personId)) theirs.push(row);
      for (const value of valuesOf(row).values()) collectNames(value, personId, names);
    }
  }
  const rowsDeleted = await removeRows(tables, streamOf(theirs.sort((a, b) => `${a.table}${a.partition}`.localeCompare(`${b.table}${b.partition}`))));
  let rowsChanged = 0;
  for (const table of tablesWithPeople) {
    for await (const row of storedRows(tables, table, ofTenant(tenantId))) if (await rewrite(tables, row, personId, names)) rowsChanged += 1;
  }
  return { names: [...names], rowsChanged, rowsDeleted };
}

/** Entra writes object ids in lower case, and portals hand them out in upper case too. */
export const idAsStored = (id: string): string => (z.guid().safeParse(id).success ? id.toLowerCase() : id);

/** Their personal roadmap, their chat with the bot, and where they are looking now. */
function belongsToPerson(row: StoredRow, personId: string): boolean {
  const roadmapId = personalRoadmapId(personId);
  if (row.table === 'roadmaps') return row.partition.endsWith(`|${encodeKey(roadmapId, '|')}`) || (row.row.startsWith('viewer:') && JSON.stringify([...valuesOf(row).values()]).includes(personId));
  if (row.table !== 'conversations') return false;
  return [rowKeyOf('roadmap', roadmapId), reminderKey(personId), rowKeyOf('assessment-schedule', roadmapId), settingsRowKey(roadmapId)].includes(row.row) || (row.row.startsWith('conversation:') && [...valuesOf(row).values()].some((value) => hasRoadmap(value, roadmapId)));
}

function hasRoadmap(value: unknown, roadmapId: string): boolean {
  return typeof value === 'object' && value !== null && 'roadmapId' in value && value.roadmapId === roadmapId;
}

async function rewrite(tables: TenantTables, found: StoredRow & { readonly etag: string }, personId: string, names: ReadonlySet<string>): Promise<boolean> {
  let row = found;
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const columns = forgottenColumns(row, personId, names);
    if (columns === null) return false;
    try {
      // The whole row: a longer value must not leave its end behind in columns that are no longer read.
      await tables[row.table].updateEntity(entityOf({ ...row, columns }), 'Replace', { etag: row.etag });
      return true;
    } catch (error) {
      if (!isContention(error)) throw error;
    }
    const [again] = await listOf(storedRows(tables, row.table, odata`PartitionKey eq ${row.partition} and RowKey eq ${row.row}`));
    if (!again) return false;
    row = again;
  }
  throw new Error(`Row "${row.row}" is being changed all the time. Run the command again when it is quieter.`);
}

/** Null when the person is not in the row. */
function forgottenColumns(row: StoredRow, personId: string, names: ReadonlySet<string>): StoredRow['columns'] | null {
  let columns: Readonly<Record<string, Column>> = row.columns;
  let isChanged = false;
  for (const [name, value] of valuesOf(row)) {
    const forgotten = withoutPerson(value, personId, names);
    if (JSON.stringify(forgotten) === JSON.stringify(value)) continue;
    isChanged = true;
    const others = Object.entries(columns).filter(([column]) => column !== name && !new RegExp(`^${name}(?:\\d+|Parts)$`).test(column));
    const written = Object.entries(toColumns(name, forgotten)).map(([column, part]): [string, Column] => [column, part instanceof Uint8Array ? { type: 'Binary', value: Buffer.from(part).toString('base64') } : part]);
    columns = Object.fromEntries([...others, ...written]);
  }
  return isChanged ? columns : null;
}

/** What the row keeps as JSON, by the name of its columns. */
export function valuesOf({ columns }: StoredRow): Map<string, unknown> {
  const readable = Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, typeof value === 'object' && value.type === 'Binary' ? new Uint8Array(Buffer.from(String(value.value), 'base64')) : value]));
  return new Map(Object.keys(columns).filter((column) => column.endsWith('Parts')).map((column) => {
    const name = column.slice(0, -'Parts'.length);
    return [name, fromColumns(name, readable)];
  }));
}

function collectNames(value: unknown, personId: string, names: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('id' in value && value.id === personId && 'name' in value && typeof value.name === 'string' && value.name !== formerMember.name) names.add(value.name);
  for (const inner of Object.values(value)) collectNames(inner, personId, names);
}

const withMentions = z.looseObject({ text: z.string(), mentions: z.array(personSchema) });
/** How Teams names an account in a reference to a conversation. */
const teamsAccount = z.looseObject({ aadObjectId: z.string(), name: z.string() });

/**
 * The same value without the person: as who did something, in mentions, and by name in what others wrote. What others wrote is
 * changed for good, so that a name counts only where it stands by itself, and one of a single word, such as "Mark", only
 * where it surely means the person.
 */
export function withoutPerson(value: unknown, personId: string, names: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return isJson(value) ? withoutPersonInJson(value, personId, names) : withoutPersonInText(value, personId, names);
  if (Array.isArray(value)) return value.map((item) => withoutPerson(item, personId, names));
  if (typeof value !== 'object' || value === null) return value;
  const text = mentioningText(value, personId, names);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => {
    if (key === 'text' && text !== null) return [key, text];
    if (key === 'name' && typeof inner === 'string' && isPerson(value)) return [key, isThePerson(value, personId) ? formerMember.name : inner];
    return [key, withoutPerson(inner, personId, names)];
  }));
}

const isPerson = (value: object): boolean => 'id' in value || teamsAccount.safeParse(value).success;
/** Somebody else of the same name keeps it. */
const isThePerson = (value: object, personId: string): boolean => ('id' in value && value.id === personId) || teamsAccount.safeParse(value).data?.aadObjectId === personId;

/** Null for what is no comment. */
function mentioningText(value: object, personId: string, names: ReadonlySet<string>): string | null {
  const comment = withMentions.safeParse(value).data;
  if (!comment) return null;
  const pieces = commentPieces(comment).map((piece) => {
    if (piece.kind !== 'mention') return withoutPersonInText(piece.text, personId, names);
    return piece.personId === personId ? mentionOf(formerMember) : piece.text;
  });
  return pieces.join('');
}

const isJson = (text: string): boolean => text.startsWith('{') && text.endsWith('}');

function withoutPersonInJson(text: string, personId: string, names: ReadonlySet<string>): string {
  try {
    const value: unknown = JSON.parse(text);
    const forgotten = withoutPerson(value, personId, names);
    return JSON.stringify(forgotten) === JSON.stringify(value) ? text : JSON.stringify(forgotten);
  } catch {
    return withoutPersonInText(text, personId, names);
  }
}

function withoutPersonInText(text: string, personId: string, names: ReadonlySet<string>): string {
  const telling = [...names].filter((name) => /\S\s+\S/.test(name)).sort((a, b) => b.length - a.length);
  return telling.reduce((shown, name) => shown.replace(byItself(name), formerMember.name), text.replace(byItself(personId), formerMember.id));
}

/** In any script: "Anna Lee" is not in "Joanna Lee" and not in "Anna Leeds". */
const byItself = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{M}\\p{N}])`, 'gu');

async function* streamOf<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
