import { randomUUID } from 'node:crypto';
import { createServer, plugins, type Request, type Response } from 'restify';
import { createAdapter } from '../../../bot/adapter.ts';
import { createBot, type BotParts } from '../../../bot/bot.ts';
import { createLinks } from '../../../bot/links.ts';
import { loadCommands } from '../../../bot/load-commands.ts';
import { createNotifier } from '../../../bot/notify.ts';
import { outcomeOf, type Run } from '../../../src/assessment/run.ts';
import type { CheckResult } from '../../../src/assessment/check.ts';
import type { ActivityFields } from '../../../src/roadmap/activity-state.ts';
import type { House } from '../../../src/operations/house.ts';
import { startFakeConnector } from '../../unit/bot/fake-connector.ts';
import { textsOf } from '../../unit/bot/cards/card-rules.ts';
import { somebody, testHouse } from '../test-house.ts';

export const channelId = '19:general@thread.tacv2';

/** What the bot has written: the words of a card in reading order, and the card. */
export interface Written {
  readonly path: string;
  readonly texts: readonly string[];
  readonly card: { readonly body: unknown[]; readonly actions?: readonly { readonly title: string; readonly verb?: string; readonly data?: Record<string, unknown>; readonly url?: string }[] };
}
export interface Answer {
  readonly status: number;
  readonly body: { readonly statusCode: number; readonly type: string; readonly value: unknown } | null;
}

/** A conversation with the bot over HTTP, as Teams holds it, on a house of its own. */
export interface Talk {
  readonly house: House;
  /** Says something as one of the invented people, `Nadia` unless told. */
  say(text: string, as?: Voice): Promise<void>;
  /** Sends a file in the personal chat. */
  sendFile(name: string, downloadUrl: string, as?: Voice): Promise<void>;
  press(verb: string, data: unknown, as?: Voice): Promise<Answer>;
  /** What Teams asks besides: of the message extension. */
  invoke(name: string, value: unknown, as?: Voice): Promise<{ readonly status: number; readonly body: unknown }>;
  /** The words of the card that the newest answer carries. */
  lastTexts(): readonly string[];
  /** New cards (POST), or replaced ones (PUT), oldest first. */
  written(method?: 'POST' | 'PUT'): Written[];
  /** Changes one activity of the channel's roadmap behind the bot's back. */
  change(by: string, activity: string, set: Partial<ActivityFields>): Promise<void>;
  close(): Promise<void>;
}
export interface Voice {
  readonly by?: string;
  /** `elsewhere`: a chat of two people, of which the app knows nothing. */
  readonly where?: 'channel' | 'personal' | 'elsewhere';
  /** Whose tenant it is; the house's unless told. */
  readonly tenantId?: string;
  readonly locale?: string;
  /** First names of whom the text mentions, in its order. */
  readonly mentions?: readonly string[];
}

export async function startTalk(overrides: Partial<House> = {}, parts: Pick<BotParts, 'planner' | 'download'> = {}): Promise<Talk> {
  const teams = await startFakeConnector();
  teams.lookups.set(/\/v3\/teams\/[^/]+\/conversations/, { status: 200, body: { conversations: [{ id: channelId }] } });
  teams.lookups.set(/\/v3\/teams\/[^/]+$/, { status: 200, body: { id: channelId, name: 'Zero Trust', aadGroupId: 'group-id' } });
  const house = await testHouse(overrides);
  const quiet = () => undefined;
  const adapter = createAdapter(null, { info: quiet, warn: quiet, error: quiet });
  const bot = createBot({ adapter, house, links: createLinks({ mode: 'local', publicUrl: 'http://localhost:3978' }), notifier: createNotifier(adapter, ''), commands: await loadCommands(), servedTenantId: house.tenantId, ...parts });
  const server = createServer();
  server.post('/api/messages', ...plugins.bodyParser({ mapParams: false }), async (request: Request, response: Response) => { await bot.process(request, response); });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const url = `http://127.0.0.1:${server.address().port}/api/messages`;

  const deliver = async ({ by = 'Nadia', where = 'channel', locale = 'en-GB', mentions = [], tenantId = house.tenantId }: Voice, change: Record<string, unknown>): Promise<Answer> => {
    const speaker = somebody(by);
    const place = where === 'channel'
      ? { conversation: { id: `${channelId};messageid=17`, conversationType: 'channel', isGroup: true, tenantId }, channelData: { tenant: { id: tenantId }, team: { id: channelId }, channel: { id: channelId } } }
      : { conversation: { id: where === 'personal' ? `a:${speaker.id}` : `19:${speaker.id}_somebody@unq.gbl.spaces`, conversationType: 'personal', tenantId }, channelData: { tenant: { id: tenantId } } };
    for (const name of mentions) {
      const { teamsId, id, name: fullName } = somebody(name);
      teams.lookups.set(new RegExp(`/members/${teamsId}$`), { status: 200, body: { id: teamsId, aadObjectId: id, name: fullName } });
    }
    const response = await fetch(url, {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        type: 'message', id: randomUUID(), channelId: 'msteams', serviceUrl: teams.url, timestamp: new Date().toISOString(), locale,
        from: { id: speaker.teamsId, aadObjectId: speaker.id, name: speaker.name }, recipient: { id: '28:bot', name: 'Zero Trust Roadmap' }, ...place,
        entities: mentions.map((name) => ({ type: 'mention', text: `<at>${somebody(name).name}</at>`, mentioned: { id: somebody(name).teamsId, name: somebody(name).name } })),
        ...change,
      }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) as Answer['body'] };
  };
  const written = (method: 'POST' | 'PUT' = 'POST'): Written[] => teams.requests
    // A turn that takes long also tells Teams that the bot is typing.
    .filter((request) => request.method === method && request.path.includes('/activities') && Array.isArray(request.body['attachments']))
    .map(({ path, body }) => {
      const [attachment] = body['attachments'] as { content: Written['card'] }[];
      return { path, texts: textsOf({ card: attachment!.content as never, text: '' }), card: attachment!.content };
    });

  return {
    house,
    async say(text, as = {}) { await deliver(as, { text: `<at>Zero Trust Roadmap</at> ${text}` }); },
    async sendFile(name, downloadUrl, as = {}) {
      await deliver({ where: 'personal', ...as }, { text: '', attachments: [{ contentType: 'text/html', content: '<div></div>' }, { contentType: 'application/vnd.microsoft.teams.file.download.info', name, content: { downloadUrl, uniqueId: '1', fileType: 'json' } }] });
    },
    press: (verb, data, as = {}) => deliver(as, { type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb, data } }, replyToId: 'card-1' }),
    invoke: (name, value, as = {}) => deliver(as, { type: 'invoke', name, value }),
    lastTexts: () => written().at(-1)?.texts ?? [],
    written,
    async change(by, activity, set) {
      const { id, name } = somebody(by);
      const key = { tenantId: house.tenantId, roadmapId: channelId };
      const { sequence } = await house.storage.roadmaps.load(key);
      await house.storage.roadmaps.change(key, { changeId: randomUUID(), edits: [{ activity, set, seen: sequence }] }, { id, name }, house.now());
    },
    async close() {
      await new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
      await house.storage.close();
      await teams.close();
    },
  };
}

/** Stores a finished assessment of the sample tenant that says this of these checks; the others were not looked at. */
export async function assessed(house: House, startedAt: string, verdicts: Readonly<Record<number, CheckResult['verdict']>>, found: Partial<CheckResult> = {}): Promise<Run> {
  const results = Object.entries(verdicts).map(([reference, verdict]): CheckResult => {
    const check = house.checks.find((each) => each.reference === Number(reference))!;
    const { id, title, pillars, category, risk } = check;
    return { id, reference: Number(reference), title, pillars: [...pillars], category, risk, verdict, reason: null, summary: `Summary of ${reference}.`, evidence: null, ...found };
  });
  const run: Run = {
    id: `${9_999_999_999_999 - Date.parse(startedAt)}-${randomUUID().slice(0, 6)}`, state: 'finished', source: { kind: 'sample', tenantId: 'sample', tenantName: 'Contoso' }, startedBy: { id: 'p', name: 'Nadia Brandt' },
    startedAt, finishedAt: startedAt, pillars: null, version: '1', progress: { done: results.length, total: results.length, pillar: null }, failure: null, outcomes: results.map(outcomeOf),
  };
  await house.storage.assessments.addImported(house.tenantId, run, results);
  return run;
}
