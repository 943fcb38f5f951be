import { relative } from 'node:path';
import type { ToldEnd } from './ended.ts';

/** What a run came to. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  readonly failures: string[];
  readonly skips: Map<string, number>;
  /** Time of each file, or of each group of files in one process, s. */
  readonly seconds: Map<string, number>;
  /** What each of these took of the processors, with the programs that it called, s. */
  readonly processorSeconds: Map<string, number>;
}

/** An empty tally. */
export function newTally(): Tally {
  return {
    passed: 0,
    failed: 0,
    skipped: 0,
    failures: [],
    skips: new Map(),
    seconds: new Map(),
    processorSeconds: new Map(),
  };
}

/** Counts how a test ended; a suite passes and fails with its tests, which are counted themselves, unless its own lines threw. */
export function count({ name, file, skip, type, error, isOfTests }: ToldEnd, tally: Tally): void {
  if (type === 'suite' && (isOfTests || (error === undefined && !skip))) return;
  if (skip !== undefined && skip !== false) {
    tally.skipped++;
    const why = typeof skip === 'string' ? skip : 'no reason given';
    tally.skips.set(why, (tally.skips.get(why) ?? 0) + 1);
    return;
  }
  if (error === undefined) tally.passed++;
  else fail(tally, `${relative(process.cwd(), file ?? '')}: ${name}\n${error}`);
}

/** Counts a failure and tells it at once. */
export function fail(tally: Tally, failure: string): void {
  tally.failed++;
  tally.failures.push(failure);
  console.log(`FAILED ${failure}\n`);
}
