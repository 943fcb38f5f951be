import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The first has no windows at all, and takes a fifth less time than the others without showing theirs. */
const BROWSERS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Programs that read back what was printed, or do once more what a library did here, and the packages they are in. */
const READERS = { zbarimg: 'zbar-tools', dmtxread: 'dmtx-utils', pdftotext: 'poppler-utils', xsltproc: 'xsltproc' };

/** Folder with initdb and pg_ctl of the newest PostgreSQL of the machine; undefined where there is none. */
export function findPostgres(): string | undefined {
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? readdirSync(home).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = versions.map((version) => join(home, version, 'bin'));
  return [...folders, '/usr/local/bin', '/usr/bin'].find((folder) => existsSync(join(folder, 'initdb')));
}

/** A Chromium of the machine; undefined where there is none. */
export function findChromium(): string | undefined {
  return BROWSERS.find((path) => existsSync(path));
}

const HEADLESS = 'chromium-headless-shell';

/** Not every distribution has the smaller browser. */
const installable = (name: string): string =>
  name === HEADLESS && spawnSync('apt-cache', ['show', HEADLESS]).status !== 0 ? 'chromium' : name;

/** Installs what the tests need and the machine lacks, where it may (root and apt); says so otherwise. */
export function installMissing(): void {
  const missing = [
    ...(findPostgres() === undefined ? ['postgresql'] : []),
    ...(existsSync('/usr/sbin/sshd') ? [] : ['openssh-server']),
    ...(findChromium() === undefined ? [HEADLESS, 'fonts-dejavu-core'] : []),
    ...Object.entries(READERS)
      .filter(([program]) => !existsSync(join('/usr/bin', program)))
      .map(([, name]) => name),
  ];
  if (missing.length === 0) return;
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (!mayInstall) {
    console.log(`Missing system packages: ${missing.join(' ')}. Tests that need them are skipped.`);
    return;
  }
  console.log(`Installing ${missing.join(' ')} …`);
  // The run level keeps the server for ssh from being started; the tests start their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing.map(installable)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}
