import type { UpstreamAnswer, UpstreamFailure } from '../upstream/upstream.ts';

/** Failures in a row, none of them the fault of a record, after which upstream is let alone. */
const MOST_FAILURES = 5;
const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** How an upstream is thought to be: `closed` it works, `open` it is let alone, `half-open` one request tries whether it works again. */
export type CircuitState = 'closed' | 'open' | 'half-open';

/** How a circuit stands, to be shown. Times are UTC, ISO 8601. */
export interface CircuitStanding {
  readonly state: CircuitState;
  /** When it opened; null while it is closed. */
  readonly since: string | null;
  /** When it is tried again. */
  readonly until: string | null;
  readonly reason: string | null;
}

interface Opening {
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly reason: string;
}

/** Keeps an outage from burning tries: knows from the answers whether upstream works, and how much may be sent now. */
export class Circuit {
  readonly #random: () => number;
  #failures = 0;
  #pauses = 0;
  #isWorking = false;
  #opening: Opening | undefined;

  /** `random` gives numbers from 0 to below 1 and spreads the moments at which several workers try again. */
  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** How many records may be under way at `now`: none, one, or any number. */
  allowance(now: Date): number {
    if (this.#opening === undefined) return Number.POSITIVE_INFINITY;
    return now.getTime() < this.#opening.untilMs ? 0 : 1;
  }

  /** Takes note of one answer; whether the state changed by it. */
  note(answer: UpstreamAnswer, now: Date): boolean {
    const isSignOfLife =
      answer.outcome !== 'failed' || (answer.fault ?? 'record') === 'record' || answer.isTaken === true;
    return isSignOfLife ? this.#close() : this.#fail(answer as UpstreamFailure, now.getTime());
  }

  /** Lets one request try at `now`, because a person wants it; the pauses go on growing where it fails. */
  tryAt(now: Date): void {
    if (this.#opening !== undefined) this.#opening = { ...this.#opening, untilMs: now.getTime() };
  }

  /** Whether an unclear failure says something about its record, because others are seen to get through. */
  isSeenWorking(): boolean {
    return this.#isWorking;
  }

  /** When it is tried again; undefined while it is closed. */
  opensAt(): Date | undefined {
    return this.#opening === undefined ? undefined : new Date(this.#opening.untilMs);
  }

  /** How it stands at `now`, to be shown. */
  standing(now: Date): CircuitStanding {
    if (this.#opening === undefined) return { state: 'closed', since: null, until: null, reason: null };
    const { sinceMs, untilMs, reason } = this.#opening;
    const state = now.getTime() < untilMs ? 'open' : 'half-open';
    return { state, since: new Date(sinceMs).toISOString(), until: new Date(untilMs).toISOString(), reason };
  }

  #close(): boolean {
    // Also at the first answer: what an earlier process kept of this upstream may say otherwise.
    const isNews = this.#opening !== undefined || !this.#isWorking;
    [this.#failures, this.#pauses, this.#opening, this.#isWorking] = [0, 0, undefined, true];
    return isNews;
  }

  #fail(failure: UpstreamFailure, nowMs: number): boolean {
    this.#failures++;
    const mustOpen =
      failure.isLockedOut === true || failure.retryAfterS !== undefined || this.#failures >= MOST_FAILURES;
    // What was under way when it opened fails too, and says nothing new.
    const isOpen = this.#opening !== undefined && nowMs < this.#opening.untilMs;
    if (!mustOpen || isOpen) return false;
    const sinceMs = this.#opening?.sinceMs ?? nowMs;
    this.#opening = { sinceMs, untilMs: nowMs + this.#pauseMs(failure), reason: failure.reason };
    this.#pauses = Math.min(this.#pauses + 1, 20);
    this.#isWorking = false;
    return true;
  }

  #pauseMs({ retryAfterS = 0 }: UpstreamFailure): number {
    const ownMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#pauses) * (0.75 + 0.25 * this.#random());
    return Math.max(ownMs, retryAfterS * 1000);
  }
}
