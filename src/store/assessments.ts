import type { TableClient, TableEntity, TransactionAction } from '@azure/data-tables';
import { z } from 'zod';
import type { CheckResult } from '../assessment/check.ts';
import { outcomeSchema, runSchema, type Outcome, type Person, type Run } from '../assessment/run.ts';
import { recording } from './audit-events.ts';
import { loadFollowers, saveFollower, type Follower } from './followers.ts';
import { toColumns } from './json-columns.ts';
import { partitionKeyOf, rangeOf, rowKeyOf } from './keys.ts';
import { Results, RunTakenOver } from './results.ts';
import { fitting, listRows, parseColumns, parseJson, readRow, schemaVersion, type Row } from './rows.ts';
import { untilAlone } from './storage-errors.ts';

export { RunTakenOver } from './results.ts';

/** How a run ends. */
export interface RunEnd {
  readonly state: 'finished' | 'failed' | 'cancelled';
  readonly failure: string | null;
  readonly finishedAt: string;
  readonly outcomes: readonly Outcome[];
  readonly overview?: Run['overview'];
  /** Who ended it before its time: recorded for the audit log. */
  readonly cancelledBy?: Person;
}

/** Assessments of tenants: one header each, and the results beside it. */
export interface AssessmentStore {
  /**
   * Stores a new run, unless one is going: then it is joined, and nothing is stored.
   * @param tenantId whose run it is, where that is not the tenant it looks at
   */
  start(tenantId: string, run: Run): Promise<{ readonly run: Run; readonly joined: boolean }>;
  /** Makes the caller the only one who may write to the run; null when the run has ended or is not the one that goes. */
  take(tenantId: string, runId: string): Promise<{ readonly run: Run; readonly epoch: number } | null>;
  /** Whether the run still goes, and nobody else has taken it. */
  owns(tenantId: string, runId: string, epoch: number): Promise<boolean>;
  /** A run that has ended stays as it is. @throws {RunTakenOver} */
  progress(tenantId: string, runId: string, epoch: number, progress: Run['progress']): Promise<void>;
  /** Saves a result, or replaces the earlier one of the same check. @throws {RunTakenOver} */
  saveResult(tenantId: string, runId: string, epoch: number, result: CheckResult): Promise<void>;
  /** Ends the run and makes room for the next. Ending it twice changes nothing. @throws {RunTakenOver} */
  finish(tenantId: string, runId: string, epoch: number, end: RunEnd): Promise<Run>;
  get(tenantId: string, runId: string): Promise<Run | null>;
  /** The run that goes now. */
  active(tenantId: string): Promise<Run | null>;
  /** Newest first, ended or not. */
  list(tenantId: string, most: number): Promise<Run[]>;
  /** With evidence, in the order of their ids. */
  results(tenantId: string, runId: string): Promise<CheckResult[]>;
  result(tenantId: string, runId: string, checkId: string): Promise<CheckResult | null>;
  /** The results without words and rows: what a run's end needs, however large the evidence is. */
  outcomes(tenantId: string, runId: string): Promise<Outcome[]>;
  /** Ids of the checks that have a result. */
  judged(runId: string): Promise<Set<string>>;
  /**
   * Stores a finished run with its results, header last: half of it never shows.
   * @param tenantId whose run it is, where that is not the tenant that the report is about
   */
  addImported(tenantId: string, run: Run, results: readonly CheckResult[]): Promise<void>;
  addFollower(runId: string, follower: Follower): Promise<void>;
  followers(runId: string): Promise<Follower[]>;
}

/** What stands in a header's columns `run`. */
export const runHeaderSchema = runSchema.omit({ outcomes: true });
const outcomesSchema = z.array(outcomeSchema);

const activeKey = 'active';
/** `runId` is empty between runs: the row stays, so that its ETag can guard the next start. */
const activeSchema = z.object({ runId: z.string() });
const epochSchema = z.object({ epoch: z.int().min(0) });

interface Header {
  readonly run: Run;
  /** Raised by whoever takes the run: a writer that knows an older one has lost it. */
  readonly epoch: number;
  readonly etag: string;
}

const hasEnded = ({ state }: Run): boolean => state !== 'queued' && state !== 'running';

/** @param table run headers and the `active` row, by tenant; @param resultTable results and followers, by run */
export function createAssessmentStore(table: TableClient, resultTable: TableClient): AssessmentStore {
  const results = new Results(resultTable);

  return {
    start: (tenantId, run) => untilAlone('start an assessment', async () => {
      const partitionKey = partitionKeyOf(tenantId);
      const active = await readActive(partitionKey);
      if (active && active.runId !== '') {
        const going = await readHeader(partitionKey, active.runId);
        // Our own, when the answer to the first try got lost.
        if (going && !hasEnded(going.run)) return { run: going.run, joined: going.run.id !== run.id };
      }
      await table.submitTransaction([['create', headerRow(partitionKey, run, 0)], activeAction(partitionKey, run.id, active?.etag)]);
      return { run, joined: false };
    }),

    take: (tenantId, runId) => untilAlone('take an assessment', async () => {
      const partitionKey = partitionKeyOf(tenantId);
      const [active, header] = await Promise.all([readActive(partitionKey), readHeader(partitionKey, runId)]);
      if (active?.runId !== runId || !header || hasEnded(header.run)) return null;
      const run: Run = { ...header.run, state: 'running' };
      const epoch = header.epoch + 1;
      await table.submitTransaction([updateAction(headerRow(partitionKey, run, epoch), header.etag), activeAction(partitionKey, runId, active.etag)]);
      await results.raiseFence(runId, epoch);
      return { run, epoch };
    }),

    async owns(tenantId, runId, epoch) {
      const header = await readHeader(partitionKeyOf(tenantId), runId);
      return header !== null && header.epoch === epoch && !hasEnded(header.run);
    },

    progress: (tenantId, runId, epoch, progress) => untilAlone('save the progress of an assessment', async () => {
      const partitionKey = partitionKeyOf(tenantId);
      const header = await ownHeader(partitionKey, runId, epoch);
      if (hasEnded(header.run)) return;
      await table.updateEntity(headerRow(partitionKey, { ...header.run, progress }, epoch), 'Merge', { etag: header.etag });
    }),

    saveResult: (_tenantId, runId, epoch, result) => results.save(runId, epoch, result),

    finish: (tenantId, runId, epoch, end) => untilAlone('end an assessment', async () => {
      const partitionKey = partitionKeyOf(tenantId);
      const [header, active] = await Promise.all([ownHeader(partitionKey, runId, epoch), readActive(partitionKey)]);
      if (hasEnded(header.run)) return header.run;
      const { state, failure, finishedAt, outcomes, cancelledBy, overview = null } = end;
      const run: Run = { ...header.run, state, failure, finishedAt, overview, outcomes: [...outcomes] };
      const actions = [updateAction(headerRow(partitionKey, run, epoch), header.etag)];
      if (active?.runId === runId) actions.push(activeAction(partitionKey, '', active.etag));
      if (cancelledBy) actions.push(recording(tenantId, { at: finishedAt, by: cancelledBy, kind: 'assessment-cancelled', roadmap: null, subject: runId, details: { judged: outcomes.length } }));
      await table.submitTransaction(actions);
      return run;
    }),

    async get(tenantId, runId) {
      return (await readHeader(partitionKeyOf(tenantId), runId))?.run ?? null;
    },

    async active(tenantId) {
      const partitionKey = partitionKeyOf(tenantId);
      const active = await readActive(partitionKey);
      if (!active || active.runId === '') return null;
      const header = await readHeader(partitionKey, active.runId);
      return header && !hasEnded(header.run) ? header.run : null;
    },

    async list(tenantId, most) {
      const rows = await listRows(table, { partitionKey: partitionKeyOf(tenantId), range: rangeOf('run'), most });
      return rows.map((row) => parseHeader(row).run);
    },

    results: (_tenantId, runId) => results.all(runId),
    result: (_tenantId, runId, checkId) => results.one(runId, checkId),
    outcomes: (_tenantId, runId) => results.outcomes(runId),
    judged: (runId) => results.judged(runId),

    async addImported(tenantId, run, resultsOfRun) {
      await results.saveAll(run.id, resultsOfRun);
      await table.upsertEntity(headerRow(partitionKeyOf(tenantId), run, 0), 'Replace');
    },

    addFollower: (runId, follower) => saveFollower(resultTable, runId, follower),
    followers: (runId) => loadFollowers(resultTable, runId),
  };

  async function readActive(partitionKey: string): Promise<{ readonly runId: string; readonly etag: string } | null> {
    const row = await readRow(table, partitionKey, activeKey);
    return row && { runId: parseColumns(table, row, activeSchema).runId, etag: row.etag };
  }

  async function readHeader(partitionKey: string, runId: string): Promise<Header | null> {
    const row = await readRow(table, partitionKey, rowKeyOf('run', runId));
    return row && parseHeader(row);
  }

  /** @throws {RunTakenOver} when the epoch is not the run's */
  async function ownHeader(partitionKey: string, runId: string, epoch: number): Promise<Header> {
    const header = await readHeader(partitionKey, runId);
    if (header?.epoch !== epoch) throw new RunTakenOver(runId);
    return header;
  }

  function parseHeader(row: Row): Header {
    const header = parseJson(table, 'run', [row], runHeaderSchema);
    const outcomes = parseJson(table, 'outcomes', [row], outcomesSchema);
    return { run: { ...header, outcomes }, epoch: parseColumns(table, row, epochSchema).epoch, etag: row.etag };
  }
}

/** Outcomes stand in columns of their own: a list of runs is read often, and deflated they are a tenth. */
function headerRow(partitionKey: string, { outcomes, ...header }: Run, epoch: number): TableEntity {
  return fitting({ partitionKey, rowKey: rowKeyOf('run', header.id), schemaVersion, epoch, ...toColumns('run', header), ...toColumns('outcomes', outcomes) });
}

/** @param etag of the row as it was read; without one it must not exist yet */
function activeAction(partitionKey: string, runId: string, etag: string | undefined): TransactionAction {
  const row = { partitionKey, rowKey: activeKey, schemaVersion, runId };
  return etag === undefined ? ['create', row] : updateAction(row, etag);
}

const updateAction = (row: TableEntity, etag: string): TransactionAction => ['update', row, 'Merge', { etag }];
