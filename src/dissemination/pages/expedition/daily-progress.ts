import type { HoleRun } from '../../../store/read/find-hole-runs.ts';

/** How deep core had come from by the end of a day: ISO day as the driller wrote it, metres below surface, metres cored on it. */
export interface ProgressDay {
  readonly day: string;
  readonly depthM: number;
  readonly coredM: number;
}

/** The days on which core came up, in their order; runs without a date are left out, and the depth never grows less. */
export function dailyProgress(runs: readonly HoleRun[]): readonly ProgressDay[] {
  const dated = runs.filter(
    (run) => /^\d{4}-\d{2}-\d{2}/.test(run.onDeck ?? '') && !Number.isNaN(dayNumber(run.onDeck ?? '')),
  );
  const days = [...Map.groupBy(dated, (run) => (run.onDeck ?? '').slice(0, 10))].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  let depthM = 0;
  return days.map(([day, some]) => {
    depthM = Math.max(depthM, ...some.map((run) => run.bottomM));
    const coredM = some.reduce((sum, run) => sum + (run.drilledM ?? run.bottomM - run.topM), 0);
    return { day, depthM, coredM };
  });
}

/** Number of a day (ISO) since 1970, for axes; not a number where there is no such day. */
export function dayNumber(day: string): number {
  return Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86_400_000;
}
