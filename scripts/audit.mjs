// `node scripts/audit.mjs`: what is known against the packages that the product runs with, on the server and in the browser.
// Whatever is grave and not accepted in accepted-advisories.json, with a reason and an end, fails; so does an acceptance that
// ran out or is needed no more. Where the advisories cannot be had, it says so loudly, and passes.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';
import { shippedPackages } from './shipped-packages.mjs';

const grave = new Set(['high', 'critical']);
const accepted = JSON.parse(readFileSync(process.argv[2] ?? join(root, 'scripts', 'accepted-advisories.json'), 'utf8'));
const today = new Date().toISOString().slice(0, 10);

const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 });
const report = parse(stdout);
if (!report?.vulnerabilities) {
  const line = '!'.repeat(100);
  process.stdout.write(`${line}\naudit: NOTHING WAS CHECKED, the advisories cannot be had from here${report?.message ? ` (${report.message})` : ''}.\naudit: run "node scripts/audit.mjs" where the registry answers before you release this.\n${line}\n`);
  process.exit(0);
}

/** By id: an advisory reaches a package directly or through others, and stands once. What only builds and tests is left out. */
const shipped = await shippedPackages();
const advisories = new Map(Object.values(report.vulnerabilities)
  .filter(({ nodes }) => nodes.some((path) => shipped.has(path)))
  .flatMap(({ via }) => via.filter((each) => typeof each === 'object'))
  .map((advisory) => [advisory.url.split('/').at(-1), advisory]));

const faults = [];
for (const [id, { severity, name, title, url }] of advisories) {
  const exception = accepted[id];
  if (!grave.has(severity)) process.stdout.write(`audit: ${id} (${severity}) ${name}: ${title}\n`);
  else if (!exception) faults.push(`${id} (${severity}) ${name}: ${title}. Update it, or accept it with a reason in scripts/accepted-advisories.json. ${url}`);
  else if (exception.until < today) faults.push(`${id} ${name} was accepted until ${exception.until}: ${exception.reason} Look at it again. ${url}`);
  else process.stdout.write(`audit: ${id} (${severity}) ${name} stays until ${exception.until}: ${exception.reason}\n`);
}
for (const id of Object.keys(accepted)) if (!advisories.has(id)) faults.push(`${id} is accepted, but concerns no package any more: remove it from scripts/accepted-advisories.json.`);

for (const fault of faults) process.stdout.write(`audit FAILED: ${fault}\n`);
if (faults.length === 0) process.stdout.write(`audit: ok, ${advisories.size} known against ${shipped.size} packages\n`);
process.exit(faults.length > 0 ? 1 : 0);

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
