import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** Less than the quarter of its memory that docs/operating/sizing.md asks for; the usual 128 MB are for the smallest of machines. */
const SHARED_BUFFERS = '1GB';
const PROGRAMS = '/usr/lib/postgresql';
const LONGEST_END_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** A PostgreSQL for the benchmarks: `url` names its maintenance database. */
export interface PostgresServer {
  readonly url: string;
  readonly stop: () => void;
}

/**
 * The PostgreSQL of `CORESTONE_TEST_POSTGRES_URL`, else a temporary cluster from the system's packages with its own settings
 * (so `fsync` on) but for the memory it shares, run as user postgres when we are root. Where neither is to be had, the reason as text. A cluster below `keptIn`
 * outlives the run.
 */
export async function findPostgres(keptIn?: string): Promise<PostgresServer | string> {
  const url = process.env.CORESTONE_TEST_POSTGRES_URL ?? '';
  if (url !== '') return { url, stop: () => undefined };
  const programs = newestPrograms();
  if (programs === undefined) return 'CORESTONE_TEST_POSTGRES_URL is not set and no PostgreSQL is installed';
  try {
    return startCluster(programs, await freePort(), keptIn);
  } catch (error) {
    return `a temporary PostgreSQL could not be started: ${error instanceof Error ? error.message : error}`;
  }
}

function newestPrograms(): string | undefined {
  try {
    const versions = readdirSync(PROGRAMS).toSorted((one, other) => Number(other) - Number(one));
    return versions[0] === undefined ? undefined : join(PROGRAMS, versions[0], 'bin');
  } catch {
    return undefined;
  }
}

function startCluster(programs: string, port: number, keptIn: string | undefined): PostgresServer {
  const folder =
    keptIn === undefined ? mkdtempSync(join(tmpdir(), 'corestone-bench-postgres-')) : join(keptIn, 'postgres');
  mkdirSync(folder, { recursive: true });
  const owner = ownerOf();
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(programs, program), args, { cwd: folder, stdio: 'ignore', ...owner });
  const data = join(folder, 'data');
  endLeftOver(data);
  if (!existsSync(data)) run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync');
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c shared_buffers=${SHARED_BUFFERS}`;
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start');
  let isStopped = false;
  const server = {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: () => {
      if (isStopped) return;
      isStopped = true;
      run('pg_ctl', '-D', data, '-m', keptIn === undefined ? 'immediate' : 'fast', 'stop');
      if (keptIn === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
  stopWhenBrokenOff(server);
  return server;
}

function stopWhenBrokenOff({ stop }: PostgresServer): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stop();
      process.exit(1);
    });
}

/**
 * A run that was broken off leaves its server behind, which holds the folder, or only the file that says so, whose number may by now be
 * that of another program: such a server is ended, such a file taken away.
 */
function endLeftOver(data: string): void {
  const lock = join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (isServerOf(data, pid)) {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; isServerOf(data, pid) && waited < LONGEST_END_MS; waited += LOOK_EVERY_MS)
      pause(LOOK_EVERY_MS);
    if (isServerOf(data, pid)) throw new Error(`process ${pid} of an earlier run still holds ${data}`);
  }
  rmSync(lock, { force: true });
}

function isServerOf(data: string, pid: number): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return words[0]!.endsWith('postgres') && words.includes(data);
  } catch {
    return false;
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** PostgreSQL refuses to run as root. */
function ownerOf(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
