/**
 * Makes the installable package `corestone-VERSION.tgz`, in the working folder or where `--to FOLDER` says: the compiled program, the
 * applications for browsers, schema documents, guides and files for deployment, without sources, tests and what only development
 * needs. Unlike `npm run build && npm pack`, which makes the same program, it says in a shrinkwrap which version of every dependency
 * was tested, so that `npm ci` in the installed folder brings just these. Leaves `dist` of the source tree as it is.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const home = join(import.meta.dirname, '..');

interface Manifest {
  readonly files: readonly string[];
  readonly [key: string]: unknown;
}

interface LockEntry {
  readonly dev?: boolean;
  readonly [key: string]: unknown;
}

interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>;
  readonly [key: string]: unknown;
}

const readJson = <T>(name: string): T => JSON.parse(readFileSync(join(home, name), 'utf8')) as T;

/** Runs a program of Node that belongs to the source tree. */
function node(...args: readonly string[]): void {
  execFileSync(process.execPath, args, { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] });
}

function compile(to: string): void {
  const compiler = ['node_modules/typescript/bin/tsc', '--checkers', '1'];
  node(...compiler, '-p', 'tsconfig.build.json', '--outDir', join(to, 'dist'));
  node('scripts/copy-documents.ts', join(to, 'dist'));
  node('scripts/build-web.ts');
  cpSync(join(home, 'dist/web'), join(to, 'dist/web'), { recursive: true });
}

/** What `files` of package.json names, apart from what is compiled; `docs/**` and the like stand for their folder. */
function copyFiles({ files }: Manifest, to: string): void {
  const folders = new Set(files.filter((one) => !one.startsWith('!')).map((one) => one.replace(/\/\*.*$/, '')));
  for (const name of folders) if (name !== 'dist') cpSync(join(home, name), join(to, name), { recursive: true });
}

function writeManifest(manifest: Manifest, to: string): void {
  const { devDependencies, scripts, ...kept } = manifest;
  const files = [...manifest.files, 'npm-shrinkwrap.json'];
  writeFileSync(join(to, 'package.json'), `${JSON.stringify({ ...kept, files }, null, 2)}\n`);
}

/** The lock file without what only development needs. */
function writeShrinkwrap(to: string): void {
  const { packages, ...rest } = readJson<Lock>('package-lock.json');
  const { devDependencies, ...root } = packages['']!;
  const kept = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  const text = JSON.stringify({ ...rest, packages: { '': root, ...Object.fromEntries(kept) } }, null, 2);
  writeFileSync(join(to, 'npm-shrinkwrap.json'), `${text}\n`);
}

function pack(from: string, to: string): { filename: string; size: number; unpackedSize: number; entryCount: number } {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', to];
  const shell = process.platform === 'win32';
  const told = execFileSync('npm', args, { cwd: from, encoding: 'utf8', shell, stdio: ['ignore', 'pipe', 'ignore'] });
  return JSON.parse(told)[0];
}

const { values } = parseArgs({ options: { to: { type: 'string', default: '.' } } });
const stage = mkdtempSync(join(tmpdir(), 'corestone-package-'));
try {
  const manifest = readJson<Manifest>('package.json');
  compile(stage);
  copyFiles(manifest, stage);
  writeManifest(manifest, stage);
  writeShrinkwrap(stage);
  const { filename, size, unpackedSize, entryCount } = pack(stage, resolve(values.to));
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(`${filename}: ${megabytes(size)}, ${entryCount} files, ${megabytes(unpackedSize)} unpacked`);
} finally {
  rmSync(stage, { recursive: true, force: true });
}
