// Builds the container image in the registry of this environment (nothing is built on this machine), and tells the
// toolkit its name, which the deployment that follows rolls out.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const { REGISTRY_NAME: registry, REGISTRY_SERVER: server, AZURE_SUBSCRIPTION_ID: subscription } = process.env;

if (!registry || !server) {
  process.stderr.write('REGISTRY_NAME or REGISTRY_SERVER is missing: provision this environment first, it writes them into its env file.\n');
  process.exit(2);
}

const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
// A tag is never reused: a container app takes a new image only under a new name, and an old one is there to go back to.
const tag = `${version}-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`;
const repository = 'zero-trust-roadmap';

// On Windows az is a command file, which needs a shell; no value here comes from outside of Azure's own outputs.
const build = spawnSync('az', ['acr', 'build', '--registry', registry, ...(subscription ? ['--subscription', subscription] : []), '--image', `${repository}:${tag}`, '.'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  shell: process.platform === 'win32',
});
if (build.error) {
  process.stderr.write(`The Azure CLI could not be started (${build.error.message}). Install it, and sign in with "az login".\n`);
  process.exit(3);
}
if (build.status !== 0) process.exit(build.status ?? 1);
process.stdout.write(`::set-teamsfx-env CONTAINER_IMAGE=${server}/${repository}:${tag}\n`);
