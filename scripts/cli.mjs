import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, root } from './bootstrap.mjs';

install();
build();
const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', 'src', 'cli.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
