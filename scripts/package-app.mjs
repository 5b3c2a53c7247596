// Fills the Teams manifest in with the values of one environment, checks it against the schema it names, and lays the
// three files of the app package out in appPackage/build/ (or in the folder given as argument), ready to be zipped.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import appManifest from '@microsoft/app-manifest';

const source = join(import.meta.dirname, '..', 'appPackage');
const target = process.argv[2] ?? join(source, 'build');
const wrongUsage = 2;
const notValid = 1;

/** What is wrong with the package: told as it is, with the code to leave with. */
class PackagingError extends Error {
  constructor(message, exitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** What each value is and where it comes from, for whoever has to supply it. */
const meaning = {
  TEAMS_APP_ID: 'a GUID that names this app in your tenant; make one and keep it',
  BOT_ID: "the client id of the bot's identity",
  TAB_APP_ID: "the client id of the app registration for the tab's sign-in",
  PUBLIC_HOST: 'the host that Teams reaches the app at, such as roadmap.contoso.com, without https://',
};

try {
  const manifest = fill(await readFile(join(source, 'manifest.json'), 'utf8'), process.env);
  await check(manifest);
  await mkdir(target, { recursive: true });
  await writeFile(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const icon of [manifest.icons.color, manifest.icons.outline]) await copyFile(join(source, icon), join(target, icon));
  process.stdout.write(`The app package is ready to be zipped: manifest.json, ${manifest.icons.color} and ${manifest.icons.outline} in ${target}\n`);
} catch (error) {
  if (!(error instanceof PackagingError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}

function fill(template, environment) {
  const names = [...new Set([...template.matchAll(/\$\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name))];
  const missing = names.filter((name) => !environment[name]);
  if (missing.length > 0) throw new PackagingError(missing.map((name) => `${name} is missing: ${meaning[name] ?? 'appPackage/manifest.json asks for it'}.`).join('\n'), wrongUsage);
  if (!/^[a-z0-9.-]+(:\d+)?$/i.test(environment.PUBLIC_HOST)) throw new PackagingError(`PUBLIC_HOST is ${environment.PUBLIC_HOST}: it must be ${meaning.PUBLIC_HOST}.`, wrongUsage);
  return JSON.parse(template.replace(/\$\{\{\s*(\w+)\s*\}\}/g, (_, name) => JSON.stringify(environment[name]).slice(1, -1)));
}

async function check(manifest) {
  const problems = await appManifest.AppManifestUtils.validateAgainstSchema(manifest);
  if (problems.length > 0) throw new PackagingError(`The manifest does not fit schema ${manifest.manifestVersion}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`, notValid);
}
