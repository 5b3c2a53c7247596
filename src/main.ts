import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { DefaultAzureCredential, ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
import type { Logger } from 'pino';
import { createAdapter, governmentService } from '../bot/adapter.ts';
import { createBot } from '../bot/bot.ts';
import { createLinks } from '../bot/links.ts';
import { loadCommands } from '../bot/load-commands.ts';
import { createNotifier } from '../bot/notify.ts';
import { createPlanner } from '../bot/planner/planner.ts';
import { teamsRoster } from '../bot/roster.ts';
import type { RunSource } from './assessment/run.ts';
import { readCatalog } from './catalog/read.ts';
import { loadChecks } from './checks/load-checks.ts';
import { loadCheckTexts } from './checks/load-texts.ts';
import { ConfigError, modelOf, readConfig, type Config } from './config.ts';
import { exitCodeOf, sayFatal } from './fatal.ts';
import { createLog } from './log.ts';
import { localChannels, localGroupChat, localPeople, localTenantId } from './local/people.ts';
import type { House } from './operations/house.ts';
import { localMembership, namedAssessors, teamsMembership } from './operations/membership.ts';
import { localSignIn, teamsSignIn } from './server/authenticate.ts';
import { LiveHub } from './server/live-hub.ts';
import { healthOf, Readiness } from './server/readiness.ts';
import { createHttpServer } from './server/server.ts';
import { limitSpeakers } from './server/speaker-limit.ts';
import { readAssets } from './server/static-files.ts';
import { localStop, stopServing, teamsStop } from './server/stop-serving.ts';
import { activityNames } from './roadmap/activity-names.ts';
import { sampleLookUp } from './simulator/sample-hosts.ts';
import { sampleLimits } from './simulator/sample-limits.ts';
import { sampleTenant, sampleTenantId } from './simulator/sample-tenant.ts';
import { startSimulator } from './simulator/simulator.ts';
import { createArmSource } from './sources/arm/arm-source.ts';
import { armBaseUrls } from './sources/arm/clouds.ts';
import { createHostSource } from './sources/dns/host-source.ts';
import { systemLookUp } from './sources/dns/look-up.ts';
import { routeFacts } from './sources/fact-router.ts';
import { graphBaseUrls } from './sources/graph/clouds.ts';
import { createGraphSource } from './sources/graph/graph-source.ts';
import { storageSuffixes } from './store/clouds.ts';
import { openStorage } from './store/storage.ts';
import { runAssessmentJob } from './worker/assessment-job.ts';
import { cleanUp } from './worker/clean-up-job.ts';
import { deliverDue } from './worker/sender-job.ts';
import { postMinutesCard } from './worker/minutes-job.ts';
import { postSummary } from './worker/post-summary-job.ts';
import { warnOfQueue } from './worker/queue-warning.ts';
import { enqueueDue } from './worker/enqueue-due.ts';
import { runScheduledAssessment } from './worker/scheduled-assessments.ts';
import { watchQueue } from './telemetry/measures.ts';
import { startTelemetry } from './telemetry/telemetry.ts';
import { resting, Worker } from './worker/worker.ts';

/** How often this process looks for due digests; in Azure a cron job does as well, so that everything can scale to zero. */
const lookForDueEveryMs = 30_000;
/** Whoever tries how much it bears does so here, where a few people on one machine are a whole company. */
const localLimits = { person: { burst: 10_000, perSecond: 2_000 }, address: { burst: 20_000, perSecond: 5_000 } };
/** What a token for Azure OpenAI is asked for: https://learn.microsoft.com/azure/ai-services/openai/how-to/managed-identity */
const azureOpenAiScopes: Readonly<Record<Config['CLOUD'], string>> = {
  global: 'https://cognitiveservices.azure.com/.default',
  usgov: 'https://cognitiveservices.azure.us/.default',
  usgovdod: 'https://cognitiveservices.azure.us/.default',
  china: 'https://cognitiveservices.azure.cn/.default',
};
const packageFile = new URL('../../package.json', import.meta.url);
const tabFolder = new URL('../tab', import.meta.url);

// Whatever nobody caught ends the process, as ever, but with a line that the alerts can read.
process.on('uncaughtException', failed);
try {
  await main();
} catch (error) {
  failed(error);
}

function failed(error: unknown): never {
  sayFatal(error, process.env);
  process.exit(exitCodeOf(error));
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL, { tenantId: config.mode === 'local' ? localTenantId : config.TENANT_ID });
  const endTelemetry = config.OTEL_EXPORTER_OTLP_ENDPOINT ? await startTelemetry({ endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT, part: config.PROCESS, version: productVersion(), instance: config.CONTAINER_APP_REPLICA_NAME ?? randomUUID() }) : null;
  const composed = await compose(config, log);
  if (process.argv[2] === 'enqueue-due') {
    log.info({ queued: await enqueueDue(composed.house) }, 'due work queued');
    await warnOfQueue(composed.house.storage.jobs, log);
    await composed.close();
    await endTelemetry?.();
    return;
  }
  if (config.mode === 'teams' && !config.OPERATORS_GROUP_ID) log.warn('OPERATORS_GROUP_ID is not set: whoever adds the app to a chat or a team of their own may assess the tenant there. Name a group before everybody can add the app: docs/deploy.md');
  // Each start of a process is one line, by which the alert on a crash loop counts.
  log.info({ process: config.PROCESS, version: composed.house.version }, 'started');
  watchQueue(() => composed.house.storage.jobs.state());
  const stops: (() => Promise<void>)[] = [];
  if (config.PROCESS !== 'worker') stops.push(await serve(config, composed, log));
  if (config.PROCESS !== 'web') stops.push(startWorker(config, composed, log));
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await Promise.all(stops.map((end) => end()));
    await composed.close();
    await endTelemetry?.();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

type Composed = Awaited<ReturnType<typeof compose>>;

/** Builds the house once: storage, what there is to check and to do, and the ways to Teams and Graph. */
async function compose(config: Config, log: Logger) {
  const isLocal = config.mode === 'local';
  const tenantId = isLocal ? localTenantId : config.TENANT_ID;
  const credential = isLocal ? null : azureCredential(config.AZURE_CLIENT_ID);
  const simulator = isLocal ? await startSimulator({ tenant: sampleTenant() }) : null;
  const access = { cloud: config.CLOUD, credential };
  const openGraph = (signal?: AbortSignal) => createGraphSource({ ...access, baseUrl: simulator?.url ?? graphBaseUrls[config.CLOUD], ...(isLocal && { limits: sampleLimits }), ...(signal && { signal }) });
  const openSource = (signal: AbortSignal) => routeFacts({
    graph: openGraph(signal),
    arm: createArmSource({ ...access, baseUrl: simulator?.armUrl ?? armBaseUrls[config.CLOUD], signal }),
    dns: createHostSource(isLocal ? sampleLookUp : systemLookUp()),
  });
  const adapter = createAdapter(isLocal ? null : { appId: config.BOT_ID, appType: config.BOT_TYPE, tenantId: config.BOT_TENANT_ID ?? config.TENANT_ID, ...(config.BOT_PASSWORD && { password: config.BOT_PASSWORD }), ...(config.CLOUD.startsWith('usgov') && { service: governmentService }) }, log);
  const botAppId = isLocal ? '' : config.BOT_ID;
  const [catalog, checks, checkTexts, commands] = await Promise.all([readCatalog(), loadChecks(), loadCheckTexts(), loadCommands()]);
  const storage = await openStorage(storageOptions(config, credential), activityNames(catalog.activities));
  const hub = new LiveHub(storage, tenantId, (error) => log.warn({ err: error }, 'live events'));
  const assessed: RunSource = isLocal
    ? { kind: 'sample', tenantId: sampleTenantId, tenantName: 'Contoso' }
    : { kind: 'tenant', tenantId, tenantName: '' };
  const model = modelOf(config);
  const house: House = {
    tenantId,
    assessed,
    acceptsForeignReports: isLocal,
    version: productVersion(),
    builtAt: statSync(import.meta.filename).mtime,
    storage,
    catalog,
    checks,
    checkTexts,
    readsFreeWording: model !== null,
    membership: isLocal ? localMembership(localPeople) : teamsMembership({
      tenantId,
      storage,
      rosterOf: teamsRoster(adapter, botAppId),
      graph: openGraph(),
      onUnknown: (error) => log.warn({ err: error }, 'owners of a team are unknown'),
    }),
    ...(!isLocal && config.OPERATORS_GROUP_ID && { assessors: namedAssessors(config.OPERATORS_GROUP_ID, { graph: openGraph(), onUnknown: (error) => log.warn({ err: error }, 'members of the operators’ group are unknown') }) }),
    live: hub,
    now: () => new Date(),
  };
  const links = createLinks(isLocal ? { mode: 'local', publicUrl: `http://localhost:${config.PORT}` } : { mode: 'teams', teamsAppId: config.TEAMS_APP_ID, publicUrl: config.PUBLIC_URL });
  const notifier = createNotifier(adapter, botAppId);
  const planner = model && createPlanner(model, log, credential ? { token: async () => (await credential.getToken(azureOpenAiScopes[config.CLOUD]))?.token ?? '' } : {});
  const bot = createBot({ adapter, house, links, notifier, commands, servedTenantId: isLocal ? null : tenantId, ...(!isLocal && { admit: limitSpeakers() }), ...(planner && { planner }) });
  const close = async (): Promise<void> => {
    await simulator?.close();
    await storage.close();
  };
  return { house, hub, bot, links, notifier, openSource, credential, close };
}

async function serve(config: Config, { house, hub, links, bot, credential }: Composed, log: Logger): Promise<() => Promise<void>> {
  const isLocal = config.mode === 'local';
  const readiness = new Readiness({ health: healthOf({ storage: house.storage, credential }), log });
  const server = createHttpServer({
    house,
    hub,
    log,
    authenticate: isLocal ? localSignIn(localPeople) : teamsSignIn({ tenantId: config.TENANT_ID, tabAppId: config.TAB_APP_ID, cloud: config.CLOUD }),
    session: isLocal
      ? { mode: 'local', people: localPeople.filter(({ guest }) => !guest).map(({ id, name }) => ({ id, name })), roadmaps: [...localChannels, localGroupChat] }
      : { mode: 'teams' },
    tab: await readAssets(tabFolder.pathname),
    readiness,
    followLink: (roadmapId, place) => links.fromShortLink(roadmapId, place),
    receiveActivity: (request, response) => bot.process(request, response),
    ...(isLocal && { limits: localLimits }),
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(config.PORT, isLocal ? config.HOST : '0.0.0.0', () => resolve());
  });
  hub.start();
  log.info({ port: config.PORT, mode: config.mode }, 'listening');
  return () => stopServing({ server, hub, readiness }, isLocal ? localStop : teamsStop);
}

function startWorker(config: Config, { house, links, notifier, openSource }: Composed, log: Logger): () => Promise<void> {
  const worker = new Worker(house.storage.jobs, (job, context): Promise<void> => {
    switch (job.kind) {
      case 'assessment':
        return runAssessmentJob({ house, cloud: config.CLOUD, openSource, notifier, links, log }, job, context);
      case 'post-summary':
        return postSummary({ house, notifier, links }, job);
      case 'post-minutes':
        return postMinutesCard({ house, notifier, links }, job);
      // An older version queued a digest by itself: whoever sends finds it among all that is due.
      case 'digest':
      case 'deliver':
        return deliverDue({ house, notifier, links, log }, context);
      case 'scheduled-assessment':
        return runScheduledAssessment({ house, notifier, links, log }, job);
      case 'clean-up':
        return cleanUp({ house, log }, job);
    }
  }, log, config.PROCESS === 'worker' ? resting : null);
  worker.start();
  const lookForDue = () => enqueueDue(house).catch((error: unknown) => log.warn({ err: error }, 'due work was not queued'));
  const timer = setInterval(() => void lookForDue(), lookForDueEveryMs);
  void lookForDue();
  return async () => {
    clearInterval(timer);
    await worker.stop();
  };
}

function azureCredential(clientId: string | undefined): TokenCredential {
  return clientId ? new ManagedIdentityCredential({ clientId }) : new DefaultAzureCredential();
}

function storageOptions(config: Config, credential: TokenCredential | null) {
  if (config.STORAGE_CONNECTION_STRING) return { connectionString: config.STORAGE_CONNECTION_STRING };
  if (config.mode === 'teams' && config.STORAGE_ACCOUNT && credential) return { accountName: config.STORAGE_ACCOUNT, credential, endpointSuffix: storageSuffixes[config.CLOUD] };
  throw new ConfigError('STORAGE_CONNECTION_STRING is missing; "npm start" sets it to the embedded storage emulator.');
}

function productVersion(): string {
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  return version;
}
