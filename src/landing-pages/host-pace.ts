import { setTimeout as sleep } from 'node:timers/promises';

/** Keeps requests to one host apart from each other, whoever makes them. */
export class HostPace {
  readonly #pauseMs: number;
  readonly #free = new Map<string, number>();
  readonly #slower = new Map<string, number>();

  constructor(pauseMs: number) {
    this.#pauseMs = pauseMs;
  }

  /** Keeps requests to one host further apart than the others. */
  slowDown(host: string, pauseMs: number): void {
    this.#slower.set(host, pauseMs);
  }

  /** Waits until the host may be asked again. Throws when the signal fires. */
  async turn(host: string, signal?: AbortSignal): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.#free.get(host) ?? 0);
    this.#free.set(host, at + Math.max(this.#pauseMs, this.#slower.get(host) ?? 0));
    if (at > now) await sleep(at - now, undefined, { ...(signal !== undefined && { signal }) });
  }
}
