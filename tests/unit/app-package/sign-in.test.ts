import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const folder = join(import.meta.dirname, '../../../appPackage');

const registrationSchema = z.object({
  appId: z.string(),
  signInAudience: z.string(),
  identifierUris: z.array(z.string()),
  api: z.object({
    requestedAccessTokenVersion: z.number(),
    oauth2PermissionScopes: z.tuple([z.object({ id: z.string(), value: z.string(), isEnabled: z.boolean() })]),
    preAuthorizedApplications: z.array(z.object({ appId: z.guid(), delegatedPermissionIds: z.array(z.string()) })),
  }),
});

const text = await readFile(join(folder, 'aad.manifest.json'), 'utf8');
const registration = registrationSchema.parse(JSON.parse(text));

it('is the registration that the Teams manifest names', async () => {
  const { webApplicationInfo } = z.object({ webApplicationInfo: z.object({ id: z.string(), resource: z.string() }) }).parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  expect(registration.appId).toBe(webApplicationInfo.id);
  expect(registration.identifierUris).toEqual([webApplicationInfo.resource]);
});

it('gives version 2 tokens for people of the home tenant only', () => {
  expect(registration.signInAudience).toBe('AzureADMyOrg');
  expect(registration.api.requestedAccessTokenVersion).toBe(2);
});

it('lets Teams, on the desktop, on phones and in the browser, ask for access_as_user without a prompt', () => {
  const [scope] = registration.api.oauth2PermissionScopes;
  expect(scope).toMatchObject({ value: 'access_as_user', isEnabled: true });
  const clients = registration.api.preAuthorizedApplications;
  expect(clients.map(({ appId }) => appId)).toEqual(expect.arrayContaining(['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346']));
  expect(clients.every(({ delegatedPermissionIds }) => delegatedPermissionIds.length === 1 && delegatedPermissionIds[0] === scope.id)).toBe(true);
  expect(new Set(clients.map(({ appId }) => appId)).size).toBe(clients.length);
});

it('holds no credential and asks for no permission', () => {
  expect(text).not.toMatch(/passwordCredentials|keyCredentials|requiredResourceAccess/);
});
