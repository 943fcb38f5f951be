/**
 * Builds the applications for browsers, the station into `dist/web/station` and the sampling party into `dist/web/sampling`, each
 * by itself and only when something it is made from is newer than what is there: the second time it costs a few milliseconds. `--force`
 * builds in any case.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { helpPage } from '../src/domain/help-html.ts';
import { isFresh, SAMPLING, STATION } from './building/is-fresh.ts';

const home = join(import.meta.dirname, '..');
type Application = typeof STATION;

const fromOf = ({ name }: Application): string => join(home, 'src/web', name);
const toOf = ({ folder }: Application): string => join(home, folder);

async function build(application: Application): Promise<void> {
  // Loaded only here: a start that builds nothing must not pay for the bundler.
  const { build: bundle } = await import('vite');
  const sprite = readFileSync(join(home, 'src/web/shared/sprite.svg'), 'utf8');
  await bundle({
    root: fromOf(application),
    base: './',
    configFile: false,
    logLevel: 'warn',
    plugins: [{ name: 'sprite', transformIndexHtml: (page) => page.replace('<!-- sprite -->', () => sprite) }],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: toOf(application),
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      assetsInlineLimit: 0,
      // It is read once and kept by the browser; what a stranger should do about its size nobody could say.
      chunkSizeWarningLimit: 2000,
    },
  });
  writeHelp(application);
  if (application === STATION) writeWorker();
}

/** The help goes with the application, so that it can be read without the server. */
function writeHelp(application: Application): void {
  const style = globSync('assets/*.css', { cwd: toOf(application) })[0];
  const help = helpPage(readFileSync(join(home, application.guide), 'utf8'), `./${style}`);
  writeFileSync(join(toOf(application), 'help.html'), help);
}

/** The worker keeps exactly the files of this build; its text changes with any of them, which is how browsers notice. */
function writeWorker(): void {
  const to = toOf(STATION);
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
  const source = readFileSync(join(fromOf(STATION), 'offline-worker/offline-worker.ts'), 'utf8');
  const told = source
    .replace("['FILES']", JSON.stringify(files.filter((file) => file !== 'index.html')))
    .replace("'BUILD'", JSON.stringify(digest.digest('base64url').slice(0, 16)));
  writeFileSync(join(to, STATION.last), stripTypeScriptTypes(told));
}

const stale = [STATION, SAMPLING].filter((one) => process.argv.includes('--force') || !isFresh(one));
if (stale.length > 0) {
  console.log('Building the applications for browsers; this takes some seconds.');
  // That taking types away is experimental says nothing to whoever starts the demonstration.
  process.removeAllListeners('warning');
}
for (const application of stale) await build(application);
