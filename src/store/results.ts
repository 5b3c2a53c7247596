import { randomBytes } from 'node:crypto';
import type { TableClient, TableEntity } from '@azure/data-tables';
import { z } from 'zod';
import { checkResultSchema, type CheckResult } from '../assessment/check.ts';
import { evidenceTableSchema, type EvidenceTable } from '../assessment/evidence-table.ts';
import { outcomeOf, outcomeSchema, type Outcome } from '../assessment/run.ts';
import { toColumns, toRows } from './json-columns.ts';
import { partitionKeyOf, rangeOf, rowKeyOf } from './keys.ts';
import { corrupt, fitting, listRows, parseColumns, parseJson, queryRows, readRow, schemaVersion, writeRows, type Row } from './rows.ts';
import { isMissing, untilAlone } from './storage-errors.ts';

/** Another worker goes on with the run, or it no longer exists: stop, and write nothing more. */
export class RunTakenOver extends Error {
  override readonly name = 'RunTakenOver';

  constructor(runId: string) {
    super(`Another worker goes on with assessment ${runId}.`);
  }
}

const fenceKey = 'fence';
const fenceSchema = z.object({ epoch: z.int() });
/** Which evidence rows belong to a verdict: `writing` tells one writing of them from another. */
const evidenceOfVerdict = z.object({ check: z.string(), writing: z.string(), chunks: z.int().min(0) });
const verdictSchema = checkResultSchema.omit({ evidence: true });
const mostReadsWhileRewritten = 3;
const chunkDigits = 4;

/**
 * Results of runs, one partition each. Evidence goes first, under a name of its own, and the verdict that names it and
 * counts its chunks goes last: whoever reads sees a complete result or none, and chunks of an earlier writing never mix in.
 */
export class Results {
  readonly #table: TableClient;

  constructor(table: TableClient) {
    this.#table = table;
  }

  /** Shuts out writers with an older epoch. @throws {RunTakenOver} when a younger one is here already */
  async raiseFence(runId: string, epoch: number): Promise<void> {
    await untilAlone('take over an assessment', async () => {
      const fence = await this.#fence(runId);
      if (fence && fence.epoch > epoch) throw new RunTakenOver(runId);
      const row = this.#fenceRow(runId, epoch);
      if (fence) await this.#table.updateEntity(row, 'Merge', { etag: fence.etag });
      else await this.#table.createEntity(row);
    });
  }

  /** @throws {RunTakenOver} when the fence stands elsewhere: the verdict and a look at the fence are one transaction */
  async save(runId: string, epoch: number, result: CheckResult): Promise<void> {
    const { writing, evidence, verdict } = rowsOf(runId, result);
    await this.#checkFence(runId, epoch);
    await writeRows(this.#table, evidence);
    await untilAlone('save a result', async () => {
      const fence = await this.#checkFence(runId, epoch);
      await this.#table.submitTransaction([
        ['update', this.#fenceRow(runId, epoch), 'Merge', { etag: fence.etag }],
        ['upsert', verdict, 'Replace'],
      ]);
    });
    await this.#sweep(runId, result.id, writing);
  }

  /** Without a fence, for a run that nobody knows yet. */
  async saveAll(runId: string, results: readonly CheckResult[]): Promise<void> {
    await writeRows(this.#table, allRowsOf(runId, results));
  }

  async judged(runId: string): Promise<Set<string>> {
    const rows = await listRows(this.#table, { partitionKey: partitionKeyOf(runId), range: rangeOf('verdict'), select: ['check'] });
    return new Set(rows.map((row) => parseColumns(this.#table, row, evidenceOfVerdict.pick({ check: true })).check));
  }

  async outcomes(runId: string): Promise<Outcome[]> {
    const rows = await listRows(this.#table, { partitionKey: partitionKeyOf(runId), range: rangeOf('verdict') });
    // The row holds the words too.
    return rows.map((row) => outcomeOf(parseJson(this.#table, 'json', [row], outcomeSchema)));
  }

  async all(runId: string): Promise<CheckResult[]> {
    const partitionKey = partitionKeyOf(runId);
    const verdicts = await listRows(this.#table, { partitionKey, range: rangeOf('verdict') });
    // One pass over all evidence in the order of its keys; only the rows of one writing are in memory unparsed.
    const evidence = new Map<string, EvidenceTable>();
    const wanted = new Map(verdicts.map((row) => [writingOf(this.#table, row), row]));
    let chunks: Row[] = [];
    let current = '';
    for await (const row of queryRows(this.#table, { partitionKey, range: rangeOf('evidence') })) {
      const writing = row.rowKey.slice(0, -chunkDigits - 1);
      if (writing !== current) chunks = [];
      current = writing;
      const verdict = wanted.get(writing);
      if (!verdict) continue;
      chunks.push(row);
      const [first, ...others] = chunks;
      if (first && chunks.length === parseColumns(this.#table, verdict, evidenceOfVerdict).chunks) evidence.set(writing, parseJson(this.#table, 'json', [first, ...others], evidenceTableSchema));
    }
    return Promise.all(verdicts.map(async (row) => {
      const found = evidence.get(writingOf(this.#table, row));
      if (found) return { ...parseJson(this.#table, 'json', [row], verdictSchema), evidence: found };
      // No evidence, or rewritten between the two queries.
      return this.#complete(runId, row);
    }));
  }

  async one(runId: string, checkId: string): Promise<CheckResult | null> {
    const row = await readRow(this.#table, partitionKeyOf(runId), rowKeyOf('verdict', checkId));
    return row && this.#complete(runId, row);
  }

  async #complete(runId: string, verdictRow: Row): Promise<CheckResult> {
    const partitionKey = partitionKeyOf(runId);
    let row = verdictRow;
    for (let read = 1; ; read += 1) {
      const { check, writing, chunks } = parseColumns(this.#table, row, evidenceOfVerdict);
      const verdict = parseJson(this.#table, 'json', [row], verdictSchema);
      if (chunks === 0) return { ...verdict, evidence: null };
      const [first, ...others] = await listRows(this.#table, { partitionKey, range: rangeOf('evidence', check, writing), most: chunks });
      if (first && others.length === chunks - 1) return { ...verdict, evidence: parseJson(this.#table, 'json', [first, ...others], evidenceTableSchema) };
      const again = await readRow(this.#table, partitionKey, row.rowKey);
      if (!again || again.etag === row.etag || read === mostReadsWhileRewritten) throw corrupt(this.#table, row, `${chunks} evidence rows are named, ${others.length + (first ? 1 : 0)} are there`);
      row = again;
    }
  }

  async #checkFence(runId: string, epoch: number): Promise<{ readonly etag: string }> {
    const fence = await this.#fence(runId);
    if (fence?.epoch !== epoch) throw new RunTakenOver(runId);
    return fence;
  }

  async #fence(runId: string): Promise<{ readonly epoch: number; readonly etag: string } | null> {
    const row = await readRow(this.#table, partitionKeyOf(runId), fenceKey);
    return row && { epoch: parseColumns(this.#table, row, fenceSchema).epoch, etag: row.etag };
  }

  #fenceRow(runId: string, epoch: number): TableEntity {
    return { partitionKey: partitionKeyOf(runId), rowKey: fenceKey, schemaVersion, epoch };
  }

  /** Removes evidence that no verdict names any more: of an earlier result of this check, or of a writer that died. */
  async #sweep(runId: string, checkId: string, current: string): Promise<void> {
    const partitionKey = partitionKeyOf(runId);
    const rows = await listRows(this.#table, { partitionKey, range: rangeOf('evidence', checkId), select: ['schemaVersion'] });
    for (const { rowKey } of rows.filter((row) => !row.rowKey.startsWith(`${current}:`))) {
      await this.#table.deleteEntity(partitionKey, rowKey).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    }
  }
}

interface ResultRows {
  /** What the keys of the evidence rows begin with. */
  readonly writing: string;
  readonly evidence: readonly TableEntity[];
  readonly verdict: TableEntity;
}

function rowsOf(runId: string, { evidence, ...verdict }: CheckResult): ResultRows {
  const partitionKey = partitionKeyOf(runId);
  const writing = randomBytes(6).toString('hex');
  const chunks = evidence ? toRows('json', evidence) : [];
  return {
    writing: rowKeyOf('evidence', verdict.id, writing),
    evidence: chunks.map((columns, index) => fitting({ partitionKey, rowKey: rowKeyOf('evidence', verdict.id, writing, String(index).padStart(chunkDigits, '0')), schemaVersion, ...columns })),
    verdict: fitting({ partitionKey, rowKey: rowKeyOf('verdict', verdict.id), schemaVersion, check: verdict.id, writing, chunks: chunks.length, ...toColumns('json', verdict) }),
  };
}

/** One result after the other, so that only what is on its way is in memory deflated. */
function* allRowsOf(runId: string, results: readonly CheckResult[]): Generator<TableEntity> {
  for (const result of results) {
    const { evidence, verdict } = rowsOf(runId, result);
    yield* evidence;
    yield verdict;
  }
}

/** What the keys of a verdict's evidence rows begin with. */
function writingOf(table: TableClient, row: Row): string {
  const { check, writing } = parseColumns(table, row, evidenceOfVerdict);
  return rowKeyOf('evidence', check, writing);
}
