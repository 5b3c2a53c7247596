import type { TableClient, TableEntity, TransactionAction } from '@azure/data-tables';
import { untouched } from '../roadmap/activity-state.ts';
import { replayChange, type ActivityStates } from '../roadmap/apply.ts';
import type { Change } from '../roadmap/change.ts';
import { transportBytes } from './json-columns.ts';
import { rowKeyOf } from './keys.ts';
import { metaRow, parseState, readChange, readMeta, stateRow, touchRows, type Meta } from './roadmap-rows.ts';
import { corrupt, maxOperations, maxTransactionBytes, readRow } from './rows.ts';
import { untilAlone } from './storage-errors.ts';

/** Every edit writes a state and a trace in the history of its activity; one more row is the roadmap's `meta`. */
const maxEditsPerTransaction = Math.floor((maxOperations - 1) / 2);

/** A large change that was saved but is not in all state rows yet; null when there is none. */
export async function changeUnderway(table: TableClient, partitionKey: string, { sequence, replaying }: Pick<Meta, 'sequence' | 'replaying'>): Promise<Change | null> {
  if (replaying === 0) return null;
  const change = await readChange(table, partitionKey, replaying);
  if (change) return change;
  throw corrupt(table, { partitionKey, rowKey: 'meta', etag: '' }, `change ${replaying} of ${sequence} is missing`);
}

/**
 * Writes what is left of a large change into the state rows: whoever comes first goes on where the last one stopped. Each
 * transaction replaces `meta`, so that of several who try only one gets on, and nobody writes over what was saved later.
 * @throws {StorageBusy} @throws {StorageUnreachable}
 */
export async function finishReplay(table: TableClient, partitionKey: string): Promise<void> {
  let known: Change | null = null;
  const step = async (): Promise<boolean> => {
    const meta = await readMeta(table, partitionKey);
    if (meta.etag === null) return true;
    if (known?.sequence !== meta.replaying) known = await changeUnderway(table, partitionKey, meta);
    if (!known) return true;
    const { rows, edits } = await nextRows(table, partitionKey, known, meta.replayed);
    const replayed = meta.replayed + edits;
    const isLast = replayed >= known.edits.length;
    await table.submitTransaction([
      ['update', metaRow(partitionKey, isLast ? { replaying: 0, replayed: 0 } : { replayed }), 'Merge', { etag: meta.etag }],
      ...rows.map((row): TransactionAction => ['upsert', row, 'Merge']),
    ]);
    return isLast;
  };
  while (!await untilAlone('finish a large change of this roadmap', step));
}

/** As many edits, from one on, as one transaction holds; at least one. */
async function nextRows(table: TableClient, partitionKey: string, change: Change, from: number): Promise<{ readonly rows: TableEntity[]; readonly edits: number }> {
  const part: Change = { ...change, edits: change.edits.slice(from, from + maxEditsPerTransaction) };
  const states: ActivityStates = new Map(await Promise.all(part.edits.map(async ({ activity }) => {
    const row = await readRow(table, partitionKey, rowKeyOf('activity', activity));
    return [activity, row ? parseState(table, row) : untouched(activity)] as const;
  })));
  const replayed = replayChange(states, part);
  const touches = touchRows(partitionKey, part);
  const rows: TableEntity[] = [];
  let bytes = 0;
  let edits = 0;
  for (const [index, { activity }] of part.edits.entries()) {
    const touch = touches[index];
    const mine = [stateRow(partitionKey, replayed.get(activity) ?? untouched(activity)), ...(touch ? [touch] : [])];
    const size = mine.reduce((sum, row) => sum + transportBytes(row), 0);
    if (edits > 0 && bytes + size > maxTransactionBytes) break;
    rows.push(...mine);
    bytes += size;
    edits += 1;
  }
  return { rows, edits };
}
