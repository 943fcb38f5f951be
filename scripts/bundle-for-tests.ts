/**
 * Bundles the program as it is in `src` for the processes that tests start, into `dist/for-tests`: one that loads some files instead of a
 * thousand is up in half the time. What a module says of its own place (`import.meta.dirname`) stays the folder of its source, so that
 * schemas, guides and migrations are found. `node scripts/bundle-for-tests.ts FOLDER` writes elsewhere.
 */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'vite';

const home = join(import.meta.dirname, '..');
const to = process.argv[2] ?? join(home, 'dist/for-tests');

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

rmSync(to, { recursive: true, force: true });
await build({
  root: home,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: [ownFolders],
  build: {
    ssr: true,
    outDir: to,
    emptyOutDir: true,
    target: 'esnext',
    minify: false,
    rolldownOptions: {
      input: PROGRAMS,
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
