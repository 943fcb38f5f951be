import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** How one sender stands. `beat` grows while it lives; `shares` is by how many it divides what the upstream bears. */
export interface Sharer {
  readonly holder: string;
  readonly beat: number;
  readonly shares: number;
}

/** Where the senders of one store agree. */
export interface ShareBoard {
  /** Writes how one stands, and gives how all stand, in order of their names. */
  readonly renew: (upstream: string, own: Sharer) => Promise<readonly Sharer[]>;
  /** Takes those away that send no more. */
  readonly remove: (upstream: string, holders: readonly string[]) => Promise<void>;
}

/** Which part of a limit is one's own: one of `shares`, the `place`th from 0. */
export interface Share {
  readonly shares: number;
  readonly place: number;
}

/** What one process has under way: requests, and until when those that were let in are sent at the pace of then (of `performance.now()`). */
export interface Load {
  readonly inside: number;
  readonly pacedUntilMs: number;
}

/** How long the steps take, in milliseconds; tests say others. */
export interface ShareTimes {
  /** Between two looks at the board while something is sent. */
  readonly beatMs: number;
  /** After which a sender that gave no sign counts as gone. */
  readonly deadMs: number;
  /** After which one that sends nothing leaves. */
  readonly idleMs: number;
}

const TIMES: ShareTimes = { beatMs: 1000, deadMs: 6000, idleMs: 5000 };

/**
 * The share that one process has of what an upstream bears, while others of the same store send to it too. Whoever joins sends nothing
 * until every other divides by as many as there are then, and those do so when no more of theirs is under way than they may have: at no
 * moment is more sent than the upstream bears. Costs one small write a second while something is sent, and none otherwise. Clocks of
 * servers are not compared: that another is gone each sees by its own. A sender that cannot reach the board sends nothing.
 */
export class LimitShare {
  readonly #upstream: string;
  readonly #board: ShareBoard;
  readonly #times: ShareTimes;
  readonly #holder = randomUUID();
  readonly #seen = new Map<string, { beat: number; atMs: number }>();
  #beat = 0;
  #shares = 1;
  #share: Share | undefined;
  #renewedMs = Number.NEGATIVE_INFINITY;
  #usedMs = 0;
  #renewing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #load: () => Load = () => ({ inside: 0, pacedUntilMs: 0 });
  #settledMs = 0;
  #most = Number.POSITIVE_INFINITY;

  constructor(upstream: string, board: ShareBoard, times: ShareTimes = TIMES) {
    this.#upstream = upstream;
    this.#board = board;
    this.#times = times;
  }

  /** Is told once how to ask what is under way, and how many requests there may be at all at the same time. */
  watch(load: () => Load, most: number): void {
    this.#load = load;
    this.#most = most;
  }

  /** The share that holds now; waits until there is one. Throws what the board throws. */
  async current(): Promise<Share> {
    this.#usedMs = performance.now();
    for (;;) {
      if (!this.#isFresh()) await this.#renew();
      const share = this.#share;
      if (share !== undefined && this.#isFresh() && concurrencyOf(this.#most, share) > 0) return share;
      await sleep(this.#times.beatMs);
      this.#usedMs = performance.now();
      await this.#renew();
    }
  }

  /** Gives the share to the others, until something is sent again. */
  async leave(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#renewing?.catch(() => undefined);
    clearTimeout(this.#timer);
    this.#renewedMs = Number.NEGATIVE_INFINITY;
    this.#share = undefined;
    await this.#board.remove(this.#upstream, [this.#holder]);
  }

  /** One that stood still longer than that may count as gone with the others. */
  #isFresh(): boolean {
    return performance.now() - this.#renewedMs < this.#times.deadMs / 2;
  }

  #renew(): Promise<void> {
    this.#renewing ??= this.#look().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #look(): Promise<void> {
    const begunMs = performance.now();
    // One that others may have taken for gone comes back like one that is new.
    if (!this.#isFresh()) [this.#share, this.#shares] = [undefined, 1];
    const own = { holder: this.#holder, beat: ++this.#beat, shares: this.#shares };
    const all = await this.#withoutDead(await this.#board.renew(this.#upstream, own), begunMs);
    const shares = all.length;
    const next = { shares, place: all.findIndex((one) => one.holder === this.#holder) };
    // What is under way must have shrunk to the new share before anybody may count on it.
    const { inside, pacedUntilMs } = this.#load();
    if (this.#share !== undefined && shares > this.#share.shares) this.#settledMs = pacedUntilMs;
    const isSettled = inside <= concurrencyOf(this.#most, next) && performance.now() >= this.#settledMs;
    if (this.#share === undefined || isSettled) this.#shares = shares;
    const others = all.filter((one) => one.holder !== this.#holder);
    const isAgreed = others.every((one) => one.shares >= shares);
    this.#renewedMs = begunMs;
    // Who shrinks does so at once; who grows, or is new, waits for the others.
    if (isAgreed || (this.#share !== undefined && shares > this.#share.shares)) this.#share = next;
    this.#beatLater();
  }

  async #withoutDead(all: readonly Sharer[], nowMs: number): Promise<readonly Sharer[]> {
    for (const { holder, beat } of all)
      if (this.#seen.get(holder)?.beat !== beat) this.#seen.set(holder, { beat, atMs: nowMs });
    const dead = all.filter((one) => nowMs - this.#seen.get(one.holder)!.atMs > this.#times.deadMs);
    const names = dead.map((one) => one.holder).filter((one) => one !== this.#holder);
    if (names.length > 0) await this.#board.remove(this.#upstream, names);
    return all.filter((one) => !names.includes(one.holder));
  }

  #beatLater(): void {
    clearTimeout(this.#timer);
    const again = () => this.#share !== undefined && this.#beatLater();
    this.#timer = setTimeout(() => void this.#beatNow().catch(again), this.#times.beatMs);
    this.#timer.unref();
  }

  async #beatNow(): Promise<void> {
    const isIdle = this.#load().inside === 0 && performance.now() - this.#usedMs > this.#times.idleMs;
    return isIdle ? this.leave() : this.#renew();
  }
}

/** How many of a number of places belong to a share; none where there are more shares than places. */
export function concurrencyOf(most: number, { shares, place }: Share): number {
  return Math.floor(most / shares) + (place < most % shares ? 1 : 0);
}
