/**
 * Bundles the program as it is in `src` for the processes that tests start, into `test-results/program`: one that loads some files instead of a
 * thousand is up in half the time. What a module says of its own place (`import.meta.dirname`) stays the folder of its source, so that
 * schemas, guides and migrations are found. Two runs at once may write it; what no run of the last hours has written goes.
 */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'vite';

const home = join(import.meta.dirname, '..');
const to = join(home, 'test-results/program');
const KEPT_MS = 4 * 3_600_000;

/** The program, and what it starts as threads and processes of its own; each of these lies beside the modules that start it. */
const PROGRAMS = {
  main: 'src/cli/main.ts',
  'document-worker': 'src/cli/documents/document-worker.ts',
  'trial-process': 'src/formats/community/trial-process.ts',
  'xslt-worker': 'src/formats/community/xslt-worker.ts',
};

/** Modules know their folder as source, and their address as one of the bundle: threads are started from there. */
const ownFolders: Plugin = {
  name: 'own-folders',
  transform: (code, id) =>
    code.includes('import.meta.dirname')
      ? code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
      : undefined,
};

await build({
  root: home,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: [ownFolders],
  build: {
    ssr: true,
    outDir: to,
    emptyOutDir: false,
    target: 'esnext',
    minify: false,
    rolldownOptions: {
      input: PROGRAMS,
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
for (const name of readdirSync(to))
  if (statSync(join(to, name)).mtimeMs < Date.now() - KEPT_MS) rmSync(join(to, name), { force: true });
