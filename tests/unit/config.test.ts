import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, modelOf, readConfig, variableNames } from '../../src/config.ts';

const guid = '6f1a3c52-0d5e-4b8a-9c77-2e4b5a90c1d3';
const local = { STORAGE_CONNECTION_STRING: 'UseDevelopmentStorage=true' };
const teams = { TENANT_ID: guid, BOT_ID: guid, TAB_APP_ID: guid, TEAMS_APP_ID: guid, PUBLIC_URL: 'https://roadmap.contoso.com', STORAGE_ACCOUNT: 'roadmaps', NODE_ENV: 'production' };

describe('the environment', () => {
  it('is local without a bot id, with the documented ports', () => {
    expect(readConfig(local)).toMatchObject({ mode: 'local', PORT: 3978, PLAYGROUND_PORT: 56150, PROCESS: 'all', HOST: '127.0.0.1' });
  });

  it('is Teams with one', () => {
    expect(readConfig(teams)).toMatchObject({ mode: 'teams', BOT_TYPE: 'UserAssignedMSI', CLOUD: 'global' });
  });

  it('reads ids in lower case, as tokens have them', () => {
    expect(readConfig({ ...teams, TENANT_ID: guid.toUpperCase() })).toMatchObject({ TENANT_ID: guid });
  });

  it.each([
    ['a port that is none', { ...local, PORT: 'web' }, /PORT must be a port number/],
    ['a port too high', { ...local, PORT: '70000' }, /PORT must be a port number/],
    ['local mode in production', { ...local, NODE_ENV: 'production' }, /BOT_ID is missing/],
    ['local mode for the whole network', { ...local, HOST: '0.0.0.0' }, /HOST is 0\.0\.0\.0/],
    ['no storage', {}, /STORAGE_CONNECTION_STRING is missing/],
    ['an empty value, which counts as missing', { ...teams, TAB_APP_ID: '' }, /TAB_APP_ID is missing/],
    ['an address without https', { ...teams, PUBLIC_URL: 'http://roadmap.contoso.com' }, /PUBLIC_URL must be the https address/],
    ['no storage account', { ...teams, STORAGE_ACCOUNT: undefined }, /STORAGE_ACCOUNT is missing/],
    ['a secret that is not there', { ...teams, BOT_TYPE: 'SingleTenant' }, /BOT_PASSWORD is missing/],
    ['two things at once', { ...teams, TENANT_ID: 'contoso', CLOUD: 'moon' }, /TENANT_ID must be a GUID.*|CLOUD/],
  ])('refuses %s and names the variable', (_what, environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(ConfigError);
    expect(() => readConfig(environment)).toThrow(sentence);
  });

  it('is described whole in the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const described = [...readme.matchAll(/^\| `(?<name>[A-Z_]+)` \|/gm)].map(({ groups }) => groups?.['name']);
    expect(described.toSorted()).toEqual([...variableNames, 'DATA_DIR'].toSorted());
  });
});

describe('the language model', () => {
  const azure = { AZURE_OPENAI_ENDPOINT: 'https://contoso.openai.azure.com', AZURE_OPENAI_DEPLOYMENT: 'planner' };

  it.each([
    ['none', local, null],
    ['OpenAI’s', { ...local, OPENAI_API_KEY: 'sk', OPENAI_MODEL: 'a-model' }, { kind: 'openai', apiKey: 'sk', model: 'a-model' }],
    ['Azure’s with a key', { ...local, ...azure, AZURE_OPENAI_API_KEY: 'k' }, { kind: 'azure', endpoint: azure.AZURE_OPENAI_ENDPOINT, deployment: 'planner', apiKey: 'k' }],
    ['Azure’s with the managed identity', { ...teams, ...azure }, { kind: 'azure', endpoint: azure.AZURE_OPENAI_ENDPOINT, deployment: 'planner', apiKey: null }],
  ])('is %s', (_what, environment, model) => {
    expect(modelOf(readConfig(environment))).toEqual(model);
  });

  it.each([
    ['a model without a key', { ...local, OPENAI_MODEL: 'x' }, /OPENAI_API_KEY is missing/],
    ['a key without a model', { ...local, OPENAI_API_KEY: 'x' }, /OPENAI_MODEL is missing/],
    ['two at once', { ...local, ...azure, OPENAI_MODEL: 'x' }, /name two language models/],
    ['an address without https', { ...local, ...azure, AZURE_OPENAI_ENDPOINT: 'http://contoso.example' }, /AZURE_OPENAI_ENDPOINT must be the https address/],
    ['no deployment', { ...teams, AZURE_OPENAI_ENDPOINT: azure.AZURE_OPENAI_ENDPOINT }, /AZURE_OPENAI_DEPLOYMENT is missing/],
    ['an identity where there is none', { ...local, ...azure }, /AZURE_OPENAI_API_KEY is missing/],
  ])('refuses %s and names the variable', (_what, environment, sentence) => {
    expect(() => modelOf(readConfig(environment))).toThrow(ConfigError);
    expect(() => modelOf(readConfig(environment))).toThrow(sentence);
  });
});
