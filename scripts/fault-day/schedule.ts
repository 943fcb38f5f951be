import { chance } from '../../test/crash/kill-at.ts';

/** What can happen. */
export const FAULTS = [
  'kill -9 of a server',
  'TERM of a server',
  'kill -9 of both servers',
  'database stopped',
  'connections cut',
  'upstream cut',
  'upstream slow',
  'webhook receiver fails',
  'tablet offline',
  'tablet killed',
] as const;

/** What happens once, somewhere in the middle. */
export const ONCE = ['data disk full', 'database disk full'] as const;

/** A kind of fault. */
export type FaultKind = (typeof FAULTS)[number] | (typeof ONCE)[number];

/** A fault: when it begins (from the start of the load), how long it lasts, and which of the two servers it is about. */
export interface PlannedFault {
  readonly atS: number;
  readonly lastsS: number;
  readonly kind: FaultKind;
  readonly server: 0 | 1;
}

const FIRST_AT_S = 5;
const SHORTEST_PAUSE_S = 2;
const LONGEST_PAUSE_S = 6;

/**
 * The faults of a day, the same for the same seed and length. Every kind comes in turn, in an order that is shuffled each round, so
 * that a short day has each kind as well; disks fill at two and three fifths of the time.
 */
export function planFaults(seed: number, minutes: number): PlannedFault[] {
  const random = chance(seed + 1);
  const endS = minutes * 60 - 5;
  const once = ONCE.map((kind, at) => ({ kind, fromS: (minutes * 60 * (2 + at)) / 5 }));
  const planned: PlannedFault[] = [];
  let waiting: FaultKind[] = [];
  for (let atS = FIRST_AT_S; ; ) {
    if (waiting.length === 0) waiting = shuffled(FAULTS, random);
    const due = once[0] !== undefined && once[0].fromS <= atS ? once.shift()!.kind : undefined;
    const kind = due ?? waiting.pop()!;
    const lastsS = round(1 + random() * (due === undefined ? 5 : 4));
    if (atS + lastsS > endS) return planned;
    planned.push({ atS: round(atS), lastsS, kind, server: random() < 0.5 ? 0 : 1 });
    atS += lastsS + SHORTEST_PAUSE_S + random() * (LONGEST_PAUSE_S - SHORTEST_PAUSE_S);
  }
}

const round = (seconds: number): number => Math.round(seconds * 10) / 10;

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  return all
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
