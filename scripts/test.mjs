// `npm test`: installs what is missing, then types, lint, arrows, build, and every test.
// `npm test -- unit` (or integration, e2e) runs that part alone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, fail, install, root } from './bootstrap.mjs';
import { installChromium } from './chromium.mjs';

const projects = ['unit', 'integration', 'e2e'];
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !projects.includes(name));
if (unknown) fail(`There is no test project "${unknown}". Choose from: ${projects.join(', ')}.`, 2);
const selected = wanted.length > 0 ? wanted : projects;

install();
const artifacts = join(root, 'artifacts');
mkdirSync(artifacts, { recursive: true });
const bin = (path) => join(root, 'node_modules', path);

let failures = 0;
let lint = Promise.resolve();
if (wanted.length === 0) {
  // Linting takes as long as all the others and the unit tests together: they run beside it, one after the other.
  lint = check('lint', bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0');
  await check('types', bin('typescript/bin/tsc'), '-p', 'tsconfig.json');
  await check('types of the tab', bin('typescript/bin/tsc'), '-p', 'tab/tsconfig.json');
  await check('spelling', bin('cspell/bin.mjs'), '--no-progress', '--no-summary');
  await check('arrows', bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', 'bot', 'tab/src', '--config', '.dependency-cruiser.mjs', '--output-type', 'err');
}
if (failures > 0) {
  await lint;
  finish({ passed: 0, failed: failures });
}

if (selected.includes('e2e')) {
  const chromium = await installChromium();
  if (!chromium) fail('No Chromium was found and none could be installed. Install one, or name it: CHROMIUM_PATH=/path/to/chromium npm test');
  process.env.CHROMIUM_PATH = chromium;
}
if (selected.some((project) => project !== 'unit')) build();

const totals = { passed: 0, failed: 0, skipped: 0 };
for (const project of selected) {
  // What follows the unit tests waits for answers, and wants the machine for itself.
  if (project !== 'unit') await lint;
  const { passed, failed, skipped } = await runTests(project);
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
}
await lint;
finish({ ...totals, failed: totals.failed + failures });

/** What it has to say comes at its end: two that run side by side would interrupt each other. */
async function check(what, ...command) {
  const startedAt = Date.now();
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { said += chunk; });
  const [status] = await once(child, 'close');
  process.stdout.write(said);
  process.stdout.write(`${status === 0 ? 'ok' : 'FAILED'}  ${what} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`);
  if (status !== 0) failures += 1;
}

async function runTests(project) {
  const report = join(artifacts, `${project}.json`);
  rmSync(report, { force: true });
  const status = await node(bin('vitest/vitest.mjs'), 'run', '--project', project, '--reporter', 'default', '--reporter', 'json', '--outputFile.json', report);
  const counted = readReport(report);
  // A run that ends badly without a failed test (a file that cannot be loaded) counts as one.
  return { ...counted, failed: status === 0 ? 0 : Math.max(1, counted.failed) };
}

async function node(...args) {
  const [status] = await once(spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }), 'close');
  return status;
}

function readReport(path) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(path, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

function finish({ passed, failed, skipped = 0 }) {
  process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}
