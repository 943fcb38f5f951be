import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Running, start } from '../../store/child-process.ts';

const PATIENCE_MS = 60_000;

/** A server of a test that is killed and started again on the same port. */
export class Server {
  readonly port: number;
  readonly #flags: readonly string[];
  #running: Running | undefined;
  /** What it said when it ended by itself. */
  endedBy: string | undefined;

  constructor(port: number, flags: readonly string[]) {
    this.port = port;
    this.#flags = flags;
  }

  /** Starts it, again and again where it ends by itself because its store is away, until it answers. */
  async start(): Promise<void> {
    for (const endsMs = Date.now() + PATIENCE_MS; ; ) {
      if (Date.now() > endsMs) throw new Error(`The server does not start: ${this.endedBy}`);
      let hasEnded = false;
      this.endedBy = undefined;
      const words = ['serve', '--port', String(this.port), '--upstream', 'recorded', '--log-level', 'silent'];
      this.#running = start([...words, ...this.#flags]);
      void this.#running.ended.then(({ error }) => {
        hasEnded = true;
        this.endedBy = error;
      });
      while (!hasEnded) {
        if (await this.#isReady()) return;
        await sleep(20);
      }
    }
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    this.#running?.child.kill('SIGKILL');
    await this.#running?.ended;
  }

  /** Ends it in order. */
  async stop(): Promise<number | null | undefined> {
    this.#running?.child.kill('SIGTERM');
    return (await this.#running?.ended)?.status;
  }

  async #isReady(): Promise<boolean> {
    return fetch(`http://127.0.0.1:${this.port}/readyz`, { signal: AbortSignal.timeout(5000) }).then(
      (answer) => answer.status === 200,
      () => false,
    );
  }
}

/**
 * A port that was free a moment ago, outside those that systems give to outgoing connections: one of these might have it by
 * the time its server is started again.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
