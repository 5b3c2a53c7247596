import { RestError, TableClient } from '@azure/data-tables';
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/identity';
import { QueueServiceClient } from '@azure/storage-queue';
import { unchangedNames, type ActivityNames } from '../roadmap/activity-names.ts';
import { announcingOwners, forgettingAssignments } from './assigned-roadmaps.ts';
import { createAssessmentStore, type AssessmentStore } from './assessments.ts';
import { createAssessmentScheduleStore, type AssessmentScheduleStore } from './assessment-schedules.ts';
import { createAssignmentStore, type AssignmentStore } from './assignments.ts';
import { auditLog, roadmapIdsOf, type AuditEntry, type AuditQuery } from './audit-log.ts';
import { createBackupStore, type BackupStore } from './backup.ts';
import { createCommentStore, type CommentStore } from './comments.ts';
import { createConversationStore, type ConversationStore } from './conversations.ts';
import { createDeliveryStore, type DeliveryStore } from './deliveries.ts';
import { forgettingPassing } from './forget-passing.ts';
import { createJobQueue, type JobQueue } from './jobs.ts';
import { createKeptDocumentStore, type KeptDocumentStore } from './kept-documents.ts';
import { createReminderStore, type ReminderStore } from './reminders.ts';
import { createRetentionStore, type RetentionStore } from './retention.ts';
import { createRoadmapSettingsStore, type RoadmapSettingsStore } from './roadmap-settings.ts';
import { createRoadmapStore, type RoadmapStore } from './roadmaps.ts';
import { StorageClock } from './storage-clock.ts';
import { isMissing, StorageUnreachable } from './storage-errors.ts';

/** Everything that outlives a process. */
export interface Storage {
  readonly roadmaps: RoadmapStore;
  readonly settings: RoadmapSettingsStore;
  readonly comments: CommentStore;
  readonly keptDocuments: KeptDocumentStore;
  readonly assessments: AssessmentStore;
  readonly assignments: AssignmentStore;
  readonly conversations: ConversationStore;
  readonly assessmentSchedules: AssessmentScheduleStore;
  readonly deliveries: DeliveryStore;
  readonly reminders: ReminderStore;
  readonly retention: RetentionStore;
  /** Everything that was done in a tenant, oldest first. */
  audit(tenantId: string, query: AuditQuery): AsyncGenerator<AuditEntry>;
  readonly backups: BackupStore;
  readonly jobs: JobQueue;
  /** Resolves when tables and queues answer. @throws {StorageUnreachable} */
  ping(): Promise<void>;
  /** Resolves when every change that was asked for is saved or refused. */
  close(): Promise<void>;
}

export type StorageOptions =
  | { readonly connectionString: string }
  | {
    readonly accountName: string;
    readonly credential: TokenCredential;
    /** `core.windows.net` unless this is a national cloud. */
    readonly endpointSuffix?: string;
  };

const requestTimeoutMs = 20_000;

/**
 * Opens the storage account and creates the tables and queues that are missing.
 * @param names of activities in the catalog that this process shows
 * @throws {StorageUnreachable} when the account does not answer or refuses
 */
export async function openStorage(options: StorageOptions, names: ActivityNames = unchangedNames): Promise<Storage> {
  const clock = new StorageClock();
  const table = tableOpener(options, clock);
  const queues = openQueues(options);
  const tables = { roadmaps: table('Roadmaps'), assessments: table('Assessments'), results: table('Results'), conversations: table('Conversations'), deliveries: table('Deliveries'), assignments: table('Assignments') };
  const jobs = queues.getQueueClient('jobs');
  const poison = queues.getQueueClient('jobs-poison');
  await reaching(options, () => Promise.all([
    ...Object.values(tables).map((each) => each.createTable()),
    ...[jobs, poison].map((each) => each.createIfNotExists()),
  ]));

  const roadmaps = createRoadmapStore(tables.roadmaps, names, clock);
  const assignments = createAssignmentStore({ ...tables, names, load: (key) => roadmaps.load(key), roadmapIds: (tenantId) => roadmapIdsOf(tables.roadmaps, tenantId) });
  return {
    roadmaps: announcingOwners(roadmaps, assignments),
    assignments,
    settings: createRoadmapSettingsStore(tables.conversations),
    comments: createCommentStore(tables.roadmaps, names),
    keptDocuments: createKeptDocumentStore(tables.roadmaps),
    assessments: createAssessmentStore(tables.assessments, tables.results),
    conversations: createConversationStore(tables.conversations),
    assessmentSchedules: createAssessmentScheduleStore(tables.conversations),
    deliveries: createDeliveryStore(tables.deliveries),
    reminders: createReminderStore(tables.conversations),
    retention: createRetentionStore(tables),
    audit: (tenantId, query) => auditLog(tables, tenantId, query),
    backups: forgettingAssignments(forgettingPassing(createBackupStore(tables), { tables, queues: [jobs, poison] }), assignments),
    jobs: createJobQueue(jobs, poison),
    ping: () => reaching(options, async () => {
      await Promise.all([jobs.getProperties(), tables.roadmaps.getEntity('ping', 'ping').catch(ignoreMissing)]);
    }),
    close: () => roadmaps.settled(),
  };
}

function tableOpener(options: StorageOptions, clock: StorageClock): (name: string) => TableClient {
  const client = { additionalPolicies: [{ policy: timeoutIsRetried, position: 'perRetry' as const }, { policy: clock.policy, position: 'perCall' as const }] };
  if ('connectionString' in options) {
    const { connectionString } = options;
    return (name) => TableClient.fromConnectionString(connectionString, name, { ...client, allowInsecureConnection: isPlainHttp(connectionString) });
  }
  const { accountName, credential, endpointSuffix = defaultSuffix } = options;
  return (name) => new TableClient(`https://${accountName}.table.${endpointSuffix}`, name, credential, client);
}

function openQueues(options: StorageOptions): QueueServiceClient {
  if ('connectionString' in options) return QueueServiceClient.fromConnectionString(options.connectionString, { retryOptions: { tryTimeoutInMs: requestTimeoutMs } });
  const { accountName, credential, endpointSuffix = defaultSuffix } = options;
  return new QueueServiceClient(`https://${accountName}.queue.${endpointSuffix}`, credential, { retryOptions: { tryTimeoutInMs: requestTimeoutMs } });
}

const defaultSuffix = 'core.windows.net';
const isPlainHttp = (connectionString: string): boolean => /(?:Endpoint=http:|Protocol=http;|UseDevelopmentStorage=true)/i.test(connectionString);

/** Without a limit a dead connection would be waited for for ever, and the library does not try again after its own timeout. */
const timeoutIsRetried: PipelinePolicy = {
  name: 'timeoutIsRetried',
  async sendRequest(request, next) {
    request.timeout ||= requestTimeoutMs;
    try {
      return await next(request);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'AbortError' || request.abortSignal?.aborted) throw error;
      throw new RestError(`no answer within ${requestTimeoutMs / 1000} s`, { code: 'ETIMEDOUT', request });
    }
  },
};

async function reaching<T>(options: StorageOptions, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const where = 'accountName' in options ? `Storage account ${options.accountName}` : 'The storage of the connection string';
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const advice = isRefusal(error)
      ? 'Give this app the roles Storage Table Data Contributor and Storage Queue Data Contributor on it.'
      : 'Check that it exists and can be reached from here.';
    throw new StorageUnreachable(`${where} cannot be used: ${why}. ${advice}`, { cause: error });
  }
}

const isRefusal = (error: unknown): boolean => error instanceof RestError && (error.statusCode === 401 || error.statusCode === 403);

function ignoreMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}
