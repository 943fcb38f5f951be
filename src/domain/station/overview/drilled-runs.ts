import type { FieldValue } from '../../drilling/object-row.ts';
import type { StationObject } from '../station-object.ts';

/** A core run as an overview looks at it. Depths and lengths are metres, depths on driller's depth; null is not known. */
export interface DrilledRun {
  readonly id: string;
  readonly combinedId: string;
  readonly holeId: string | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly drilledM: number | null;
  readonly recoveredM: number | null;
  readonly recoveryPc: number | null;
  /** When the core came on deck, as stated: by the clock of the rig. */
  readonly onDeck: string | null;
}

/** Sums over core runs, m; `recoveryPc` over the runs of which both lengths are known, null without any. */
export interface RunSum {
  readonly runs: number;
  readonly drilledM: number;
  readonly recoveredM: number;
  readonly recoveryPc: number | null;
  readonly bottomM: number | null;
}

/** The core runs among some objects, from the top of each hole downwards. */
export function drilledRuns(objects: Iterable<StationObject>): DrilledRun[] {
  const runs: StationObject[] = [];
  for (const one of objects) if (one.type === 'core_run') runs.push(one);
  return runs.sort((one, other) => (one.path < other.path ? -1 : 1)).map(drilledRun);
}

function drilledRun({ id, combinedId, parentId, topDrfM, bottomDrfM, values }: StationObject): DrilledRun {
  const drilledM = numberOf(values.drilled_length_m);
  const recoveredM = numberOf(values.core_recovery_m);
  const isKnown = drilledM !== null && recoveredM !== null && drilledM > 0;
  return {
    id,
    combinedId,
    holeId: parentId,
    topM: topDrfM,
    bottomM: bottomDrfM,
    drilledM,
    recoveredM,
    recoveryPc: isKnown ? (100 * recoveredM) / drilledM : null,
    onDeck: typeof values.core_ondeck === 'string' ? values.core_ondeck : null,
  };
}

const numberOf = (value: FieldValue | undefined): number | null => (typeof value === 'number' ? value : null);

/** Sums over runs. */
export function sumRuns(runs: readonly DrilledRun[]): RunSum {
  const compared = runs.filter((one) => one.recoveryPc !== null);
  const drilled = sum(compared, (one) => one.drilledM);
  const bottoms = runs.flatMap((one) => one.bottomM ?? []);
  return {
    runs: runs.length,
    drilledM: sum(runs, (one) => one.drilledM),
    recoveredM: sum(runs, (one) => one.recoveredM),
    recoveryPc: drilled > 0 ? (100 * sum(compared, (one) => one.recoveredM)) / drilled : null,
    bottomM: bottoms.reduce<number | null>((most, one) => Math.max(most ?? one, one), null),
  };
}

const sum = (runs: readonly DrilledRun[], of: (run: DrilledRun) => number | null): number =>
  runs.reduce((all, one) => all + (of(one) ?? 0), 0);
