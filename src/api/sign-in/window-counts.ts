import type { House } from '../../context.ts';
import type { LimitCount } from '../../operations/limit-ports.ts';

/** Tells other servers what was counted here, and gives what was counted by all. */
export type ShareCounts = (counts: readonly LimitCount[]) => Promise<readonly LimitCount[]>;

/** How often something was done in the window that is now, and when it ends (ms since 1970). */
export interface WindowCount {
  readonly count: number;
  readonly endsAt: number;
}

interface Kept {
  readonly windowEnd: number;
  /** Counted by all, as far as is known here. */
  known: number;
  /** Counted here and not told yet. */
  untold: number;
}

const MOST_NAMES = 20_000;
const TELL_AFTER_MS = 500;

/**
 * Counts what is limited in windows that begin at whole multiples of their length, by this server's clock. Where servers share their
 * counts they tell each other twice a second in one statement, and only while there is something to tell: beyond a limit that
 * holds for all, each further server lets through no more than what comes to it in that half second. Without an answer each
 * counts for itself. Of many names those that were quiet longest are forgotten. A clock that goes back begins nothing anew: what was
 * counted stays in its window while that is the next one, and goes with the clock where it was put back further.
 */
export class WindowCounts {
  readonly #kept = new Map<string, Kept>();
  readonly #share: ShareCounts | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(share?: ShareCounts) {
    this.#share = share;
  }

  /** Counts one more. */
  add(name: string, windowMs: number, nowMs: number): WindowCount {
    return this.#count(name, windowMs, nowMs, 1);
  }

  /** What was counted, without counting. */
  look(name: string, windowMs: number, nowMs: number): WindowCount {
    return this.#count(name, windowMs, nowMs, 0);
  }

  /** Takes back one that was counted in the window that ends then; nothing once another window has begun. */
  takeBack(name: string, endsAt: number): void {
    const kept = this.#kept.get(name);
    if (kept?.windowEnd !== endsAt) return;
    kept.untold -= 1;
    this.#tellSoon();
  }

  #count(name: string, windowMs: number, nowMs: number, by: number): WindowCount {
    const kept = inWindow(this.#kept.get(name), windowMs, nowMs);
    kept.untold += by;
    this.#kept.delete(name);
    if (this.#kept.size >= MOST_NAMES) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(name, kept);
    if (by !== 0) this.#tellSoon();
    return { count: kept.known + kept.untold, endsAt: kept.windowEnd };
  }

  /** Tells what was counted, now. */
  async tell(): Promise<void> {
    if (this.#share === undefined) return;
    const told = [...this.#kept].filter(([, one]) => one.untold !== 0);
    const counts = told.map(([name, { windowEnd, untold }]) => ({ name, windowEnd, count: untold }));
    if (counts.length === 0) return;
    for (const [, one] of told) {
      one.known += one.untold;
      one.untold = 0;
    }
    const totals = await this.#share(counts).catch(() => undefined);
    // Nobody knows whether it was taken: counted here all the same, and told to nobody twice.
    for (const { name, windowEnd, count } of totals ?? []) {
      const kept = this.#kept.get(name);
      if (kept?.windowEnd === windowEnd) kept.known = count;
    }
  }

  #tellSoon(): void {
    if (this.#share === undefined || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      void this.tell().finally(() => {
        this.#timer = undefined;
        if (this.#kept.values().some((one) => one.untold !== 0)) this.#tellSoon();
      });
    }, TELL_AFTER_MS);
    this.#timer.unref();
  }
}

/** What is kept, if it is of the window that is now; else a new one, with what was counted in times that are yet to come. */
function inWindow(kept: Kept | undefined, windowMs: number, nowMs: number): Kept {
  const windowEnd = (Math.floor(nowMs / windowMs) + 1) * windowMs;
  if (kept === undefined || kept.windowEnd < windowEnd) return { windowEnd, known: 0, untold: 0 };
  return kept.windowEnd <= windowEnd + windowMs ? kept : { ...kept, windowEnd };
}

const FORGET_EVERY_MS = 600_000;
const shared = new WeakMap<House['store'], WindowCounts>();

/** The counts of a house, the same for all that serves it: on PostgreSQL shared with the other servers, else of this process alone. */
export function windowCounts({ store, unitOfWork }: Pick<House, 'store' | 'unitOfWork'>): WindowCounts {
  const known = shared.get(store);
  if (known !== undefined) return known;
  let forgottenMs = performance.now();
  const share: ShareCounts = (counts) =>
    unitOfWork(async ({ limits }) => {
      const totals = await limits.add(counts);
      if (performance.now() - forgottenMs > FORGET_EVERY_MS) {
        forgottenMs = performance.now();
        await limits.forget(Math.min(...counts.map((one) => one.windowEnd)) - 24 * 3_600_000);
      }
      return totals;
    });
  const made = new WindowCounts(store.engine === 'postgres' ? share : undefined);
  shared.set(store, made);
  return made;
}
