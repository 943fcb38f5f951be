import { COSC_1 } from './cosc-facts.ts';
import { LEGS, type Leg, minuteAfter, workingMinutes } from './drilling-calendar.ts';
import type { HolePlace } from './hole-place.ts';
import { type Random, randomFor } from './random.ts';
import { total } from './total.ts';

/** When the core of a run was on deck (minute of the campaign, see {@link LEGS}) and whether a new bit went in before it. */
interface RunTime {
  readonly onDeckMinute: number;
  readonly newBit: boolean;
}

interface Drilled {
  readonly topCm: number;
  readonly drilledCm: number;
}

interface Worked {
  readonly minutes: number;
  readonly newBit: boolean;
}

const METRES_PER_BIT = [95, 150] as const;

/** On-deck times of all runs in order: each leg's working time is shared out by what its runs take. */
export function timeRuns(place: HolePlace, runs: readonly Drilled[]): readonly RunTime[] {
  const worked = workRuns(runs, randomFor('run times', place.index));
  const legs = runs.map(legOf);
  return LEGS.flatMap((leg) =>
    timeLeg(
      leg,
      worked.filter((_, index) => legs[index] === leg),
    ),
  );
}

function legOf({ topCm, drilledCm }: Drilled): Leg {
  return LEGS.find((leg) => topCm + drilledCm <= leg.bottomCm) ?? LEGS.at(-1)!;
}

function timeLeg(leg: Leg, worked: readonly Worked[]): readonly RunTime[] {
  const scale = workingMinutes(leg) / total(worked.map((one) => one.minutes));
  let soFar = 0;
  return worked.map(({ minutes, newBit }) => {
    soFar += minutes * scale;
    return { onDeckMinute: Math.round(minuteAfter(leg, Math.min(soFar, workingMinutes(leg)))), newBit };
  });
}

/** Relative working time: drilling, the wireline trip down and up, and every hundred metres or so a round trip for a bit. */
function workRuns(runs: readonly Drilled[], random: Random): readonly Worked[] {
  let bitLeftCm = 100 * random.integer(...METRES_PER_BIT);
  return runs.map((run) => {
    const newBit = bitLeftCm < run.drilledCm || run.topCm === COSC_1.hSizeEndCm;
    bitLeftCm = (newBit ? 100 * random.integer(...METRES_PER_BIT) : bitLeftCm) - run.drilledCm;
    return { minutes: Math.round(runMinutes(run, random) + (newBit ? roundTripMinutes(run) : 0)), newBit };
  });
}

function runMinutes({ topCm, drilledCm }: Drilled, random: Random): number {
  const drilling = (drilledCm / 100) * (10 + topCm / 20000) * (0.8 + 0.4 * random.next());
  return 12 + drilling + topCm / 4000;
}

const roundTripMinutes = ({ topCm }: Drilled): number => 60 + topCm / 500;
