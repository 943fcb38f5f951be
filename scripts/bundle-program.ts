/**
 * Makes the program in `dist`, or in a folder that is named: bundled, because a process that loads three hundred files is up in half the
 * time of one that loads two thousand; with the packages that have most files and their licences, and with our schema documents where it
 * reads them. Does nothing when nothing it is made from is newer than what is there; `--force` makes it in any case, and takes away first
 * what was there. The types are checked elsewhere. A program that was started before goes on: the files it may still load stay for some
 * hours, but not with `--force`.
 *
 * What a module says of its own place (`import.meta.dirname`, `import.meta.url`) stays the place that the source has below `src`, now
 * below that folder: so schema documents, workers and what lies beside the program are found as from the source.
 */
import { copyFileSync, globSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Rolldown } from 'vite';
import { isFresh, madeAt, PROGRAM } from './building/is-fresh.ts';

const home = join(import.meta.dirname, '..');
const source = join(home, 'src');
const withSlashes = (path: string): string => path.replaceAll('\\', '/');

/** The program, and what it starts as threads and processes of its own. */
const ENTRIES = [
  'cli/main',
  'cli/documents/document-worker',
  'formats/community/trial-process',
  'formats/community/xslt-worker',
  'store/engine/checkpoint-worker',
];
const MADE = ['chunks', 'cli', 'formats', 'licences', 'store'];
const KEPT_MS = 4 * 3_600_000;

/**
 * Packages of hundreds of small files that every call would load one by one: in the bundle a call takes half the time. Only such as are
 * modules, need nothing else and are used by no other package, and whose licence may go with a copy.
 */
const TAKEN_IN = ['hucre', 'jose', 'kysely', 'typebox'];

/** Stands for the way from a file of the bundle up to the folder of all, until it is known which file a module comes into. */
const UP = '@up@';

function ownPlaces(): Rolldown.Plugin {
  return {
    name: 'own-places',
    transform: (code, id) => {
      // Ids have slashes on every system.
      if (!withSlashes(id).startsWith(`${withSlashes(source)}/`) || !code.includes('import.meta.')) return undefined;
      const place = withSlashes(relative(source, id)).replace(/\.ts$/, '.js');
      return code
        .replaceAll('import.meta.dirname', `(import.meta.dirname + '/${UP}/${dirname(place)}')`)
        .replaceAll(/import\.meta\.url\b/g, `new URL('${UP}/${place}', import.meta.url).href`);
    },
    renderChunk: (code, { fileName }) => {
      const up = withSlashes(relative(dirname(fileName), '.')) || '.';
      return code.includes(UP) ? code.replaceAll(UP, up) : undefined;
    },
  };
}

async function bundle(to: string): Promise<void> {
  // Loaded only here: a start that makes nothing must not pay for the bundler.
  const { build } = await import('vite');
  await build({
    root: home,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: TAKEN_IN },
    plugins: [ownPlaces()],
    build: {
      ssr: true,
      outDir: to,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: Object.fromEntries(ENTRIES.map((one) => [one, join(source, `${one}.ts`)])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}

function copyDocuments(to: string): void {
  for (const path of globSync('formats/**/*.xsd', { cwd: source })) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    copyFileSync(join(source, path), join(to, path));
  }
}

/** Who made what is taken in, and on which terms. */
function copyLicences(to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of TAKEN_IN) {
    const [licence] = globSync('{LICENSE,license,LICENCE}*', { cwd: join(home, 'node_modules', name) });
    if (licence === undefined) throw new Error(`${name} has no licence to go with it`);
    copyFileSync(join(home, 'node_modules', name, licence), join(to, `${name}.txt`));
  }
}

/** Removes what was replaced hours ago; what was replaced by this making is marked with the time of it. */
function removeOld(chunks: string, lastMs: number, begun: Date): void {
  for (const name of readdirSync(chunks)) {
    const path = join(chunks, name);
    const { mtimeMs } = statSync(path);
    const isReplacedNow = mtimeMs >= lastMs && mtimeMs < begun.getTime();
    // A little before, so that it is not taken for what this making made.
    if (isReplacedNow) utimesSync(path, begun, new Date(begun.getTime() - 1));
    else if (begun.getTime() - mtimeMs > KEPT_MS) rmSync(path);
  }
}

const { values, positionals } = parseArgs({ options: { force: { type: 'boolean' } }, allowPositionals: true });
const made = { ...PROGRAM, folder: relative(home, resolve(positionals[0] ?? join(home, PROGRAM.folder))) };
const to = resolve(home, made.folder);
if (values.force) for (const folder of MADE) rmSync(join(to, folder), { recursive: true, force: true });
if (!isFresh(made)) {
  // What somebody writes meanwhile may not be in it.
  const begun = new Date();
  const lastMs = madeAt(made) ?? 0;
  copyDocuments(to);
  copyLicences(join(to, 'licences'));
  await bundle(to);
  removeOld(join(to, 'chunks'), lastMs, begun);
  // Now that all the rest is there: one that was interrupted is made again.
  writeFileSync(join(to, made.last), '');
  utimesSync(join(to, made.last), begun, begun);
}
