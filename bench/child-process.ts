import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** As it is installed, made anew where the source is newer. */
const CORESTONE = fileURLToPath(new URL('../scripts/run-built.ts', import.meta.url));
const running = new Set<ChildProcess>();

// Nothing that a benchmark started may outlive it.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Where the installed program keeps what was compiled, see `bin/keep-compiled.js`. */
const COMPILED = join(homedir(), '.cache', 'corestone');

/**
 * Runs one of our scripts in a process of its own with one JSON argument; the JSON document it prints is the answer. Compiled code is kept,
 * as the installed program keeps its own.
 */
export async function runScript<T>(script: URL, argument: unknown): Promise<T> {
  const child = start([fileURLToPath(script), JSON.stringify(argument)], { NODE_COMPILE_CACHE: COMPILED });
  const [printed, complaint, status] = await Promise.all([text(child.stdout!), text(child.stderr!), ended(child)]);
  if (status !== 0) throw new Error(`${script.pathname} ended with ${status}: ${complaint.trim()}`);
  return JSON.parse(printed) as T;
}

/** How a command of Corestone went; `peakMb` is its largest resident memory, undefined where /proc does not tell. */
export interface CommandRun {
  readonly seconds: number;
  readonly peakMb: number | undefined;
}

/** Runs a command of Corestone to its end. Throws with what it complained of when its exit status is not 0. */
export async function runCorestone(words: readonly string[]): Promise<CommandRun> {
  const started = performance.now();
  const child = start([CORESTONE, ...words], { CORESTONE_LOG_LEVEL: 'error' });
  child.stdout!.resume();
  let peakMb: number | undefined;
  const watch = setInterval(() => {
    peakMb = residentMb(child, 'VmHWM') ?? peakMb;
  }, 20);
  const [complaint, status] = await Promise.all([text(child.stderr!), ended(child)]);
  clearInterval(watch);
  if (status !== 0) throw new Error(`corestone ${words.join(' ')} ended with ${status}: ${complaint.trim()}`);
  return { seconds: (performance.now() - started) / 1000, peakMb };
}

/** A server in a process of its own. */
export interface RunningServer {
  readonly child: ChildProcess;
  /** From the start of the process to the first good answer. */
  readonly startedInS: number;
  readonly stop: () => Promise<void>;
}

/** Starts Corestone so that it serves, and waits until `/readyz` says so. */
export function serveCorestone(words: readonly string[], port: number): Promise<RunningServer> {
  const args = [CORESTONE, ...words, '--port', String(port)];
  return serve(args, `http://127.0.0.1:${port}/readyz`);
}

/** Starts one of our own scripts as a server on a port, with what else it is told, and waits until it answers at `/`. */
export function serveScript(script: URL, port: number, told: object = {}): Promise<RunningServer> {
  return serve([fileURLToPath(script), JSON.stringify({ ...told, port })], `http://127.0.0.1:${port}/`);
}

/** The resident memory of a process in MB, now (`VmRSS`) or at most (`VmHWM`); undefined where /proc does not tell. */
export function residentMb(child: ChildProcess, which: 'VmRSS' | 'VmHWM'): number | undefined {
  try {
    const found = new RegExp(`^${which}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
    return found === null ? undefined : (Number(found[1]) * 1024) / 1e6;
  } catch {
    return undefined;
  }
}

const LOOK_EVERY_MS = 200;
const QUIET_CPU_MS = 20;
const LONGEST_START_MS = 120_000;

/** Waits until a process has nothing to do of itself any more: a server that has just started reads in what it answers from. */
export async function untilAtRest(child: ChildProcess, mostMs = LONGEST_START_MS): Promise<void> {
  const deadline = performance.now() + mostMs;
  let [before, quietLooks] = [Number.NaN, 0];
  while (quietLooks < 3 && performance.now() < deadline) {
    await sleep(LOOK_EVERY_MS);
    const used = usedCpuMs(child) ?? 0;
    quietLooks = used - before <= QUIET_CPU_MS ? quietLooks + 1 : 0;
    before = used;
  }
}

/** Processor time that a process has used, in ms; undefined where /proc does not tell. */
function usedCpuMs(child: ChildProcess): number | undefined {
  try {
    const words = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(words[11]) + Number(words[12])) * 10;
  } catch {
    return undefined;
  }
}

async function serve(args: readonly string[], address: string): Promise<RunningServer> {
  const started = performance.now();
  const child = start(args, { CORESTONE_LOG_LEVEL: 'error' });
  child.stdout!.resume();
  const complaint = text(child.stderr!);
  while (!(await answers(address))) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: ${await complaint}`);
    await sleep(5);
  }
  return {
    child,
    startedInS: (performance.now() - started) / 1000,
    stop: async () => {
      child.kill('SIGTERM');
      await ended(child);
    },
  };
}

async function answers(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { redirect: 'manual' });
    // What it says is not asked; a body that cannot be unpacked is an answer, too.
    await answer.body?.cancel();
    return answer.status < 400;
  } catch {
    return false;
  }
}

function start(args: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...withoutSettings(process.env), ...environment },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Settings of whoever runs the benchmarks must not lead them to a store of theirs. */
function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('CORESTONE_')));
}

async function ended(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? 1;
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
