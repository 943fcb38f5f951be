interface Kept {
  readonly value: Promise<unknown>;
  readonly until: number;
}

// A figure that took a tenth of a second to count is good for two seconds: counting never takes more than a twentieth of the time.
const WORTH = 20;
const MOST = 200;

/** Remembers figures that cost time to count, the longer the dearer they were; cheap ones are as good as counted every time. */
export class AdminMemory {
  readonly #kept = new Map<string, Kept>();
  readonly #clock: () => number;

  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** The figure kept under a key, or counted now. A count that fails is not kept. */
  async of<T>(key: string, count: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(key);
    if (kept !== undefined && kept.until > this.#clock()) return kept.value as Promise<T>;
    const began = this.#clock();
    const value = count();
    if (this.#kept.size >= MOST) this.#kept.clear();
    this.#kept.set(key, { value, until: Number.POSITIVE_INFINITY });
    try {
      await value;
      const took = this.#clock() - began;
      this.#kept.set(key, { value, until: this.#clock() + (took < 5 ? 0 : took * WORTH) });
      return await value;
    } catch (error) {
      this.#kept.delete(key);
      throw error;
    }
  }
}
