import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const HOME = join(import.meta.dirname, '../..');
const CORESTONE = join(HOME, 'bin/corestone.js');

/** A demonstration that runs in a folder of its own. */
export interface Demonstration {
  readonly base: string;
  readonly password: string;
  /** Addresses as the demonstration names them: `Portal`, `Sample`, … */
  readonly addresses: ReadonlyMap<string, string>;
  /** Calls a command on its store. */
  readonly call: (...words: string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Makes the demonstration expedition, some minutes at most, and serves it on a port of the system's choice. */
export async function startDemonstration(): Promise<Demonstration> {
  const build = [join(HOME, 'scripts/build-web.ts')];
  await ended(spawn(process.execPath, build, { stdio: 'inherit' }), build);
  const data = mkdtempSync(join(tmpdir(), 'corestone-pictures-'));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const flags = ['--data', data, '--base-url', base];
  const child = spawn(process.execPath, [CORESTONE, 'demo', '--port', String(port), '--rate-limit', '0', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const addresses = new Map<string, string>();
  let password = '';
  for await (const line of createInterface({ input: child.stdout! })) {
    const [, label, address] = /^ {2}(\S.*?) {2,}(http\S+)$/.exec(line) ?? [];
    if (label !== undefined) addresses.set(label, address!);
    password = /password (\S+)/.exec(line)?.[1] ?? password;
    if (line.startsWith('Ctrl-C')) break;
  }
  return {
    base,
    password,
    addresses,
    call: (...words) => ended(spawn(process.execPath, [CORESTONE, ...words, ...flags], { stdio: 'inherit' }), words),
    close: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function ended(child: ChildProcess, words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (status) =>
      status === 0 ? resolve() : reject(new Error(`${words.join(' ')} ended with ${status}`)),
    );
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
