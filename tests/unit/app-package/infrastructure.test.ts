import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, variableNames } from '../../../src/config.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFile(join(root, path), 'utf8');

const modules = (await readdir(join(root, 'infra/modules'))).map((name) => `modules/${name}`);
const templates = new Map(await Promise.all(['main.bicep', ...modules].map(async (name) => [name, await read(`infra/${name}`)] as const)));
const main = templates.get('main.bicep') ?? '';
const containerApps = templates.get('modules/container-apps.bicep') ?? '';

const declared = (bicep: string, kind: 'param' | 'output') => Array.from(bicep.matchAll(new RegExp(`^${kind} (\\w+) `, 'gm')), ([, name]) => name);
const required = (bicep: string) => Array.from(bicep.matchAll(/^param (\w+) \w+$/gm), ([, name]) => name);
const placeholders = (text: string) => [...new Set(Array.from(text.matchAll(/\$\{\{(\w+)\}\}/g), ([, name]) => name))];

describe('the templates', () => {
  const calls = Array.from(main.matchAll(/^module (\w+) '([^']+)' = (?:if \([^\n]+\) )?\{\n {2}name: '[^']+'\n {2}params: \{\n([\s\S]*?)\n {2}\}\n/gm), ([, name, path, params]) => ({ name: name ?? '', path: path ?? '', params: params ?? '' }));

  it('call every module there is', () => {
    expect(calls.map(({ path }) => path).toSorted()).toEqual(modules.toSorted());
  });

  it.each(calls)('give $path exactly the parameters that it declares', ({ path, params }) => {
    expect(Array.from(params.matchAll(/^ {4}(\w+):/gm), ([, name]) => name).toSorted()).toEqual(declared(templates.get(path) ?? '', 'param').toSorted());
  });

  it('read only outputs that a module gives', () => {
    const outputsOf = new Map(calls.map(({ name, path }) => [name, new Set(declared(templates.get(path) ?? '', 'output'))]));
    const wrong = Array.from(main.matchAll(/(\w+)!?\.outputs\.(\w+)/g)).filter(([, name, output]) => !outputsOf.get(name ?? '')?.has(output));
    expect(wrong.map(([text]) => text)).toEqual([]);
  });

  it('take every parameter without a default from the parameters file, and no unknown one', async () => {
    const { parameters } = z.object({ parameters: z.record(z.string(), z.object({ value: z.string() })) }).parse(JSON.parse(await read('infra/main.parameters.json')));
    const given = Object.keys(parameters);
    expect(required(main).filter((name) => !given.includes(name ?? ''))).toEqual([]);
    // A default that nobody can choose otherwise is no setting.
    expect(declared(main, 'param').filter((name) => name !== 'location' && !given.includes(name ?? ''))).toEqual([]);
    expect(given.filter((name) => !declared(main, 'param').includes(name))).toEqual([]);
  });

  it('take a key only from whoever brings one, and keep it where nobody reads it', () => {
    for (const bicep of templates.values()) {
      expect(bicep).not.toMatch(/listKeys|passwordSecretRef|connectionString|sharedKey\b/i);
      // Without the decorator a deployment's record shows the value.
      for (const [, before, name] of bicep.matchAll(/(.*)\nparam (\w*(?:Key|Headers|Secret|Password))\b/g)) expect(`${before ?? ''} ${name ?? ''}`).toMatch(/^@secure\(\)/);
    }
    expect(containerApps.match(/\n {6}secrets: secrets\n/g)).toHaveLength(3);
    const [inSecrets, asked] = [/name: '([a-z-]+-(?:key|headers))'/g, /secretRef: '([a-z-]+)'/g].map((pattern) => Array.from(containerApps.matchAll(pattern), ([, name]) => name));
    expect(asked).toEqual(inSecrets);
    expect(templates.get('modules/storage.bicep')).toMatch(/allowSharedKeyAccess: false[\s\S]*minimumTlsVersion: 'TLS1_2'/);
    expect(templates.get('modules/registry.bicep')).toContain('adminUserEnabled: false');
    expect(templates.get('modules/bot.bicep')).toContain("msaAppType: 'UserAssignedMSI'");
  });

  it('leave storage to the network of the app unless the installation says otherwise', () => {
    expect(main).toMatch(/param storageAccess string = 'private'/);
    expect(templates.get('modules/storage.bicep')).toMatch(/publicNetworkAccess: isPrivate && empty\(terminalAddresses\) \? 'Disabled' : 'Enabled'[\s\S]*defaultAction: isPrivate \? 'Deny' : 'Allow'/);
    // Without the records in DNS the app would look for storage outside.
    for (const kind of ['privateDnsZones@', 'virtualNetworkLinks@', 'privateEndpoints@', 'privateDnsZoneGroups@']) expect(templates.get('modules/private-storage.bicep')).toContain(kind);
  });
});

describe('the containers', () => {
  const variables = Array.from(containerApps.matchAll(/name: '([A-Z][A-Z_]+)'\n\s+(?:value|secretRef): (.+)/g), ([, name, value]) => ({ name: name ?? '', value: value ?? '' }));
  // Read by the libraries themselves.
  const ofLibraries = new Set(['OTEL_EXPORTER_OTLP_HEADERS']);

  it('get only variables that the app reads', () => {
    const unknown = variables.filter(({ name }) => !variableNames.includes(name) && !ofLibraries.has(name));
    expect(unknown).toEqual([]);
  });

  it('get every variable that the app asks for in production', () => {
    const guid = '11111111-1111-4111-8111-111111111111';
    const literals = variables.flatMap(({ name, value }) => (value.startsWith("'") && !value.includes('${') ? [[name, value.slice(1, -1)] as const] : []));
    const environment = {
      ...Object.fromEntries(variables.map(({ name }) => [name, guid])),
      ...Object.fromEntries(literals),
      PORT: '3978', STORAGE_ACCOUNT: 'ztrabcdefghijklm', PUBLIC_URL: 'https://ztr-web.example.azurecontainerapps.io', CLOUD: 'global',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example', AZURE_OPENAI_ENDPOINT: 'https://contoso.openai.azure.com',
    };
    expect(readConfig(environment)).toMatchObject({ mode: 'teams', BOT_TYPE: 'UserAssignedMSI', AZURE_CLIENT_ID: guid, TENANT_ID: guid });
  });

  it('run as web and as worker', () => {
    expect(variables.filter(({ name }) => name === 'PROCESS').map(({ value }) => value)).toEqual(["'web'", "'worker'"]);
  });
});

/** What infra/set-defaults.mjs tells the toolkit when a person chose this. */
function defaultsFor(chosen: Readonly<Record<string, string>>): { readonly status: number | null; readonly said: string; readonly set: Readonly<Record<string, string>> } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'infra/set-defaults.mjs')], { env: { ...chosen }, encoding: 'utf8' });
  const set = new Map(Array.from(stdout.matchAll(/^::set-teamsfx-env (\w+)=(\S+)$/gm), ([, name = '', value = '']) => [name, value]));
  return { status, said: stderr, set: Object.fromEntries(set) };
}

describe('settings that nobody chose', () => {
  const thisMonth = `${new Date().toISOString().slice(0, 7)}-01`;

  it('get a default, and those that somebody chose stay', () => {
    const { status, set } = defaultsFor({ CLOUD: 'usgov', ALERT_EMAIL: 'security@contoso.com' });
    expect(status).toBe(0);
    expect(set).toMatchObject({ STORAGE_SKU: 'Standard_LRS', MIN_WEB_REPLICAS: '1', MONTHLY_BUDGET: '0', BUDGET_START: 'none', SECRET_OPENAI_API_KEY: 'none' });
    expect(set).not.toHaveProperty('CLOUD');
    expect(set).not.toHaveProperty('ALERT_EMAIL');
  });

  it('keep one worker running where storage is private', () => {
    expect(defaultsFor({}).set).toMatchObject({ STORAGE_ACCESS: 'private', MIN_WORKER_REPLICAS: '1' });
    expect(defaultsFor({ STORAGE_ACCESS: 'identity' }).set).toMatchObject({ MIN_WORKER_REPLICAS: '0' });
  });

  // The month of the first provision would be refused as soon as it is over.
  it.each([
    ['without a budget', {}, 'none'],
    ['with the first budget, long after the first provision', { BUDGET_START: 'none', MONTHLY_BUDGET: '80', ALERT_EMAIL: 'security@contoso.com' }, thisMonth],
    ['with a budget from the beginning', { MONTHLY_BUDGET: '80', ALERT_EMAIL: 'security@contoso.com' }, thisMonth],
    ['with a budget that exists', { BUDGET_START: '2026-01-01', MONTHLY_BUDGET: '90', ALERT_EMAIL: 'security@contoso.com' }, undefined],
    ['after a budget was given up', { BUDGET_START: '2026-01-01', MONTHLY_BUDGET: '0', ALERT_EMAIL: 'security@contoso.com' }, undefined],
  ] as const)('begin the budget in the right month: %s', (_when, chosen, start) => {
    expect(defaultsFor(chosen).set['BUDGET_START']).toBe(start);
  });

  it.each([
    [{ MONTHLY_BUDGET: '80' }, 'set ALERT_EMAIL too'],
    [{ MONTHLY_BUDGET: '80', ALERT_EMAIL: 'none' }, 'set ALERT_EMAIL too'],
    [{ MONTHLY_BUDGET: '80.50', ALERT_EMAIL: 'security@contoso.com' }, 'give a whole number'],
    [{ AZURE_OPENAI_ENDPOINT: 'https://contoso.openai.azure.com' }, 'set both, or none'],
    [{ SECRET_AZURE_OPENAI_API_KEY: 'key' }, 'which resource it opens'],
    [{ OPENAI_MODEL: 'gpt-4.1-mini', SECRET_OPENAI_API_KEY: 'none' }, 'set both, or none'],
    [{ OPENAI_MODEL: 'gpt-4.1-mini', SECRET_OPENAI_API_KEY: 'key', AZURE_OPENAI_ENDPOINT: 'https://contoso.openai.azure.com', AZURE_OPENAI_DEPLOYMENT: 'words' }, 'two language models'],
  ] as const)('refuse what cannot work before Azure is asked: %o', (chosen, sentence) => {
    const { status, said, set } = defaultsFor(chosen);
    expect(status).not.toBe(0);
    expect(said).toContain(sentence);
    expect(set).toEqual({});
  });
});

describe('teamsapp.yml', async () => {
  const actionSchema = z.object({ uses: z.string(), with: z.record(z.string(), z.unknown()), writeToEnvironmentFile: z.record(z.string(), z.string()).optional() });
  const text = await read('teamsapp.yml');
  const lifecycles = z.object({ version: z.string(), provision: z.array(actionSchema), deploy: z.array(actionSchema), publish: z.array(actionSchema) }).parse(parse(text));
  const steps = [...lifecycles.provision, ...lifecycles.deploy, ...lifecycles.publish];

  it('refers only to files that exist, or that a step before writes', () => {
    const paths = [...new Set(Array.from(text.matchAll(/(?:\.\/)?((?:appPackage|infra)\/[\w./-]+\.\w+)/g), ([, path]) => path ?? ''))].filter((path) => !path.startsWith('appPackage/build/'));
    expect(paths).toEqual(expect.arrayContaining(['infra/main.bicep', 'infra/main.parameters.json', 'appPackage/manifest.json', 'appPackage/aad.manifest.json', 'infra/build-image.mjs', 'infra/set-defaults.mjs']));
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('creates the sign-in of the tab without a secret', () => {
    const creation = lifecycles.provision.find(({ uses }) => uses === 'aadApp/create');
    expect(creation?.with).toMatchObject({ generateClientSecret: false, signInAudience: 'AzureADMyOrg' });
    expect(text).not.toContain('SECRET_');
  });

  it('sets every variable before a file asks for it', async () => {
    // What the person chooses and what the toolkit itself sets; the scope's id is made by aadApp/update.
    const known = new Set(['AZURE_SUBSCRIPTION_ID', 'AZURE_RESOURCE_GROUP_NAME', 'TEAMSFX_ENV', 'AAD_APP_ACCESS_AS_USER_PERMISSION_ID']);
    const asked: string[] = [];
    for (const step of [...lifecycles.provision, ...lifecycles.deploy]) {
      const files = Array.from(JSON.stringify(step.with).matchAll(/(?:appPackage|infra)\/[\w.-]+\.json/g), ([path]) => path).filter((path) => existsSync(join(root, path)));
      const needed = placeholders([JSON.stringify(step.with), ...(await Promise.all(files.map(read)))].join('\n'));
      asked.push(...needed.filter((name) => name !== undefined && !known.has(name)).map((name) => `${step.uses}: ${name ?? ''}`));
      for (const name of Object.values(step.writeToEnvironmentFile ?? {})) known.add(name);
      if (step.uses === 'arm/deploy') for (const name of declared(main, 'output')) known.add(name ?? '');
      const script = /node (infra\/[\w-]+\.mjs)/.exec(JSON.stringify(step.with))?.[1];
      if (script?.endsWith('set-defaults.mjs')) for (const name of Object.keys(defaultsFor({}).set)) known.add(name);
      else if (script) for (const [, name] of (await read(script)).matchAll(/set-teamsfx-env (\w+)=/g)) known.add(name ?? '');
    }
    expect(asked).toEqual([]);
  });

  it('publishes the package that it has made', () => {
    const made = steps.filter(({ uses }) => uses === 'teamsApp/zipAppPackage').map((step) => step.with['outputZipPath']);
    const used = steps.filter(({ uses }) => ['teamsApp/update', 'teamsApp/publishAppPackage'].includes(uses)).map((step) => step.with['appPackagePath']);
    expect(new Set(used)).toEqual(new Set(made));
  });
});

describe('the container image', () => {
  it('runs the built app as somebody without rights', async () => {
    const dockerfile = await read('Dockerfile');
    expect(dockerfile).toMatch(/^USER node$/m);
    // Built and run by one version, which is still looked after: https://github.com/nodejs/release#release-schedule
    expect(Array.from(dockerfile.matchAll(/^FROM (\S+)/gm), ([, image]) => image)).toEqual(['node:24-slim', 'node:24-slim']);
    expect(dockerfile.trimEnd()).toMatch(/CMD \["node", "dist\/src\/main\.js"\]$/);
  });

  it('never takes local data or environment files in', async () => {
    expect((await read('.dockerignore')).split('\n')).toEqual(expect.arrayContaining(['.data', '.env', '.env.*', 'env', 'node_modules']));
  });
});
