import type { TableClient, TableEntity, TransactionAction } from '@azure/data-tables';
import type { Person } from '../assessment/run.ts';
import { requestUnderCurrentNames, type ActivityNames } from '../roadmap/activity-names.ts';
import type { ActivityState } from '../roadmap/activity-state.ts';
import { applyChange, type Conflict } from '../roadmap/apply.ts';
import type { Change, ChangeOrder } from '../roadmap/change.ts';
import { TooLargeToSave, transportBytes } from './json-columns.ts';
import { finishReplay } from './roadmap-replay.ts';
import { changeRows, findChange, listStates, metaRow, readMeta, readState, stateRow, touchRows, type Meta } from './roadmap-rows.ts';
import { maxOperations, maxTransactionBytes } from './rows.ts';
import { Overtaken, StorageBusy, StorageUnreachable, untilAlone } from './storage-errors.ts';

/** What became of a request. `sequence`: of the change, or of the roadmap when nothing was saved. */
export type ChangeOutcome =
  | { readonly outcome: 'applied'; readonly change: Change | null; readonly sequence: number }
  | { readonly outcome: 'refused'; readonly conflicts: readonly Conflict[]; readonly sequence: number };

interface Waiting {
  readonly request: ChangeOrder;
  readonly by: Person;
  readonly at: Date;
  readonly resolve: (outcome: ChangeOutcome) => void;
  readonly reject: (error: unknown) => void;
}

type Answer = { readonly of: Waiting; readonly outcome: ChangeOutcome } | { readonly of: Waiting; readonly error: unknown };

/** What one transaction is going to do, and what to say once it is done. */
interface Fold {
  readonly answers: readonly Answer[];
  readonly actions: readonly TransactionAction[];
  /** Did not fit; for the next transaction. */
  readonly left: readonly Waiting[];
  /** The change is saved, and still has to be written into the states. */
  readonly isReplayDue: boolean;
}

/** From so many activities on, reading all states of a roadmap is quicker than reading one by one. */
const manyActivities = 60;

/**
 * Saves the changes of one roadmap: one transaction in flight, and what arrives meanwhile is folded into the next, so
 * that fifty people at once cost a handful of transactions instead of fifty that fight over one row. A change that is too
 * large for a transaction with its states is saved alone, without them: it is in force from then on, and is written into
 * the states afterwards, by whoever comes first.
 */
export class RoadmapCommits {
  readonly #table: TableClient;
  readonly #partitionKey: string;
  readonly #names: ActivityNames;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;
  /** So many of the waiting changes go one by one, to find the one that spoils a fold. */
  #singly = 0;

  constructor(table: TableClient, partitionKey: string, names: ActivityNames) {
    this.#table = table;
    this.#partitionKey = partitionKey;
    this.#names = names;
  }

  /** Resolves when nothing is waiting any more; null when nothing is. */
  get running(): Promise<void> | null {
    return this.#running;
  }

  change(asked: ChangeOrder, by: Person, at: Date): Promise<ChangeOutcome> {
    const request = requestUnderCurrentNames(asked, this.#names);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, by, at, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  async #run(): Promise<void> {
    // Changes that arrive in the same turn of the event loop share the first transaction.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#singly > 0 ? this.#waiting.slice(0, 1) : takeBatch(this.#waiting);
      this.#waiting = this.#waiting.slice(batch.length);
      this.#singly = Math.max(0, this.#singly - 1);
      try {
        const { answers, left, isReplayDue } = await untilAlone('save changes of this roadmap', (isAgain) => this.#commit(batch, isAgain));
        this.#waiting.unshift(...left);
        for (const answer of answers) {
          if ('error' in answer) answer.of.reject(answer.error);
          else answer.of.resolve(answer.outcome);
        }
        if (isReplayDue) await this.#replayIfPossible();
      } catch (error) {
        const concernsAll = batch.length === 1 || error instanceof StorageBusy || error instanceof StorageUnreachable;
        if (concernsAll) {
          for (const { reject } of batch) reject(error);
        } else {
          this.#singly = batch.length;
          this.#waiting.unshift(...batch);
        }
      }
    }
    // In the same turn as the last look at what is waiting: nothing can slip in between.
    this.#running = null;
  }

  /** The change is saved: should this break off, readers see it all the same, and the next change is told what is wrong. */
  async #replayIfPossible(): Promise<void> {
    await finishReplay(this.#table, this.#partitionKey).catch(() => undefined);
  }

  async #commit(batch: readonly Waiting[], isAgain: boolean): Promise<Fold> {
    const table = this.#table;
    const meta = await readMeta(table, this.#partitionKey);
    if (meta.replaying > 0) {
      await finishReplay(table, this.#partitionKey);
      throw new Overtaken();
    }
    // Read after `meta`: should anything newer be among them, the transaction's guard no longer matches.
    const states = await this.#statesOf([...new Set(batch.flatMap(activitiesOf))]);
    // The first try finds a request that was sent before by its `request:` row being there already; only then is it looked up.
    const earlier = isAgain ? await this.#findEarlier(batch) : new Map<string, Change>();
    const fold = await this.#fold(batch, meta, states, earlier);
    if (fold.actions.length > 0) await table.submitTransaction([...fold.actions]);
    else if ((await readMeta(table, this.#partitionKey)).etag !== meta.etag) throw new Overtaken();
    return fold;
  }

  async #statesOf(activities: readonly string[]): Promise<Map<string, ActivityState>> {
    if (activities.length >= manyActivities) return new Map(await listStates(this.#table, this.#partitionKey, this.#names));
    const states = await Promise.all(activities.map((activity) => readState(this.#table, this.#partitionKey, activity, this.#names)));
    return new Map(states.map((state) => [state.id, state]));
  }

  /** Applies one change after the other; each sees the state that the ones before it leave. */
  async #fold(batch: readonly Waiting[], meta: Meta, states: Map<string, ActivityState>, earlier: ReadonlyMap<string, Change>): Promise<Fold> {
    const answers: Answer[] = [];
    const rows: TableEntity[] = [];
    const requests: TableEntity[] = [];
    const touched = new Map<string, TableEntity>();
    let { sequence } = meta;
    let bytes = 0;
    for (const [index, waiting] of batch.entries()) {
      const { request, by, at } = waiting;
      const before = earlier.get(request.changeId);
      if (before) {
        answers.push({ of: waiting, outcome: { outcome: 'applied', change: before, sequence: before.sequence } });
        continue;
      }
      const result = applyChange(states, request, { sequence: sequence + 1, at: at.toISOString(), by });
      if (result.outcome === 'refused' || !result.change) {
        // Sent again, a change finds its own work: nothing to do, or a conflict with whoever came after it.
        const original = await findChange(this.#table, this.#partitionKey, request.changeId);
        const outcome: ChangeOutcome = original
          ? { outcome: 'applied', change: original, sequence: original.sequence }
          : result.outcome === 'refused' ? { outcome: 'refused', conflicts: result.conflicts, sequence } : { outcome: 'applied', change: null, sequence };
        answers.push({ of: waiting, outcome });
        continue;
      }
      try {
        const { request: first, rows: history } = changeRows(this.#partitionKey, result.change);
        const others = [...history, ...touchRows(this.#partitionKey, result.change)];
        const stateRows = result.states.map((state) => [state.id, stateRow(this.#partitionKey, state)] as const);
        const size = bytesOf([first, ...others, ...stateRows.map(([, row]) => row)]);
        if (size > maxTransactionBytes || 2 + others.length + stateRows.length > maxOperations) {
          // Alone: what waited before it is saved first.
          if (answers.length > 0) return { answers, actions: this.#actions(meta, sequence, requests, rows, touched), left: batch.slice(index), isReplayDue: false };
          if (bytesOf([first, ...history]) > maxTransactionBytes) throw new TooLargeToSave('This change is too large to be saved at once.');
          const answer: Answer = { of: waiting, outcome: { outcome: 'applied', change: result.change, sequence: result.change.sequence } };
          return { answers: [answer], actions: this.#saving(meta, { sequence: result.change.sequence, replaying: result.change.sequence, replayed: 0 }, [first, ...history]), left: batch.slice(index + 1), isReplayDue: true };
        }
        if (bytes + size > maxTransactionBytes) return { answers, actions: this.#actions(meta, sequence, requests, rows, touched), left: batch.slice(index), isReplayDue: false };
        bytes += size;
        requests.push(first);
        rows.push(...others);
        for (const [id, row] of stateRows) touched.set(id, row);
      } catch (error) {
        // One change that cannot be saved must not take the others with it.
        const reason = error instanceof TooLargeToSave ? new TooLargeToSave('This change is too large to be saved at once. Change fewer activities at a time, or shorten their notes.', { cause: error }) : error;
        answers.push({ of: waiting, error: reason });
        continue;
      }
      for (const state of result.states) states.set(state.id, state);
      sequence = result.change.sequence;
      answers.push({ of: waiting, outcome: { outcome: 'applied', change: result.change, sequence } });
    }
    return { answers, actions: this.#actions(meta, sequence, requests, rows, touched), left: [], isReplayDue: false };
  }

  #actions(meta: Meta, sequence: number, requests: readonly TableEntity[], rows: readonly TableEntity[], touched: ReadonlyMap<string, TableEntity>): TransactionAction[] {
    if (rows.length === 0) return [];
    return [
      ...this.#saving(meta, { sequence }, [...requests, ...rows]),
      ...[...touched.values()].map((row): TransactionAction => ['upsert', row, 'Merge']),
    ];
  }

  /** New rows, guarded by the row that every writer replaces. */
  #saving(meta: Meta, columns: Parameters<typeof metaRow>[1], rows: readonly TableEntity[]): TransactionAction[] {
    const metaNow = metaRow(this.#partitionKey, columns);
    return [
      meta.etag === null ? ['create', metaNow] : ['update', metaNow, 'Merge', { etag: meta.etag }],
      ...rows.map((row): TransactionAction => ['create', row]),
    ];
  }

  async #findEarlier(batch: readonly Waiting[]): Promise<Map<string, Change>> {
    const found = await Promise.all(batch.map(({ request }) => findChange(this.#table, this.#partitionKey, request.changeId)));
    return new Map(found.flatMap((change) => (change ? [[change.changeId, change]] : [])));
  }
}

/** As many of the waiting changes, in their order, as one transaction surely holds. A request that is in already waits for its twin's end. */
function takeBatch(waiting: readonly Waiting[]): Waiting[] {
  const batch: Waiting[] = [];
  const changeIds = new Set<string>();
  const activities = new Set<string>();
  let operations = 1;
  for (const next of waiting) {
    const mine = activitiesOf(next);
    const fresh = mine.filter((activity) => !activities.has(activity));
    const cost = 2 + mine.length + fresh.length;
    if (changeIds.has(next.request.changeId) || (batch.length > 0 && operations + cost > maxOperations)) break;
    batch.push(next);
    changeIds.add(next.request.changeId);
    for (const activity of fresh) activities.add(activity);
    operations += cost;
  }
  return batch;
}

const activitiesOf = ({ request }: Waiting): string[] => [...new Set(request.edits.map(({ activity }) => activity))];

const bytesOf = (rows: readonly TableEntity[]): number => rows.reduce((sum, row) => sum + transportBytes(row), 0);
