import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

// Some shells leave out the folders of the system's own programs.
const WITH_SYSTEM = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };

/** A PostgreSQL of our own, for one test run. */
export interface TemporaryPostgres {
  readonly url: string;
  readonly stop: () => void;
  /** Stops it without any care for connections and transactions, and starts it again. */
  readonly restart: () => void;
  /** The two halves of it, without holding up this process; `halt` of one that is down already does nothing. */
  readonly halt: () => Promise<void>;
  readonly begin: () => Promise<void>;
}

/** Where a cluster lies, and whether it writes through to the disk: tests need not wait for that. */
export interface PostgresOptions {
  readonly within?: string;
  readonly fsync?: boolean;
  /**
   * Whether nobody ever looks at it again once it has stopped: it then keeps nothing for a start after a crash, and tends no tables. Not
   * for tests that stop it.
   */
  readonly isForgetful?: boolean;
}

const FORGETFUL = [
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'checkpoint_timeout=1h',
  'max_wal_size=2GB',
  'shared_buffers=256MB',
  'autovacuum=off',
  'jit=off',
];

/** Makes and starts a cluster in a temporary folder, on a free port of the loopback address. */
export async function startTemporaryPostgres(
  bin: string,
  { within = tmpdir(), fsync = false, isForgetful = false }: PostgresOptions = {},
): Promise<TemporaryPostgres> {
  const folder = mkdtempSync(join(within, 'corestone-postgres-'));
  const data = join(folder, 'data');
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    chmodSync(folder, 0o755);
    execFileSync('chown', ['postgres', folder]);
  }
  // The server refuses to run as root.
  const call = (program: string, args: string[]): [command: string, args: string[]] =>
    isRoot ? ['runuser', ['-u', 'postgres', '--', join(bin, program), ...args]] : [join(bin, program), args];
  const run = (program: string, args: string[]) =>
    execFileSync(...call(program, args), { stdio: 'pipe', env: WITH_SYSTEM });
  const runBeside = (args: string[]) => promisify(execFile)(...call('pg_ctl', args), { env: WITH_SYSTEM });
  run('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']);
  const settings = [`fsync=${fsync ? 'on' : 'off'}`, 'max_connections=200', ...(isForgetful ? FORGETFUL : [])];
  const options = [`-p ${port} -k ${folder} -h 127.0.0.1`, ...settings.map((one) => `-c ${one}`)].join(' ');
  const starting = ['-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start'];
  run('pg_ctl', starting);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
    restart: () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      run('pg_ctl', starting);
    },
    halt: async () => {
      const isDown = /no server running/;
      await runBeside(['-D', data, '-m', 'immediate', '-w', 'stop']).catch((error: Error) => {
        if (!isDown.test(error.message)) throw error;
      });
    },
    begin: async () => {
      await runBeside(starting);
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
