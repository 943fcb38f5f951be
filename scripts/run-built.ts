/**
 * Runs Corestone as it is installed, bundled, with the applications for browsers; makes what is older than its source. For `npm run demo`
 * and `npm start`: words after it are those of the command line.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { isFresh, PROGRAM, SAMPLING, STATION } from './building/is-fresh.ts';

/** In a process of its own: the bundler takes memory that a server would keep. */
async function make(script: string): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script)], { stdio: 'inherit' });
  const [status] = await once(child, 'exit');
  if (status !== 0) process.exit(1);
}

const stale = [
  ...(isFresh(STATION) && isFresh(SAMPLING) ? [] : ['build-web.ts']),
  ...(isFresh(PROGRAM) ? [] : ['bundle-program.ts']),
];
await Promise.all(stale.map(make));
// Both lie outside what is checked for types.
const { keepCompiled } = await import(new URL('../bin/keep-compiled.js', import.meta.url).href);
keepCompiled();
await import(new URL('../dist/cli/main.js', import.meta.url).href);
