import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Node keeps what it compiled here, so that the many starts of the tests take half the time. */
const COMPILE_CACHE = process.env.NODE_COMPILE_CACHE ?? join(tmpdir(), 'corestone-test-compile-cache');

/** What a run of all tests has bundled from the source: up in half the time. A test file by itself starts the source. */
const PROGRAM = process.env.CORESTONE_TEST_PROGRAM ?? join(import.meta.dirname, '../../bin/corestone.js');

/** How a call of the program ended. `signal` is set when it was killed. */
export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly error: string;
  readonly ms: number;
}

/** What a call is made with, beside its words. `node` are flags for Node itself. */
export interface CallSetting {
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;
  readonly input?: string;
  /** The user and group to run as; only root may say so. */
  readonly userId?: number;
  /** Put before the program, for example `prlimit --fsize=…`. */
  readonly wrapper?: readonly string[];
}

/** A call that runs: kill it, or wait for its end. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the real program as a person would, without any setting of the environment the tests run in. */
export function start(words: readonly string[], setting: CallSetting = {}): Running {
  const [command, ...rest] = [...(setting.wrapper ?? []), process.execPath, PROGRAM, ...words];
  const started = performance.now();
  const child = spawn(command!, rest, {
    cwd: setting.folder,
    uid: setting.userId,
    gid: setting.userId,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      USER: 'tester',
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      ...setting.environment,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(setting.input ?? '');
  const chunks: { readonly out: Buffer[]; readonly error: Buffer[] } = { out: [], error: [] };
  child.stdout.on('data', (chunk: Buffer) => chunks.out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.error.push(chunk));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      const [out, error] = [chunks.out, chunks.error].map((one) => Buffer.concat(one).toString());
      resolve({ status, signal, out: out!, error: error!, ms: performance.now() - started });
    });
  });
  return { child, ended };
}

/** Runs the real program to its end. */
export function call(words: readonly string[], setting: CallSetting = {}): Promise<Ended> {
  return start(words, setting).ended;
}
