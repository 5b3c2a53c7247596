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
  it.each([...templates])('%s closes what it opens', (_, bicep) => {
    const code = bicep.replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/'[^']*'/g, "''");
    for (const [open, close] of [['{', '}'], ['[', ']'], ['(', ')']] as const) {
      expect(code.split(open).length, `${open} and ${close}`).toBe(code.split(close).length);
    }
  });

  const calls = Array.from(main.matchAll(/^module (\w+) '([^']+)' = (?:if \([^\n]+\) )?\{\n {2}name: '[^']+'\n {2}params: \{\n([\s\S]*?)\n {2}\}\n\}/gm), ([, name, path, params]) => ({ name: name ?? '', path: path ?? '', params: params ?? '' }));

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
    expect(given.filter((name) => !declared(main, 'param').includes(name))).toEqual([]);
  });

  it('keep no secret', () => {
    for (const bicep of templates.values()) expect(bicep).not.toMatch(/listKeys|secretRef|passwordSecretRef|@secure|connectionString|sharedKey\b/i);
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
  const variables = Array.from(containerApps.matchAll(/name: '([A-Z][A-Z_]+)'\n\s+value: (.+)/g), ([, name, value]) => ({ name: name ?? '', value: value ?? '' }));

  it('get only variables that the app reads', () => {
    const unknown = variables.filter(({ name }) => !variableNames.includes(name));
    expect(unknown).toEqual([]);
  });

  it('get every variable that the app asks for in production', () => {
    const guid = '11111111-1111-4111-8111-111111111111';
    const literals = variables.flatMap(({ name, value }) => (value.startsWith("'") && !value.includes('${') ? [[name, value.slice(1, -1)] as const] : []));
    const environment = {
      ...Object.fromEntries(variables.map(({ name }) => [name, guid])),
      ...Object.fromEntries(literals),
      PORT: '3978', STORAGE_ACCOUNT: 'ztrabcdefghijklm', PUBLIC_URL: 'https://ztr-web.example.azurecontainerapps.io', CLOUD: 'global',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example',
    };
    expect(readConfig(environment)).toMatchObject({ mode: 'teams', BOT_TYPE: 'UserAssignedMSI', AZURE_CLIENT_ID: guid, TENANT_ID: guid });
  });

  it('run as web and as worker', () => {
    expect(variables.filter(({ name }) => name === 'PROCESS').map(({ value }) => value)).toEqual(["'web'", "'worker'"]);
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
      if (script) for (const [, name] of (await read(script)).matchAll(/([A-Z]{4,}(?:_[A-Z]+)*)(?:: ['`]|=\$)/g)) known.add(name ?? '');
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
    expect(dockerfile.trimEnd()).toMatch(/CMD \["node", "dist\/src\/main\.js"\]$/);
  });

  it('never takes local data or environment files in', async () => {
    expect((await read('.dockerignore')).split('\n')).toEqual(expect.arrayContaining(['.data', '.env', '.env.*', 'env', 'node_modules']));
  });
});
