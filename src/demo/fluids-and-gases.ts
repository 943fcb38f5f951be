import { type CoreRun, shiftName } from './core-runs.ts';
import type { DemoRow } from './demo-tables.ts';
import { isoTime } from './drilling-calendar.ts';
import { type HolePlace, holeNames } from './hole-place.ts';
import { metres } from './metres.ts';

const MUDS_PER_HOLE = 10;
const FLUIDS_PER_HOLE = 30;
const GASES_PER_HOLE = 40;

/** Rows of the table `muds`: what settled in the mud tank, taken down the hole while a run was drilled. */
export function mudRows(place: HolePlace, runs: readonly CoreRun[]): readonly DemoRow[] {
  return spread(runs, MUDS_PER_HOLE, 0.5).map((run, index) => ({
    ...holeNames(place),
    mud: numbered('MU', index),
    ...takenDuring(run),
    amount: '250 ml',
    material: 'Liquid>aqueous',
    purpose:
      index % 2 === 0 ? 'Additives, control of the drilling fluid' : 'Fines of the bit, control of contamination',
  }));
}

/** Rows of the table `fluids`: drilling fluid from the return flow, taken down the hole while a run was drilled. */
export function fluidRows(place: HolePlace, runs: readonly CoreRun[]): readonly DemoRow[] {
  return spread(runs, FLUIDS_PER_HOLE, 0.3).map((run, index) => ({
    ...holeNames(place),
    fluid: numbered('FL', index),
    ...takenDuring(run),
    amount: index % 3 === 0 ? '500 ml' : '250 ml',
    material: 'Liquid>aqueous',
    purpose: index % 3 === 0 ? 'Deep biosphere, control of the drilling fluid' : 'Chemistry of the drilling fluid',
  }));
}

/** Rows of the table `gases`: copper-tube samples beside the on-line gas monitoring. */
export function gasRows(place: HolePlace, runs: readonly CoreRun[]): readonly DemoRow[] {
  return spread(runs, GASES_PER_HOLE, 0.7).map((run, index) => ({
    ...holeNames(place),
    gas: numbered('GA', index),
    ...takenDuring(run),
    amount: '1 copper tube, 10 ml',
    material: 'Gas',
    purpose: index % 4 === 0 ? 'Noble gases, control of OLGA' : 'Methane, carbon dioxide and helium, control of OLGA',
  }));
}

function takenDuring(run: CoreRun) {
  return {
    top_depth_m: metres(run.topCm),
    bottom_depth_m: metres(run.topCm + run.drilledCm),
    sample_date: isoTime(run.onDeckMinute).slice(0, 10),
    curator: shiftName(run.onDeckMinute),
  };
}

/** So many runs at even distances, the first one `phase` of a distance down. */
function spread(runs: readonly CoreRun[], count: number, phase: number): readonly CoreRun[] {
  return Array.from({ length: count }, (_, index) => runs[Math.floor(((index + phase) * runs.length) / count)]!);
}

const numbered = (letters: string, index: number): string => `${letters}${String(index + 1).padStart(2, '0')}`;
