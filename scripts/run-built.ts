/**
 * Runs Corestone as it is installed, bundled, with the applications for browsers; makes both when the source is newer. For `npm run demo`
 * and `npm start`: words after it are those of the command line.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

const home = join(import.meta.dirname, '..');
const SOURCES = [
  'src',
  'client',
  'scripts',
  'docs/station.md',
  'docs/sampling-party.md',
  'package.json',
  'package-lock.json',
];
const LAST = ['dist/chunks/made', 'dist/web/station/offline-worker.js', 'dist/web/sampling/help.html'];

/** Whether nothing at all is newer than what was made; the scripts look at each by itself. */
function isFresh(): boolean {
  const made = LAST.map((one) => join(home, one));
  if (!made.every((one) => existsSync(one))) return false;
  const oldest = Math.min(...made.map((one) => statSync(one).mtimeMs));
  const isOlder = (path: string): boolean => {
    const found = statSync(path);
    if (found.mtimeMs > oldest) return false;
    return !found.isDirectory() || readdirSync(path).every((one) => isOlder(join(path, one)));
  };
  return SOURCES.every((one) => isOlder(join(home, one)));
}

/** In a process of its own: the bundler takes memory that a server would keep. */
async function make(script: string): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script)], { stdio: 'inherit' });
  const [status] = await once(child, 'exit');
  if (status !== 0) process.exit(1);
}

if (!isFresh()) await Promise.all(['build-web.ts', 'bundle-program.ts'].map(make));
try {
  enableCompileCache(join(homedir(), '.cache', 'corestone'));
} catch {
  // A user without a name may have no home either.
}
await import(new URL('../dist/cli/main.js', import.meta.url).href);
