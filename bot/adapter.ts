import { TeamsAdapter } from '@microsoft/teams-ai';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import { Refusal } from '../src/operations/refusal.ts';
import { errorCard, refusalCard } from './cards/error.ts';
import { isExtensionInvoke, sendExtensionError } from './extension/answer.ts';
import { cardActionName, sendInvokeError } from './invoke-response.ts';
import { activityOf } from './notify.ts';

/** The bot's registration in Azure. */
export interface BotRegistration {
  readonly appId: string;
  readonly appType: 'UserAssignedMSI' | 'SingleTenant';
  readonly tenantId: string;
  /** Of a single-tenant registration; a managed identity has none. */
  readonly password?: string;
  /** Where the Bot Framework is, by the names that botbuilder's configuration gives its addresses; the public one when left out. */
  readonly service?: Readonly<Record<string, string>>;
}

/** The Bot Framework of the United States government's clouds. @see https://learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high */
export const governmentService = { ChannelService: 'https://botframework.azure.us' } as const;

/** The part of a logger that the bot needs; pino's loggers have it. */
export interface BotLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** botbuilder's adapter, with the part between HTTP and turn within reach. */
export class BotAdapter extends TeamsAdapter {
  /**
   * Checks who sent an activity, and runs a turn for it.
   * @param authorization the header of that name
   * @returns what an invoke is answered with
   */
  hear(authorization: string, activity: Activity, turn: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, turn);
  }
}

/**
 * The way to and from Teams.
 * @param registration null for local mode: every request is accepted then, so the server must not be reachable from outside
 */
export function createAdapter(registration: BotRegistration | null, log: BotLog): BotAdapter {
  const adapter = registration === null ? new BotAdapter({}) : registeredAdapter(registration);
  adapter.onTurnError = (context, error) => answerError(context, error, log);
  return adapter;
}

function registeredAdapter({ appId, appType, tenantId, password, service }: BotRegistration): BotAdapter {
  // An empty app id would switch authentication off.
  if (appId.trim() === '') throw new Error('The app id of the bot is empty. Set BOT_ID to the id of its registration.');
  return new BotAdapter({ MicrosoftAppId: appId, MicrosoftAppType: appType, MicrosoftAppTenantId: tenantId, ...(password ? { MicrosoftAppPassword: password } : {}), ...service });
}

const unexpected = 'Something went wrong in the app, not with your request. Try again in a minute; if it happens again, tell your administrator what you did and when.';

/** The one place where an error of a turn becomes an answer, and a log line unless it was a refusal. */
async function answerError(context: TurnContext, error: unknown, log: BotLog): Promise<void> {
  const { name } = context.activity;
  const type: string = context.activity.type;
  const isRefusal = error instanceof Refusal;
  if (isRefusal) log.info({ activity: type, invoke: name, status: error.status }, 'request refused');
  else log.error({ activity: type, invoke: name, failure: describe(error) }, 'turn failed');
  const sentence = isRefusal ? error.message : unexpected;
  try {
    if (type === 'invoke' && name === cardActionName) await sendInvokeError(context, { statusCode: isRefusal ? 400 : 500, message: sentence });
    else if (type === 'invoke' && isExtensionInvoke(name)) await sendExtensionError(context, sentence);
    else if (type === 'message') await context.sendActivity(activityOf(isRefusal ? refusalCard(sentence, error.status) : errorCard(sentence)));
  } catch (failure) {
    log.warn({ activity: type, failure: describe(failure) }, 'an error could not be answered');
  }
}

/** What a log may keep of an error: the connector's errors carry whole requests, with names and messages of people. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const statusCode = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((frame) => /^\s+at /.test(frame)).slice(0, 12).map((frame) => frame.trim());
  // What a service says of a failure can quote the request: its code is enough to look the failure up.
  const message = statusCode === undefined ? error.message : undefined;
  return { type: error.name, statusCode, code, message, frames };
}
