/** What one address may still ask for. Points as in {@link Allowances}; seconds are whole. */
export interface Allowance {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Until everything is there again. */
  readonly resetS: number;
  /** Until what was refused may be asked for again; 0 where nothing was refused. */
  readonly retryS: number;
}

interface Account {
  points: number;
  atMs: number;
}

const MINUTE_MS = 60_000;
/** What comes back is added in fractions. */
const ROUNDING = 1e-6;
const MOST_ADDRESSES = 20_000;

/**
 * Points of addresses: each has `perMinute`, may spend them at once, and gets them back evenly over a minute. What costs more
 * than there is at all is allowed with a full account. Of very many addresses those that asked longest ago are forgotten, which gives them all their points back.
 */
export class Allowances {
  readonly #perMinute: number;
  readonly #accounts = new Map<string, Account>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Takes `cost` points from an address at a moment (ms); a refusal takes nothing. */
  take(address: string, cost: number, nowMs: number): Allowance {
    const account = this.#accountOf(address, nowMs);
    const asked = Math.min(cost, this.#perMinute);
    const isAllowed = account.points >= asked - ROUNDING;
    if (isAllowed) account.points = Math.max(0, account.points - asked);
    return {
      isAllowed,
      remaining: Math.floor(account.points + ROUNDING),
      resetS: this.#secondsFor(this.#perMinute - account.points),
      retryS: isAllowed ? 0 : Math.max(1, this.#secondsFor(asked - account.points)),
    };
  }

  /** Gives points back for what turned out to cost less. */
  giveBack(address: string, points: number): void {
    const account = this.#accounts.get(address);
    if (account !== undefined) account.points = Math.min(this.#perMinute, account.points + points);
  }

  #accountOf(address: string, nowMs: number): Account {
    const known = this.#accounts.get(address) ?? { points: this.#perMinute, atMs: nowMs };
    const earned = (Math.max(0, nowMs - known.atMs) / MINUTE_MS) * this.#perMinute;
    const account = { points: Math.min(this.#perMinute, known.points + earned), atMs: nowMs };
    this.#accounts.delete(address);
    this.#accounts.set(address, account);
    const oldest = this.#accounts.keys().next().value;
    if (this.#accounts.size > MOST_ADDRESSES && oldest !== undefined) this.#accounts.delete(oldest);
    return account;
  }

  #secondsFor(points: number): number {
    return Math.ceil((points / this.#perMinute) * 60 - ROUNDING);
  }
}
