/**
 * Builds the station for browsers into `dist/web/station`, only when something it is made from is newer than what is there:
 * the second time it costs a few milliseconds. `--force` builds in any case.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { helpPage } from '../src/web/station/help/help-html.ts';

const home = join(import.meta.dirname, '..');
const SOURCES = [
  'src/web/**/*',
  'docs/station.md',
  'src/domain/**/*.ts',
  'client/*.ts',
  'scripts/build-web.ts',
  'package-lock.json',
];
const from = join(home, 'src/web/station');
const to = join(home, 'dist/web/station');
const worker = join(to, 'offline-worker.js');

function isFresh(): boolean {
  if (!existsSync(worker)) return false;
  const made = statSync(worker).mtimeMs;
  return globSync(SOURCES, { cwd: home }).every((path) => statSync(join(home, path)).mtimeMs <= made);
}

async function build(): Promise<void> {
  // Loaded only here: a start that builds nothing must not pay for the bundler.
  const { build: bundle } = await import('vite');
  await bundle({
    root: from,
    base: './',
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { outDir: to, emptyOutDir: true, target: 'es2023', modulePreload: false, assetsInlineLimit: 0 },
  });
  writeHelp();
  writeWorker();
}

/** The help goes with the application, so that it can be read without the server. */
function writeHelp(): void {
  const style = globSync('assets/*.css', { cwd: to })[0];
  const help = helpPage(readFileSync(join(home, 'docs/station.md'), 'utf8'), `./${style}`);
  writeFileSync(join(to, 'help.html'), help);
}

/** The worker keeps exactly the files of this build; its text changes with any of them, which is how browsers notice. */
function writeWorker(): void {
  const files = globSync('**/*', { cwd: to, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) =>
      join(one.parentPath, one.name)
        .slice(to.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();
  const digest = createHash('sha256');
  for (const file of files) digest.update(readFileSync(join(to, file)));
  const source = readFileSync(join(from, 'offline-worker/offline-worker.ts'), 'utf8');
  const told = source
    .replace("['FILES']", JSON.stringify(files.filter((file) => file !== 'index.html')))
    .replace("'BUILD'", JSON.stringify(digest.digest('base64url').slice(0, 16)));
  writeFileSync(worker, stripTypeScriptTypes(told));
}

if (process.argv.includes('--force') || !isFresh()) await build();
