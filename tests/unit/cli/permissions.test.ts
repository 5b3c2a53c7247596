import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ownPermissions } from '../../../src/access/directory-queries.ts';
import { defineCheck, license, passed } from '../../../src/assessment/check.ts';
import { choose, derive, exists, fanOut, list, singleton, type GraphQuery } from '../../../src/assessment/need.ts';
import { azureRolesOf, permissionsOf, readsOfCheck } from '../../../src/assessment/permissions.ts';
import { loadChecks } from '../../../src/checks/load-checks.ts';
import { overviewAsker } from '../../../src/overview/overview-needs.ts';
import { renderGrantScript, renderPermissionsMarkdown } from '../../../src/cli/permissions.ts';

const checks = await loadChecks();
const query = (path: string, application: string | null, delegated = application): GraphQuery => ({ version: 'v1.0', path, permissions: [{ application, delegated }] });
const marks = { reference: 1, title: 'It is so', pillars: ['identity'], category: 'Any', risk: 'low', userImpact: 'low', effort: 'low' } as const;

describe('the permissions of checks', () => {
  it('are those of every read that a check can lead to, whichever way it chooses', () => {
    const groups = derive('group ids', { groups: list(query('groups', 'Groups'), z.string()) }, ({ groups: ids }) => ids);
    const check = defineCheck({
      ...marks, id: 'a', tenantTypes: ['workforce', 'external'],
      needs: {
        chosen: choose('which', exists(query('on', 'On')), { yes: singleton(query('yes', 'Yes'), z.unknown()), no: singleton(query('no', 'No'), z.unknown()) }),
        members: fanOut(groups, query('groups/{id}/members', 'Members'), z.string()),
      },
      decide: () => passed('It is so.'),
    });
    expect(permissionsOf([check, check])).toEqual({ application: ['Groups', 'Members', 'No', 'On', 'Yes'], delegated: ['Groups', 'Members', 'No', 'On', 'Yes'] });
  });

  it('leave out the kind of sign-in that a read does not have', () => {
    const check = defineCheck({ ...marks, id: 'a', tenantTypes: ['workforce', 'external'], needs: { one: singleton(query('me', null, 'User.Read'), z.unknown()) }, decide: () => passed('It is so.') });
    expect(permissionsOf([check])).toEqual({ application: [], delegated: ['User.Read'] });
  });

  it('include those of the questions whether a check applies', () => {
    const check = defineCheck({ ...marks, id: 'a', tenantTypes: ['workforce'], requires: license('entra-p1'), needs: {}, decide: () => passed('It is so.') });
    expect(permissionsOf([check]).application).toEqual(['LicenseAssignment.Read.All', 'Organization.Read.All']);
  });

  it('refuse a need that no source knows', () => {
    const check = defineCheck({ ...marks, id: 'a', tenantTypes: ['workforce', 'external'], needs: { odd: { key: 'odd' } }, decide: () => passed('It is so.') });
    expect(() => permissionsOf([check])).toThrow('Check "a" reads "odd"');
  });

  it('never write', () => {
    const { application, delegated } = permissionsOf(checks);
    expect([...application, ...delegated].filter((permission) => !permission.includes('.Read'))).toEqual([]);
    expect([...application, ...delegated].filter((permission) => permission.includes('Write'))).toEqual([]);
    expect(application).toContain('AuditLog.Read.All');
  });
});

describe('what a check reads', () => {
  it('is each service with its paths, without the questions whether the check applies', () => {
    const arm = list({ service: 'arm', path: 'providers/x', apiVersion: '1', access: { role: 'Reader', scope: '/', action: 'x/read' } }, z.string());
    const check = defineCheck({
      ...marks, id: 'a', tenantTypes: ['workforce'], requires: license('entra-p1'), decide: () => passed('It is so.'),
      needs: { two: list(query('users', 'User'), z.string()), one: exists(query('domains', 'Domain')), same: exists(query('users', 'User')), arm, hosts: fanOut(derive('names', {}, () => ['a.example']), { service: 'dns', path: 'hosts/{id}' }, z.string()) },
    });
    expect(readsOfCheck(check)).toEqual([{ service: 'graph', endpoints: ['domains', 'users'] }, { service: 'arm', endpoints: ['providers/x'] }, { service: 'dns', endpoints: [] }]);
  });

  it('is something for every check that decides', () => {
    expect(checks.filter((check) => Object.keys(check.needs).length > 0 && readsOfCheck(check).length === 0).map(({ id }) => id)).toEqual([]);
  });
});

describe('the Azure roles of checks', () => {
  it('are each named once, by where they are assigned, and are no permissions of Graph', () => {
    const access = (scope: string) => ({ role: 'Reader', scope, action: 'x/read' });
    const arm = (path: string, scope: string) => list({ service: 'arm', path, apiVersion: '1', access: access(scope) }, z.string());
    const check = defineCheck({ ...marks, id: 'a', tenantTypes: ['workforce', 'external'], needs: { one: arm('b', '/providers/x'), two: arm('a', '/'), three: arm('c', '/') }, decide: () => passed('It is so.') });
    expect(azureRolesOf([check, check])).toEqual([access('/'), access('/providers/x')]);
    expect(permissionsOf([check])).toEqual({ application: [], delegated: [] });
  });

  it('only read', () => {
    expect(azureRolesOf(checks).map(({ role, scope }) => `${role} at ${scope}`)).toEqual(['Reader at /', 'Reader at /providers/Microsoft.aadiam']);
    expect(azureRolesOf(checks).every(({ action }) => action.endsWith('/read'))).toBe(true);
  });
});

describe('docs/permissions.md', () => {
  it('is what the checks say: write it anew with "npm run cli -- permissions > docs/permissions.md"', () => {
    expect(readFileSync(new URL('../../../docs/permissions.md', import.meta.url), 'utf8')).toBe(renderPermissionsMarkdown(checks));
  });
});

describe('the script that grants the permissions', () => {
  const principal = '11111111-2222-3333-4444-555555555555';

  /** Runs the script with an `az` that answers from files and writes down what it was asked to create. */
  function run({ granted, roles, args = [principal] }: { granted: string; roles: string; args?: string[] }) {
    const folder = mkdtempSync(join(tmpdir(), 'grant-'));
    try {
      writeFileSync(join(folder, 'grant.sh'), renderGrantScript(checks));
      writeFileSync(join(folder, 'granted'), granted);
      writeFileSync(join(folder, 'roles'), roles);
      writeFileSync(join(folder, 'az'), [
        '#!/usr/bin/env bash', 'here="$(dirname "$0")"',
        'case "$*" in',
        `  *"--method post"*"/servicePrincipals/${principal}/appRoleAssignments"*) echo "$*" >> "$here/posts" ;;`,
        `  *"/servicePrincipals/${principal}/appRoleAssignments"*) cat "$here/granted" ;;`,
        '  *"/servicePrincipals/graph-sp?"*appRoles*) cat "$here/roles" ;;',
        `  *"servicePrincipals(appId='00000003-0000-0000-c000-000000000000')"*) echo graph-sp ;;`,
        '  *) echo "unexpected: $*" >&2; exit 1 ;;', 'esac', '',
      ].join('\n'));
      chmodSync(join(folder, 'az'), 0o755);
      let status = 0;
      let output = '';
      try {
        output = execFileSync('bash', [join(folder, 'grant.sh'), ...args], { env: { PATH: `${folder}:${process.env['PATH'] ?? ''}` }, encoding: 'utf8', stdio: 'pipe' });
      } catch (error) {
        const ended = error as { status: number; stdout: string; stderr: string };
        status = ended.status;
        output = `${ended.stdout}${ended.stderr}`;
      }
      let posts = '';
      try {
        posts = readFileSync(join(folder, 'posts'), 'utf8');
      } catch { /* Nothing was asked to be created. */ }
      return { status, output, posts: posts.split('\n').filter(Boolean) };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  const application = [...new Set([...permissionsOf([...checks, overviewAsker]).application, ...Object.keys(ownPermissions)])].sort();
  const allRoles = application.map((permission, index) => `${permission}\trole-${index}`).join('\n');

  it('grants what is missing, and only that', () => {
    const { status, output, posts } = run({ granted: 'role-0\nrole-1\n', roles: allRoles });
    expect(output).toContain(`already granted ${application[0]!}`);
    expect(output).toContain(`granted         ${application[2]!}`);
    expect(posts).toHaveLength(application.length - 2);
    expect(posts[0]).toContain(`{"principalId":"${principal}","resourceId":"graph-sp","appRoleId":"role-2"}`);
    expect(status).toBe(0);
  });

  it('ends with the commands that assign the Azure roles, for somebody else to run', () => {
    const { output } = run({ granted: application.map((_, index) => `role-${index}`).join('\n'), roles: allRoles });
    expect(output).toContain(`az role assignment create --assignee-object-id ${principal} --assignee-principal-type ServicePrincipal --role "Reader" --scope "/"\n`);
    expect(output).toContain('--role "Reader" --scope "/providers/Microsoft.aadiam"');
  });

  it('asks for nothing when all is granted', () => {
    const { status, posts } = run({ granted: application.map((_, index) => `role-${index}`).join('\n'), roles: allRoles });
    expect({ status, posts }).toEqual({ status: 0, posts: [] });
  });

  it('grants the rest and fails when a cloud lacks a permission', () => {
    const { status, output, posts } = run({ granted: '', roles: allRoles.split('\n').slice(1).join('\n') });
    expect(output).toContain(`not offered     ${application[0]!}`);
    expect(posts).toHaveLength(application.length - 1);
    expect(status).toBe(1);
  });

  it.each([[[]], [['not-a-guid']]])('refuses %j', (args) => {
    const { status, output, posts } = run({ granted: '', roles: allRoles, args });
    expect({ status, posts }).toEqual({ status: 2, posts: [] });
    expect(output).toContain('Usage:');
  });
});
