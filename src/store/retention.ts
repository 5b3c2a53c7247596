import { odata, type TableClient, type TransactionAction } from '@azure/data-tables';
import { z } from 'zod';
import type { Person } from '../assessment/run.ts';
import { withUnknownOf } from '../roadmap/unknown-keys.ts';
import { runHeaderSchema } from './assessments.ts';
import { recording, type AuditEvent } from './audit-events.ts';
import { roadmapIdsOf, type AuditTables } from './audit-log.ts';
import { toColumns } from './json-columns.ts';
import { newestFirstKey, partitionKeyOf, rangeOf, rowKeyOf } from './keys.ts';
import { finishReplay } from './roadmap-replay.ts';
import { partKey, partsOf, wholeChange } from './roadmap-rows.ts';
import { fitting, maxOperations, parseJson, queryRows, readRow, schemaVersion } from './rows.ts';
import { isMissing } from './storage-errors.ts';

const months = z.int().min(1, 'must be at least one month').max(600, 'must be 600 months at most').nullable();
/** Months to keep what was found and done; null keeps it for good. The current state of activities is always kept. */
export const retentionSchema = z.object({ evidence: months, runs: months, history: months });
export type Retention = z.infer<typeof retentionSchema>;
export const keepEverything: Retention = { evidence: null, runs: null, history: null };

/** What a clean-up removed. */
export interface Removed {
  readonly evidence: number;
  readonly runs: number;
  readonly changes: number;
}

export interface CleanUp {
  /** Everything that was finished before these moments goes; null keeps it. */
  readonly before: { readonly evidence: Date | null; readonly runs: Date | null; readonly history: Date | null };
  /** Runs that stay whole, however old. */
  readonly keepRuns: ReadonlySet<string>;
  /** No more than so many rows are removed; the rest is for the next time. */
  readonly mostRows: number;
  /** Now. */
  readonly at: Date;
}

export interface RetentionStore {
  get(tenantId: string): Promise<Retention>;
  /** Records who set it, in one. */
  set(tenantId: string, retention: Retention, by: Person, at: Date): Promise<void>;
  /** Records for the audit log what concerns the whole tenant. */
  record(tenantId: string, event: AuditEvent): Promise<void>;
  /** Removes what is too old, oldest runs first; broken off anywhere, the next call goes on. `isComplete`: nothing is left to remove. */
  cleanUp(tenantId: string, order: CleanUp): Promise<{ readonly removed: Removed; readonly isComplete: boolean }>;
}

interface RetentionTables extends AuditTables {
  readonly results: TableClient;
}

/** Who removes what is no longer kept: nobody in person. Who wanted it so stands with `retention-set`. */
const cleaner: Person = { id: 'clean-up', name: 'Nightly clean-up' };
const settingKey = rowKeyOf('setting', 'retention');
const verdictRow = z.object({ chunks: z.int() });

export function createRetentionStore(tables: RetentionTables): RetentionStore {
  return {
    get: read,

    async set(tenantId, retention, by, at) {
      const before = await read(tenantId);
      await tables.conversations.submitTransaction([
        ['upsert', fitting({ partitionKey: partitionKeyOf(tenantId), rowKey: settingKey, schemaVersion, ...toColumns('json', withUnknownOf(retentionSchema, before, retention)) }), 'Merge'],
        recording(tenantId, { at: at.toISOString(), by, kind: 'retention-set', roadmap: null, subject: null, details: { before, after: retention } }),
      ]);
    },

    async record(tenantId, event) {
      await tables.conversations.submitTransaction([recording(tenantId, event)]);
    },

    async cleanUp(tenantId, { before, keepRuns, mostRows, at }) {
      const budget = new Budget(mostRows);
      const counts = { evidence: 0, runs: 0, changes: 0 };
      for (const { id, endedAt } of await endedRuns(tenantId)) {
        if (budget.isSpent) break;
        if (keepRuns.has(id)) continue;
        const isOlder = (limit: Date | null) => limit !== null && endedAt < limit;
        if (isOlder(before.runs)) counts.runs += await removeRun(tenantId, id, at, budget);
        else if (isOlder(before.evidence)) counts.evidence += await removeEvidence(id, budget);
      }
      if (before.history) for (const id of await roadmapIdsOf(tables.roadmaps, tenantId)) counts.changes += await removeHistory(partitionKeyOf(tenantId, id), before.history, budget);
      return { removed: counts, isComplete: !budget.isSpent };
    },
  };

  async function read(tenantId: string): Promise<Retention> {
    const row = await readRow(tables.conversations, partitionKeyOf(tenantId), settingKey);
    return row ? parseJson(tables.conversations, 'json', [row], retentionSchema) : keepEverything;
  }

  /** Oldest first. */
  async function endedRuns(tenantId: string): Promise<{ readonly id: string; readonly endedAt: Date }[]> {
    const runs: { id: string; endedAt: Date }[] = [];
    for await (const row of queryRows(tables.assessments, { partitionKey: partitionKeyOf(tenantId), range: rangeOf('run'), select: ['run', 'runParts', 'run0', 'run1', 'run2'] })) {
      const { id, finishedAt } = parseJson(tables.assessments, 'run', [row], runHeaderSchema);
      if (finishedAt !== null) runs.push({ id, endedAt: new Date(finishedAt) });
    }
    return runs.reverse();
  }

  /** Results first and the header last: a run that is half removed is still found by the next clean-up. What the audit log told from the header stays as an event. */
  async function removeRun(tenantId: string, runId: string, at: Date, budget: Budget): Promise<number> {
    const partitionKey = partitionKeyOf(runId);
    for (const range of [rangeOf('evidence'), rangeOf('verdict'), rangeOf('follower'), { from: 'fence', before: 'fencf' }]) {
      if (!await removeRange(tables.results, partitionKey, range, budget)) return 0;
    }
    if (!budget.take(1)) return 0;
    const rowKey = rowKeyOf('run', runId);
    const row = await readRow(tables.assessments, partitionKeyOf(tenantId), rowKey);
    if (!row) return 0;
    const { source, pillars, scheduled = false, startedBy, startedAt, finishedAt, state, version } = parseJson(tables.assessments, 'run', [row], runHeaderSchema);
    await tables.assessments.submitTransaction([
      ['delete', { partitionKey: partitionKeyOf(tenantId), rowKey }],
      recording(tenantId, { at: at.toISOString(), by: cleaner, kind: 'assessment-removed', roadmap: null, subject: runId, details: { startedBy, startedAt, finishedAt, state, source, pillars, scheduled, version } }),
    ]).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
    return 1;
  }

  /** Verdicts first forget that they have evidence: nobody finds one that counts rows which are gone. @returns how many checks lost theirs */
  async function removeEvidence(runId: string, budget: Budget): Promise<number> {
    const partitionKey = partitionKeyOf(runId);
    let checks = 0;
    for await (const row of queryRows(tables.results, { partitionKey, range: rangeOf('verdict'), select: ['chunks'] })) {
      if (verdictRow.parse(row).chunks === 0) continue;
      if (!budget.take(1)) return checks;
      await tables.results.updateEntity({ partitionKey, rowKey: row.rowKey, chunks: 0 }, 'Merge');
      checks += 1;
    }
    await removeRange(tables.results, partitionKey, rangeOf('evidence'), budget);
    return checks;
  }

  /**
   * A change goes with its request and its traces at the activities, in one; the roadmap notes where its history begins now. Where
   * one transaction does not hold all of that, the traces go first.
   */
  async function removeHistory(partitionKey: string, before: Date, budget: Budget): Promise<number> {
    let changes = 0;
    const table = tables.roadmaps;
    // Until a change is in all states, they still need it.
    await finishReplay(table, partitionKey);
    for await (const row of queryRows(table, { partitionKey, range: rangeOf('change'), where: odata`at lt ${before}` })) {
      const { sequence, changeId, edits } = await wholeChange(table, row);
      const traces = [...new Set(edits.map(({ activity }) => rowKeyOf('touch', activity, newestFirstKey(sequence))))];
      const parts = Array.from({ length: partsOf(table, row) }, (_, part) => partKey(sequence, part));
      const keys = [rowKeyOf('request', changeId), ...parts, row.rowKey];
      if (!budget.take(keys.length + traces.length)) break;
      const note: TransactionAction = ['update', { partitionKey, rowKey: 'meta', historyFrom: sequence + 1 }, 'Merge'];
      if (keys.length + traces.length < maxOperations) await deleteTogether(table, partitionKey, [...traces, ...keys], note);
      else {
        for (let at = 0; at < traces.length; at += maxOperations) await deleteTogether(table, partitionKey, traces.slice(at, at + maxOperations));
        await deleteTogether(table, partitionKey, keys, note);
      }
      changes += 1;
    }
    return changes;
  }

  /** Where some are gone already, by another's hand, the rest goes one by one, the last of them last. */
  async function deleteTogether(table: TableClient, partitionKey: string, keys: readonly string[], ...also: readonly TransactionAction[]): Promise<void> {
    await table.submitTransaction([...keys.map((rowKey): TransactionAction => ['delete', { partitionKey, rowKey }]), ...also]).catch(async (error: unknown) => {
      if (!isMissing(error)) throw error;
      for (const rowKey of keys) await deleteRow(table, partitionKey, rowKey);
      if (also.length > 0) await table.submitTransaction([...also]);
    });
  }

  async function removeRange(table: TableClient, partitionKey: string, range: { readonly from: string; readonly before: string }, budget: Budget): Promise<boolean> {
    let batch: TransactionAction[] = [];
    for await (const { rowKey } of queryRows(table, { partitionKey, range, select: ['schemaVersion'] })) {
      if (!budget.take(1)) break;
      batch.push(['delete', { partitionKey, rowKey }]);
      if (batch.length < maxOperations) continue;
      await table.submitTransaction(batch);
      batch = [];
    }
    if (batch.length > 0) await table.submitTransaction(batch);
    return !budget.isSpent;
  }
}

/** How many rows may still be touched. */
class Budget {
  #left: number;
  #isSpent = false;

  constructor(most: number) {
    this.#left = most;
  }

  get isSpent(): boolean {
    return this.#isSpent;
  }

  take(rows: number): boolean {
    if (this.#left < rows) this.#isSpent = true;
    else this.#left -= rows;
    return !this.#isSpent;
  }
}

async function deleteRow(table: TableClient, partitionKey: string, rowKey: string): Promise<void> {
  await table.deleteEntity(partitionKey, rowKey).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}
