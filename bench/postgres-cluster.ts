import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const PROGRAMS = '/usr/lib/postgresql';

/** A PostgreSQL for the benchmarks: `url` names its maintenance database. */
export interface PostgresServer {
  readonly url: string;
  readonly stop: () => void;
}

/**
 * The PostgreSQL of `CORESTONE_TEST_POSTGRES_URL`, else a temporary cluster from the system's packages with its own settings
 * (so `fsync` on), run as user postgres when we are root. Where neither is to be had, the reason as text. A cluster below `keptIn`
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
  if (!existsSync(data)) run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync');
  const left = keptIn === undefined ? undefined : leftOver(data);
  if (left !== undefined) return { url: urlOf(left), stop: () => run('pg_ctl', '-D', data, '-m', 'fast', 'stop') };
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`;
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start');
  return {
    url: urlOf(port),
    stop: () => {
      run('pg_ctl', '-D', data, '-m', keptIn === undefined ? 'immediate' : 'fast', 'stop');
      if (keptIn === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function urlOf(port: number): string {
  return `postgres://postgres@127.0.0.1:${port}/postgres`;
}

/**
 * The port of the server that an ended run left running on this data, which is taken over. Where its mark is there and it is not, as
 * after the machine was switched off, the mark is removed: its number may be another process's by now, for which PostgreSQL would not start.
 */
function leftOver(data: string): number | undefined {
  const mark = join(data, 'postmaster.pid');
  if (!existsSync(mark)) return undefined;
  const [pid, of, , port] = readFileSync(mark, 'utf8').split('\n');
  if (of === data && isServerOf(Number(pid), data)) return Number(port);
  rmSync(mark);
  for (const name of readdirSync(join(data, '..')).filter((one) => one.startsWith('.s.PGSQL.')))
    rmSync(join(data, '..', name));
  return undefined;
}

function isServerOf(pid: number, data: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    return false;
  }
}

/** PostgreSQL refuses to run as root. */
function ownerOf(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
