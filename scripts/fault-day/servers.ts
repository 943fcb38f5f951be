import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./serve-here.ts', import.meta.url));
const PAUSE_MS = 500;
const READY_WITHIN_MS = 300_000;
// With a load of thirty and more even a server that serves takes its seconds to say so.
const ANSWER_WITHIN_MS = 20_000;
const END_WITHIN_MS = 60_000;

/** A server that is started again whenever it ends, as systemd would, until it is stopped. */
export class WatchedServer {
  readonly port: number;
  readonly #words: readonly string[];
  readonly #logFile: string;
  readonly #log: number;
  #child: ChildProcess | undefined;
  #isWanted = false;
  #isKilled = false;
  #watch: Promise<void> = Promise.resolve();
  /** How often it ended without anybody having killed it: its store was away, or its disk full. */
  endedByItself = 0;
  /** How often it did not end within a minute of SIGTERM and had to be killed, as systemd does. */
  endedTooLate = 0;

  constructor(port: number, words: readonly string[], logFile: string) {
    this.port = port;
    this.#words = ['--port', String(port), ...words];
    this.#logFile = logFile;
    this.#log = openSync(logFile, 'a');
  }

  /** Starts it and whoever watches it. */
  start(): void {
    this.#isWanted = true;
    this.#watch = this.#keepUp();
  }

  /** `SIGKILL` as a power cut, `SIGTERM` as an operator; it comes again by itself. Resolves when it has ended, within a minute. */
  async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (child === undefined || hasEnded(child)) return;
    this.#isKilled = true;
    const late = setTimeout(() => {
      this.endedTooLate++;
      child.kill('SIGKILL');
    }, END_WITHIN_MS);
    child.kill(signal);
    await once(child, 'exit');
    clearTimeout(late);
  }

  /** Ends it for good. Its exit status; null when it had to be killed because it did not end in half a minute. */
  async stop(): Promise<number | null> {
    this.#isWanted = false;
    const child = this.#child;
    if (child !== undefined && !hasEnded(child)) {
      const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
      child.kill('SIGTERM');
      await once(child, 'exit');
      clearTimeout(late);
    }
    await this.#watch;
    return child?.exitCode ?? null;
  }

  /** Waits until it answers that it can serve. Throws after five minutes, with the end of its log. */
  async ready(): Promise<void> {
    for (const endsMs = Date.now() + READY_WITHIN_MS; Date.now() < endsMs; await sleep(100))
      if (await this.isReady()) return;
    const log = readFileSync(this.#logFile, 'utf8').slice(-2000);
    throw new Error(`The server at port ${this.port} was not ready within five minutes: ${log}`);
  }

  /** Whether it can serve now. */
  isReady(): Promise<boolean> {
    return fetch(`http://127.0.0.1:${this.port}/readyz`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }).then(
      (answer) => answer.status === 200,
      () => false,
    );
  }

  async #keepUp(): Promise<void> {
    while (this.#isWanted) {
      this.#isKilled = false;
      this.#child = spawn(process.execPath, [PROGRAM, ...this.#words], {
        stdio: ['ignore', this.#log, this.#log],
        env: { PATH: process.env.PATH, HOME: process.env.HOME },
      });
      await once(this.#child, 'exit');
      if (this.#isWanted && !this.#isKilled) this.endedByItself++;
      await sleep(PAUSE_MS);
    }
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;
