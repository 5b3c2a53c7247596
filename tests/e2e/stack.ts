import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { freePort } from '../../scripts/ports.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const screenshots = join(root, 'artifacts', 'screenshots');

/** What `npm start` runs, as a user has it: on ports and data of its own. */
export interface Stack {
  readonly url: string;
  readonly playgroundUrl: string;
  readonly dataDir: string;
  /** Everything that the process has said so far. */
  readonly output: () => string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

export async function startStack(options: { readonly playground: boolean; readonly dataDir?: string }): Promise<Stack> {
  const [port, playgroundPort] = [await freePort(), options.playground ? await freePort() : 0];
  const dataDir = options.dataDir ?? await mkdtemp(join(tmpdir(), 'zero-trust-roadmap-'));
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), PLAYGROUND_PORT: String(playgroundPort), DATA_DIR: dataDir, NODE_ENV: '' },
  });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const heard = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('is ready after')) resolve();
    };
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${output}`)));
  });
  return {
    url: `http://localhost:${port}`,
    playgroundUrl: `http://localhost:${playgroundPort}`,
    dataDir,
    output: () => output,
    process: child,
    async stop() {
      if (child.exitCode === null) {
        const ended = new Promise((resolve) => { child.once('exit', resolve); });
        child.kill('SIGINT');
        await ended;
      }
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** Keeps a picture among the test artefacts. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}
