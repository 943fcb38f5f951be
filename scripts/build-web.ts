/**
 * Builds the applications for browsers, the station into `dist/web/station` and the sampling party into `dist/web/sampling`, each
 * by itself and only when something it is made from is newer than what is there: the second time it costs a few milliseconds. `--force`
 * builds in any case.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { helpPage } from '../src/domain/help-html.ts';

const home = join(import.meta.dirname, '..');
const SOURCES = [
  'src/web/shared/**/*',
  'src/domain/**/*.ts',
  'client/*.ts',
  'scripts/build-web.ts',
  'package-lock.json',
];

/** An application: its folder below `src/web` and `dist/web`, its guide, and the file that is written last. */
interface Application {
  readonly name: string;
  readonly guide: string;
  readonly last: string;
}

const STATION: Application = { name: 'station', guide: 'docs/station.md', last: 'offline-worker.js' };
const SAMPLING: Application = { name: 'sampling', guide: 'docs/sampling-party.md', last: 'help.html' };

const fromOf = ({ name }: Application): string => join(home, 'src/web', name);
const toOf = ({ name }: Application): string => join(home, 'dist/web', name);

function isFresh(application: Application): boolean {
  const last = join(toOf(application), application.last);
  if (!existsSync(last)) return false;
  const made = statSync(last).mtimeMs;
  const sources = [`src/web/${application.name}/**/*`, application.guide, ...SOURCES];
  return globSync(sources, { cwd: home }).every((path) => statSync(join(home, path)).mtimeMs <= made);
}

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
  console.log('Building the applications for browsers; this takes some seconds, the first time only.');
  // That taking types away is experimental says nothing to whoever starts the demonstration.
  process.removeAllListeners('warning');
}
for (const application of stale) await build(application);
