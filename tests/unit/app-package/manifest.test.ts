import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { addCommand } from '../../../bot/extension/add-to-roadmap.ts';
import { searchCommands } from '../../../bot/extension/search.ts';
import { loadCommands } from '../../../bot/load-commands.ts';

// Each run of the script compiles Microsoft's schema anew: half a second alone, seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const root = join(import.meta.dirname, '../../..');
const sample = {
  TEAMS_APP_ID: '11111111-1111-4111-8111-111111111111',
  BOT_ID: '22222222-2222-4222-8222-222222222222',
  TAB_APP_ID: '33333333-3333-4333-8333-333333333333',
  PUBLIC_HOST: 'roadmap.contoso.com',
};

const scope = z.enum(['team', 'groupChat', 'personal']);
const manifestSchema = z.object({
  $schema: z.string(),
  manifestVersion: z.string(),
  id: z.string(),
  bots: z.tuple([
    z.object({
      botId: z.string(),
      scopes: z.array(scope),
      commandLists: z.array(z.object({ scopes: z.array(scope), commands: z.array(z.object({ title: z.string(), description: z.string() })) })),
    }),
  ]),
  composeExtensions: z.tuple([
    z.object({
      botId: z.string(),
      commands: z.array(z.object({ id: z.string(), type: z.string(), initialRun: z.boolean().optional(), fetchTask: z.boolean().optional(), context: z.array(z.string()), parameters: z.array(z.object({ name: z.string() })).optional() })),
      messageHandlers: z.array(z.object({ type: z.string(), value: z.object({ domains: z.array(z.string()), supportsAnonymizedPayloads: z.boolean() }) })),
    }),
  ]),
  configurableTabs: z.tuple([z.object({ configurationUrl: z.string(), scopes: z.array(scope), context: z.array(z.string()) })]),
  meetingExtensionDefinition: z.object({ supportsAnonymousGuestUsers: z.boolean() }),
  staticTabs: z.tuple([z.object({ contentUrl: z.string(), scopes: z.array(scope) })]),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'app-package-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function packageApp(values: Readonly<Record<string, string>>, target = folder) {
  const { PATH } = process.env;
  return spawnSync(process.execPath, [join(root, 'scripts/package-app.mjs'), target], { env: { PATH, ...values }, encoding: 'utf8' });
}

const readManifest = async () => {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8');
  return { text, manifest: manifestSchema.parse(JSON.parse(text)) };
};

describe('the app package', () => {
  beforeAll(() => {
    const { status, stderr } = packageApp(sample);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('is a manifest that fits its schema, and its two icons', async () => {
    expect((await readdir(folder)).toSorted()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  });

  it('names the newest schema that Microsoft publishes', async () => {
    const versions = await readdir(join(root, 'node_modules/@microsoft/app-manifest/build/json-schemas/teams'));
    const newest = Math.max(...versions.flatMap((version) => /^v1\.(\d+)$/.exec(version)?.[1] ?? []).map(Number));
    const { manifest } = await readManifest();
    expect(manifest.manifestVersion).toBe(`1.${newest}`);
    expect(manifest.$schema).toContain(`/v1.${newest}/`);
  });

  it('carries the values of the environment, and no placeholder', async () => {
    const { text, manifest } = await readManifest();
    expect(text).not.toContain('${{');
    expect(manifest.id).toBe(sample.TEAMS_APP_ID);
    expect(manifest.bots[0].botId).toBe(sample.BOT_ID);
    expect(manifest.validDomains).toEqual([sample.PUBLIC_HOST]);
  });

  it('opens the tab in channels, group chats and for a person, with single sign-on', async () => {
    const { manifest } = await readManifest();
    expect(manifest.configurableTabs[0]).toMatchObject({ configurationUrl: 'https://roadmap.contoso.com/tab/?page=configure', scopes: ['team', 'groupChat'] });
    expect(manifest.staticTabs[0]).toMatchObject({ contentUrl: 'https://roadmap.contoso.com/tab/', scopes: ['personal'] });
    expect(manifest.webApplicationInfo).toEqual({ id: sample.TAB_APP_ID, resource: `api://roadmap.contoso.com/${sample.TAB_APP_ID}` });
  });

  it('opens beside a meeting too, for people who are signed in', async () => {
    const { manifest } = await readManifest();
    expect(manifest.configurableTabs[0].context).toEqual(expect.arrayContaining(['channelTab', 'privateChatTab', 'meetingChatTab', 'meetingSidePanel']));
    expect(manifest.meetingExtensionDefinition.supportsAnonymousGuestUsers).toBe(false);
  });

  it('searches in messages through the same bot, and unfurls links of its own host only, for people who are signed in', async () => {
    const { manifest: { composeExtensions: [extension] } } = await readManifest();
    expect(extension.botId).toBe(sample.BOT_ID);
    const searches = extension.commands.filter(({ type }) => type === 'query');
    expect(searches.map(({ id, initialRun, parameters }) => [id, initialRun, parameters?.[0]?.name])).toEqual(Object.values(searchCommands).map((id) => [id, true, 'words']));
    const actions = extension.commands.filter(({ type }) => type === 'action');
    expect(actions.map(({ id, fetchTask, context }) => [id, fetchTask, context])).toEqual([[addCommand, true, ['message']]]);
    expect(extension.messageHandlers).toEqual([{ type: 'link', value: { domains: [sample.PUBLIC_HOST], supportsAnonymizedPayloads: false } }]);
  });

  it('lists commands once for every scope of the bot', async () => {
    const { manifest } = await readManifest();
    const [bot] = manifest.bots;
    expect(bot.commandLists.flatMap(({ scopes }) => scopes)).toEqual(bot.scopes);
    expect(bot.commandLists[0]?.commands.map(({ title }) => title)).toEqual(['run assessment', 'status', 'show failed', 'next steps', 'my tasks', 'task', 'overdue', 'assign', 'show check', 'help']);
  });

  /** The schema's limit. Help lists what does not fit. */
  const mostCommands = 10;

  it.each(scope.options)('offers the ten most used commands of the bot in scope %s, help among them, in its own words', async (where) => {
    const { manifest } = await readManifest();
    const listed = manifest.bots[0].commandLists.filter(({ scopes }) => scopes.includes(where)).flatMap(({ commands }) => commands);
    // By rank: help comes last there, and is needed most by whoever sees the list for the first time.
    const known = (await loadCommands()).filter(({ scopes }) => scopes.includes(where));
    const help = known.filter(({ name }) => name === 'help');
    const offered = [...known.filter(({ name }) => name !== 'help').slice(0, mostCommands - help.length), ...help];
    expect(listed).toEqual(offered.map(({ name, description }) => ({ title: name, description })));
  });
});

describe('the packaging script', () => {
  const unused = () => join(folder, 'unused');

  it.each(Object.keys(sample))('says that %s is missing and what it is', (name) => {
    const { status, stderr } = packageApp({ ...sample, [name]: '' }, unused());
    expect(status).toBe(2);
    expect(stderr).toMatch(new RegExp(`^${name} is missing: .+\\.\\n$`));
  });

  it('refuses a host that is an address', () => {
    const { status, stderr } = packageApp({ ...sample, PUBLIC_HOST: 'https://roadmap.contoso.com' }, unused());
    expect(status).toBe(2);
    expect(stderr).toContain('PUBLIC_HOST is https://roadmap.contoso.com');
  });

  it('names the field that does not fit the schema, and writes nothing', async () => {
    const { status, stderr } = packageApp({ ...sample, BOT_ID: 'my-bot' }, unused());
    expect(status).toBe(1);
    expect(stderr).toContain('/bots/0/botId');
    expect(await readdir(folder)).not.toContain('unused');
  });
});
