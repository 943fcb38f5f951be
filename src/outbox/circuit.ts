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
  readonly since: string;
  /** When it is tried again. */
  readonly until: string | null;
  readonly reason: string | null;
}

/** Keeps an outage from burning tries: knows from the answers whether upstream works, and how much may be sent now. */
export interface Circuit {
  /** How many records may be under way at `now`: none, one, or any number. */
  readonly allowance: (now: Date) => number;
  /** Takes note of one answer; whether the state changed by it. */
  readonly note: (answer: UpstreamAnswer, now: Date) => boolean;
  /** Whether an unclear failure says something about its record, because others are seen to get through. */
  readonly isSeenWorking: () => boolean;
  /** When it is tried again; undefined while it is closed. */
  readonly opensAt: () => Date | undefined;
  readonly standing: (now: Date) => CircuitStanding;
}

/** A closed circuit. `random` gives numbers from 0 to below 1 and spreads the moments at which several workers try again. */
export function makeCircuit(random: () => number = Math.random): Circuit {
  let failures = 0;
  let pauses = 0;
  let isWorking = false;
  let open: { readonly sinceMs: number; readonly untilMs: number; readonly reason: string } | undefined;
  let closedAtMs: number | undefined;

  const pauseMs = ({ retryAfterS }: UpstreamFailure): number => {
    const ownMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** pauses) * (0.75 + 0.25 * random());
    return Math.max(ownMs, (retryAfterS ?? 0) * 1000);
  };
  const openFor = (failure: UpstreamFailure, nowMs: number) => {
    open = { sinceMs: open?.sinceMs ?? nowMs, untilMs: nowMs + pauseMs(failure), reason: failure.reason };
    pauses = Math.min(pauses + 1, 20);
    isWorking = false;
  };
  const close = (nowMs: number): boolean => {
    const wasOpen = open !== undefined;
    [failures, pauses, open, isWorking] = [0, 0, undefined, true];
    if (wasOpen) closedAtMs = nowMs;
    return wasOpen;
  };
  const fail = (failure: UpstreamFailure, nowMs: number): boolean => {
    failures++;
    const mustOpen = failure.isLockedOut === true || failure.retryAfterS !== undefined || failures >= MOST_FAILURES;
    // What was under way when it opened fails too, and says nothing new.
    const isOpen = open !== undefined && nowMs < open.untilMs;
    if (!mustOpen || isOpen) return false;
    openFor(failure, nowMs);
    return true;
  };

  return {
    allowance: (now) => {
      if (open === undefined) return Number.POSITIVE_INFINITY;
      return now.getTime() < open.untilMs ? 0 : 1;
    },
    note: (answer, now) => {
      const isAnswer = answer.outcome !== 'failed' || (answer.fault ?? 'record') === 'record';
      return isAnswer ? close(now.getTime()) : fail(answer as UpstreamFailure, now.getTime());
    },
    isSeenWorking: () => isWorking,
    opensAt: () => (open === undefined ? undefined : new Date(open.untilMs)),
    standing: (now) => {
      if (open === undefined)
        return { state: 'closed', since: new Date(closedAtMs ?? now).toISOString(), until: null, reason: null };
      const { sinceMs, untilMs, reason } = open;
      const state = now.getTime() < untilMs ? 'open' : 'half-open';
      return { state, since: new Date(sinceMs).toISOString(), until: new Date(untilMs).toISOString(), reason };
    },
  };
}
