import { CorestoneError } from '../../domain/error.ts';
import { counterPrefix, encodeIgsn } from '../../domain/identifier/igsn-convention.ts';
import type { IgsnSpec } from '../../domain/identifier/igsn-spec.ts';
import { freeIgsns } from '../mint-igsns.ts';
import type { Work } from '../ports.ts';

/** An IGSN that nobody has, and its key in its counter. */
export interface FreeIgsn {
  readonly igsn: string;
  readonly key: number;
}

/**
 * The IGSNs that one unit of work may give: those of all its operations are taken from their counters at once, what is left
 * over at the end goes back, so that nothing that was refused leaves a gap.
 */
export class IgsnPool {
  readonly #work: Work;
  readonly #free = new Map<string, FreeIgsn[]>();

  constructor(work: Work) {
    this.#work = work;
  }

  /** Takes an IGSN for each of these, where counters have room. */
  async fill(specs: readonly IgsnSpec[]): Promise<void> {
    const byPrefix = [...Map.groupBy(specs, counterPrefix)];
    if (byPrefix.length === 0) return;
    const { identifiers } = this.#work;
    const first = await identifiers.advance(byPrefix.map(([prefix, some]) => ({ prefix, count: some.length })));
    for (const [prefix, some] of byPrefix) this.#free.set(prefix, encoded(some, first.get(prefix)!));
    const made = [...this.#free.values()].flat().map((one) => one.igsn);
    const keys = byPrefix.map(([prefix, some]) => {
      const firstKey = first.get(prefix)!;
      return { prefix, firstKey, lastKey: firstKey + some.length - 1 };
    });
    const used = await identifiers.usedAmong(made, keys);
    const igsns = new Set(used.map((one) => one.igsn));
    for (const [prefix, free] of this.#free) {
      const taken = new Set(used.filter((one) => one.prefix === prefix).map((one) => one.key));
      this.#free.set(
        prefix,
        free.filter(({ igsn, key }) => !igsns.has(igsn) && !taken.has(key)),
      );
    }
  }

  /** The next IGSN; throws `exhausted`. */
  async take(spec: IgsnSpec): Promise<FreeIgsn> {
    const free = this.#free.get(counterPrefix(spec))?.shift();
    return free ?? (await freeIgsns(this.#work, spec, 1))[0]!;
  }

  /** Puts back what was not needed. */
  async putBack(): Promise<void> {
    for (const [prefix, [next]] of this.#free)
      if (next !== undefined) await this.#work.identifiers.putBack(prefix, next.key);
    this.#free.clear();
  }
}

/** As many of them as the counter has room for. */
function encoded(specs: readonly IgsnSpec[], firstKey: number): FreeIgsn[] {
  const free: FreeIgsn[] = [];
  try {
    for (const [nth, spec] of specs.entries())
      free.push({ igsn: encodeIgsn(spec, firstKey + nth), key: firstKey + nth });
  } catch (error) {
    if (!(error instanceof CorestoneError && error.code === 'exhausted')) throw error;
  }
  return free;
}
