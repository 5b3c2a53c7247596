import { z } from 'zod';
import { clouds } from './assessment/need.ts';

const port = z.coerce.number({ error: 'must be a port number' }).int('must be a port number').min(0).max(65535, 'must be a port number, 65535 at most');
/** In lower case, as the directory writes ids in tokens: rows are kept by them. */
const guid = z.guid('must be a GUID').toLowerCase();

const anyMode = {
  PORT: port.default(3978),
  PROCESS: z.enum(['web', 'worker', 'all']).default('all'),
  CLOUD: z.enum(clouds).default('global'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be the address of an OpenTelemetry collector, such as http://localhost:4318' }).optional(),
  CONTAINER_APP_REPLICA_NAME: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_MODEL: z.string().optional(),
  AZURE_OPENAI_ENDPOINT: z.url({ protocol: /^https$/, error: 'must be the https address of the Azure OpenAI resource, such as https://contoso.openai.azure.com' }).optional(),
  AZURE_OPENAI_DEPLOYMENT: z.string().optional(),
  AZURE_OPENAI_API_KEY: z.string().optional(),
};

const localSchema = z.object({
  ...anyMode,
  HOST: z.string().default('127.0.0.1'),
  STORAGE_CONNECTION_STRING: z.string('is missing; "npm start" sets it to the embedded storage emulator').min(1),
  PLAYGROUND_PORT: port.default(56150),
});

const teamsSchema = z.object({
  ...anyMode,
  TENANT_ID: guid,
  BOT_ID: guid,
  BOT_TYPE: z.enum(['UserAssignedMSI', 'SingleTenant']).default('UserAssignedMSI'),
  BOT_TENANT_ID: guid.optional(),
  BOT_PASSWORD: z.string().optional(),
  TAB_APP_ID: guid,
  TEAMS_APP_ID: guid,
  PUBLIC_URL: z.url({ protocol: /^https$/, error: 'must be the https address that Teams reaches, such as https://roadmap.contoso.com' }),
  STORAGE_ACCOUNT: z.string().regex(/^[a-z0-9]{3,24}$/, 'must be a storage account name').optional(),
  STORAGE_CONNECTION_STRING: z.string().optional(),
  AZURE_CLIENT_ID: guid.optional(),
  OPERATORS_GROUP_ID: guid.optional(),
});

export type LocalConfig = z.infer<typeof localSchema> & { readonly mode: 'local' };
export type TeamsConfig = z.infer<typeof teamsSchema> & { readonly mode: 'teams' };
export type Config = LocalConfig | TeamsConfig;

/** Every variable that the product reads: the README's table is checked against it. */
export const variableNames: readonly string[] = [...new Set([...Object.keys(localSchema.shape), ...Object.keys(teamsSchema.shape), 'NODE_ENV'])];

/** What is wrong with the environment: one sentence per variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The language model that reads free wording. `apiKey` null: the managed identity signs in to Azure OpenAI. */
export type ModelAccess =
  | { readonly kind: 'openai'; readonly apiKey: string; readonly model: string }
  | { readonly kind: 'azure'; readonly endpoint: string; readonly deployment: string; readonly apiKey: string | null };

/**
 * The model that is configured; null without one: everything works then, except free wording.
 * @throws {ConfigError} when half of a model is configured, or two of them
 */
export function modelOf(config: Config): ModelAccess | null {
  const { OPENAI_API_KEY: key, OPENAI_MODEL: model, AZURE_OPENAI_ENDPOINT: endpoint, AZURE_OPENAI_DEPLOYMENT: deployment, AZURE_OPENAI_API_KEY: azureKey } = config;
  const isAzure = endpoint !== undefined || deployment !== undefined || azureKey !== undefined;
  if (isAzure && (key !== undefined || model !== undefined)) throw new ConfigError('OPENAI_API_KEY and AZURE_OPENAI_ENDPOINT name two language models. Set the variables of one.');
  if (isAzure) {
    if (endpoint === undefined) throw new ConfigError('AZURE_OPENAI_ENDPOINT is missing: the address of the Azure OpenAI resource.');
    if (deployment === undefined) throw new ConfigError('AZURE_OPENAI_DEPLOYMENT is missing: the name of the deployment that reads free wording.');
    if (azureKey === undefined && config.mode === 'local') throw new ConfigError('AZURE_OPENAI_API_KEY is missing: local mode has no managed identity to sign in with.');
    return { kind: 'azure', endpoint, deployment, apiKey: azureKey ?? null };
  }
  if (key === undefined && model === undefined) return null;
  if (key === undefined) throw new ConfigError('OPENAI_API_KEY is missing: OPENAI_MODEL names a model, and its service asks for a key.');
  if (model === undefined) throw new ConfigError('OPENAI_MODEL is missing: the name of the model that reads free wording.');
  return { kind: 'openai', apiKey: key, model };
}

const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

/**
 * Reads and checks the environment, once. Local mode is everything without `BOT_ID`; it never runs in production
 * and never listens beyond this machine, since it lets anybody be anybody.
 * @throws {ConfigError}
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const isTeams = given['BOT_ID'] !== undefined || given['NODE_ENV'] === 'production';
  if (isTeams) {
    const config = { ...parse(teamsSchema, given), mode: 'teams' as const };
    if (!config.STORAGE_ACCOUNT && !config.STORAGE_CONNECTION_STRING) throw new ConfigError('STORAGE_ACCOUNT is missing: the name of the storage account that keeps the roadmaps.');
    if (config.BOT_TYPE === 'SingleTenant' && !config.BOT_PASSWORD) throw new ConfigError('BOT_PASSWORD is missing: BOT_TYPE=SingleTenant signs in with the secret of the bot registration.');
    return config;
  }
  const config = { ...parse(localSchema, given), mode: 'local' as const };
  if (!loopbackHosts.has(config.HOST)) throw new ConfigError(`HOST is ${config.HOST}: without BOT_ID the app runs in local mode, where anybody can be anybody, and listens on localhost only.`);
  return config;
}

function parse<Schema extends z.ZodObject>(schema: Schema, given: Readonly<Record<string, unknown>>): z.infer<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map(({ path, message }) => {
    const variable = String(path[0]);
    return given[variable] === undefined ? `${variable} ${message.startsWith('is missing') ? message : 'is missing'}.` : `${variable} ${message}.`;
  });
  throw new ConfigError(`${sentences.join(' ')} The README has a table of all variables.`);
}
