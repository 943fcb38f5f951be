import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Running, start } from '../../store/child-process.ts';

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
    for (;;) {
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
    return fetch(`http://127.0.0.1:${this.port}/readyz`).then(
      (answer) => answer.status === 200,
      () => false,
    );
  }
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
