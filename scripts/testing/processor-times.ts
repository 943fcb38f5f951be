import { cpus } from 'node:os';

/** A moment of a run, and what all processors of the machine had done until then: whatever worked there, not this run alone. */
export interface Moment {
  readonly atMs: number;
  readonly busyMs: number;
  readonly idleMs: number;
}

/** What the processors have done until now. */
export function processorTimes(): Moment {
  const times = cpus().map((one) => one.times);
  const sum = (ms: readonly number[]): number => ms.reduce((one, other) => one + other, 0);
  return {
    atMs: performance.now(),
    busyMs: sum(times.map(({ user, nice, sys, irq }) => user + nice + sys + irq)),
    idleMs: sum(times.map(({ idle }) => idle)),
  };
}

/** The share of the processors' time in which they had nothing to do, 0 to 1; 0 between two moments that are one. */
export function idleShare(first: Moment, last: Moment): number {
  const idleMs = last.idleMs - first.idleMs;
  const allMs = last.busyMs - first.busyMs + idleMs;
  return allMs === 0 ? 0 : idleMs / allMs;
}
