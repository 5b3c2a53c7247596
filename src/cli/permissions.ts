import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ownPermissions } from '../access/directory-queries.ts';
import type { Check } from '../assessment/check.ts';
import { azureRolesOf, azureRolesOfCheck, permissionsOf, permissionsOfCheck, signIns, type SignIn } from '../assessment/permissions.ts';
import { loadChecks } from '../checks/load-checks.ts';
import { overviewAsker } from '../overview/overview-needs.ts';
import { WrongUsage } from './usage.ts';

const headings: Readonly<Record<SignIn, { title: string; when: string }>> = {
  application: {
    title: 'Application permissions',
    when: 'Granted to the managed identity that runs assessments in Azure. `npm run cli -- permissions --grant OBJECT_ID` grants what is missing; `--script` prints the script that does.',
  },
  delegated: {
    title: 'Delegated permissions',
    when: 'Granted to the app registration that somebody signs in to from a terminal. That person also needs a role that may read the data, such as Global Reader.',
  },
};

/** The text of `docs/permissions.md`: which Microsoft Graph permission which check takes. */
export function renderPermissionsMarkdown(checks: readonly Check[]): string {
  return [
    '# Permissions',
    '',
    'Generated from the checks by `npm run cli -- permissions`; change a check, not this file.',
    'Every permission reads only, and is the least that Microsoft Graph accepts for the question. Without one, the checks that name it end in `error` with a',
    'sentence that says so; all others run.',
    ...signIns.flatMap((signIn) => ['', `## ${headings[signIn].title}`, '', headings[signIn].when, '', ...tableOf(checks, signIn)]),
    '',
    '## Azure roles',
    '',
    'Assigned in Azure, to the managed identity or to the person who signs in: [deploy.md](deploy.md#access-to-azure) has the commands. Without one, the checks',
    'that name it are skipped with a sentence that says so.',
    '',
    ...azureTableOf(checks),
    '',
  ].join('\n');
}

function tableOf(checks: readonly Check[], signIn: SignIn): string[] {
  const byReference = checks.toSorted((a, b) => a.reference - b.reference);
  const rows = permissionsToGrant(checks, signIn).map((permission) => {
    const readers = byReference.filter((check) => permissionsOfCheck(check, signIn).includes(permission)).map(({ reference, title }) => `${reference} ${title}`);
    const own = signIn === 'application' ? ownPermissions[permission] : undefined;
    const overview = permissionsOfCheck(overviewAsker, signIn).includes(permission) ? ['the overview of the tenant'] : [];
    return `| \`${permission}\` | ${[...readers, ...overview, ...(own ? [own] : [])].join('; ')} |`;
  });
  return ['| Permission | What takes it |', '|---|---|', ...rows];
}

function azureTableOf(checks: readonly Check[]): string[] {
  const byReference = checks.toSorted((a, b) => a.reference - b.reference);
  const rows = azureRolesOf(checks).map(({ role, scope, action }) => {
    const readers = byReference.filter((check) => azureRolesOfCheck(check).some((each) => each.scope === scope && each.role === role && each.action === action));
    return `| ${role} | \`${scope}\` | \`${action}\` | ${readers.map(({ reference, title }) => `${reference} ${title}`).join('; ')} |`;
  });
  return ['| Azure role | Assigned at | For | What takes it |', '|---|---|---|---|', ...rows];
}

/** What somebody with elevated access runs once, each assignment a line. @param principal how the shell says whose they are */
function azureCommands(checks: readonly Check[], principal: string): readonly string[] {
  const assignments = new Set(azureRolesOf(checks).map(({ role, scope }) => `--role "${role}" --scope "${scope}"`));
  return [...assignments].map((assignment) => `az role assignment create --assignee-object-id ${principal} --assignee-principal-type ServicePrincipal ${assignment}`);
}

/** Application id of Microsoft Graph, the same in every cloud and tenant. */
const graphAppId = '00000003-0000-0000-c000-000000000000';

/**
 * A bash script that grants the application permissions to a service principal (a managed identity's), given its object id.
 * It asks for nothing that is there already, so it may run again. Takes the Azure CLI, signed in as somebody who may grant
 * app roles (Privileged Role Administrator).
 */
export function renderGrantScript(checks: readonly Check[]): string {
  return `#!/usr/bin/env bash
# Grants the Microsoft Graph permissions of the checks to a managed identity.
# Usage: bash grant-permissions.sh OBJECT_ID_OF_THE_SERVICE_PRINCIPAL
# In a national cloud, set GRAPH_URL first, for example https://graph.microsoft.us
set -euo pipefail

if [ "$#" -ne 1 ] || ! [[ "$1" =~ ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$ ]]; then
  echo "Usage: $0 OBJECT_ID_OF_THE_SERVICE_PRINCIPAL" >&2
  exit 2
fi
principal_id="$1"
graph="\${GRAPH_URL:-https://graph.microsoft.com}/v1.0"

permissions=(
${permissionsToGrant(checks, 'application').map((permission) => `  ${permission}`).join('\n')}
)

graph_sp_id="$(az rest --resource "\${graph%/v1.0}" --method get --url "$graph/servicePrincipals(appId='${graphAppId}')?\\$select=id" --query id --output tsv)"
app_roles="$(az rest --resource "\${graph%/v1.0}" --method get --url "$graph/servicePrincipals/$graph_sp_id?\\$select=appRoles" --query "appRoles[?contains(allowedMemberTypes, 'Application')].[value, id]" --output tsv)"
granted="$(az rest --resource "\${graph%/v1.0}" --method get --url "$graph/servicePrincipals/$principal_id/appRoleAssignments?\\$top=999" --query "value[?resourceId=='$graph_sp_id'].appRoleId" --output tsv)"

failures=0
for permission in "\${permissions[@]}"; do
  role_id="$(awk -F '\\t' -v name="$permission" '$1 == name { print $2 }' <<< "$app_roles")"
  if [ -z "$role_id" ]; then
    echo "not offered     $permission: this cloud's Microsoft Graph has no such permission" >&2
    failures=$((failures + 1))
  elif grep -qxF "$role_id" <<< "$granted"; then
    echo "already granted $permission"
  elif az rest --resource "\${graph%/v1.0}" --method post --url "$graph/servicePrincipals/$principal_id/appRoleAssignments" --headers Content-Type=application/json \\
    --body "{\\"principalId\\":\\"$principal_id\\",\\"resourceId\\":\\"$graph_sp_id\\",\\"appRoleId\\":\\"$role_id\\"}" --output none; then
    echo "granted         $permission"
  else
    echo "refused         $permission" >&2
    failures=$((failures + 1))
  fi
done

cat <<END

Azure has roles of its own. Somebody with elevated access assigns them, once (docs/deploy.md, "Access to Azure"):
${azureCommands(checks, '$principal_id').map((command) => `  ${command}`).join('\n')}
END
[ "$failures" -eq 0 ]
`;
}

/** What checks and overview take, and as an application what the app itself does; each once, by name. */
function permissionsToGrant(checks: readonly Check[], signIn: SignIn): readonly string[] {
  const own = signIn === 'application' ? Object.keys(ownPermissions) : [];
  return [...new Set([...permissionsOf([...checks, overviewAsker])[signIn], ...own])].sort();
}

/** `permissions`: what Graph and Azure must allow, as a table, as scopes to consent to, or as the script that grants it. */
export async function permissionsCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { script: { type: 'boolean' }, scopes: { type: 'boolean' }, grant: { type: 'string' } } });
  if (Object.keys(values).length > 1) throw new WrongUsage('Choose one of --script, --scopes and --grant.');
  const checks = await loadChecks();
  if (values.grant !== undefined) await grant(values.grant, checks);
  else if (values.script) process.stdout.write(renderGrantScript(checks));
  else if (values.scopes) process.stdout.write(`${permissionsToGrant(checks, 'delegated').join('\n')}\n`);
  else process.stdout.write(renderPermissionsMarkdown(checks));
}

/** Runs the script: it says itself what it granted, and what it could not. */
async function grant(principalId: string, checks: readonly Check[]): Promise<void> {
  const bash = spawn('bash', ['-s', '--', principalId], { stdio: ['pipe', 'inherit', 'inherit'] });
  bash.stdin.end(renderGrantScript(checks));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    bash.once('error', () => reject(new WrongUsage('bash was not found. Print the script with --script and run it where bash and the Azure CLI are, such as Azure Cloud Shell.')));
    bash.once('exit', resolve);
  });
  if (exitCode !== 0) process.exitCode = 1;
}
