import { barrelLengthCmAt, COSC_1 } from './cosc-facts.ts';
import type { HolePlace } from './hole-place.ts';
import { type Random, randomFor } from './random.ts';
import { total } from './total.ts';

/** What came up of one run, in whole centimetres. A loss of 10 cm or more and any surplus carry a reason. */
interface Recovery {
  readonly recoveredCm: number;
  readonly reason?: string;
}

interface Drilled {
  readonly topCm: number;
  readonly drilledCm: number;
}

type Kind = 'ordinary' | 'complete' | 'loss' | 'stub left' | 'stub caught';

interface Outcome extends Drilled {
  readonly kind: Kind;
  readonly differenceCm: number;
  readonly reason?: string;
}

/** Share of the run by which the core may be longer than the advance, and what the inner tube holds beyond its length. */
const LARGEST_SURPLUS = 0.045;
const TUBE_RESERVE_CM = 12;
const PIPE_STRETCH_FROM_CM = 40000;

/** Losses and the numbers of the runs that had them: 1.16 m at 155 m, the rest where faults are crossed; 2.5 m in all. */
const LOSSES_CM: ReadonlyMap<number, number> = new Map([
  [23, 116],
  [24, 12],
  [67, 8],
  [131, 18],
  [132, 5],
  [214, 14],
  [288, 8],
  [347, 22],
  [402, 6],
  [461, 11],
  [533, 9],
  [588, 16],
  [655, 5],
]);

const LOSS_REASONS = [
  'Core lost in a fractured zone',
  'Core ground in the barrel',
  'Washed out of a clay-filled fracture',
] as const;

/**
 * What came up of every run, in the order of `runs`. The sum is the published recovery to the centimetre: measured lengths
 * scatter by some centimetres, the documented losses come off, stubs left in the hole come up one run later, and the
 * stretch of the drill pipe, which grows with depth, adds the rest.
 */
export function recoverRuns(place: HolePlace, runs: readonly Drilled[]): readonly Recovery[] {
  const random = randomFor('recovery', place.index);
  const outcomes = leaveStubs(
    runs.map((run, index) => measure(run, index + 1, random)),
    random,
  );
  return closeSum(outcomes).map(toRecovery);
}

function measure(run: Drilled, number: number, random: Random): Outcome {
  if (number === 19) return { ...run, kind: 'complete', differenceCm: 0 };
  const lostCm = LOSSES_CM.get(number);
  if (lostCm !== undefined) return { ...run, kind: 'loss', differenceCm: -lostCm, reason: random.pick(LOSS_REASONS) };
  const scatterCm = random.integer(-2, 2);
  const stretchCm = (run.topCm / COSC_1.totalDepthCm) * (run.drilledCm / 300) * 1.5 * (0.5 + random.next());
  const differenceCm = Math.min(Math.round(scatterCm + stretchCm), largestSurplus(run));
  return { ...run, kind: 'ordinary', differenceCm };
}

/** Now and then the core breaks above the bit: the run comes up short and the next one long by the same length. */
function leaveStubs(outcomes: readonly Outcome[], random: Random): readonly Outcome[] {
  const after = [...outcomes];
  for (let index = 19; index < after.length - 1; index += random.integer(18, 42)) {
    const [left, caught] = [after[index]!, after[index + 1]!];
    if (!isFullRun(left) || !isFullRun(caught)) continue;
    const stubCm = Math.min(random.integer(5, 19), largestSurplus(caught));
    after[index] = { ...left, kind: 'stub left', differenceCm: -stubCm };
    after[index + 1] = { ...caught, kind: 'stub caught', differenceCm: stubCm };
  }
  return after;
}

const isFullRun = ({ kind, drilledCm }: Outcome): boolean => kind === 'ordinary' && drilledCm >= 280;

/** Spreads what is missing to the published sum over the ordinary runs, one centimetre at a time, deepest runs first. */
function closeSum(outcomes: readonly Outcome[]): readonly Outcome[] {
  const differences = outcomes.map((outcome) => outcome.differenceCm);
  let missingCm = COSC_1.coreRecoveryCm - COSC_1.drilledLengthCm - total(differences);
  for (let index = outcomes.length - 1; missingCm !== 0; index = index === 0 ? outcomes.length - 1 : index - 1) {
    const changed = differences[index]! + Math.sign(missingCm);
    const outcome = outcomes[index]!;
    if (outcome.kind !== 'ordinary' || changed < -3 || changed > largestSurplus(outcome)) continue;
    differences[index] = changed;
    missingCm -= Math.sign(missingCm);
  }
  return outcomes.map((outcome, index) => ({ ...outcome, differenceCm: differences[index]! }));
}

function largestSurplus({ topCm, drilledCm }: Drilled): number {
  const roomCm = barrelLengthCmAt(topCm) + TUBE_RESERVE_CM - drilledCm;
  return Math.min(Math.floor(drilledCm * LARGEST_SURPLUS), roomCm);
}

function toRecovery(outcome: Outcome): Recovery {
  const reason = outcome.reason ?? reasonFor(outcome);
  return { recoveredCm: outcome.drilledCm + outcome.differenceCm, ...(reason === undefined ? {} : { reason }) };
}

function reasonFor({ kind, differenceCm, topCm }: Outcome): string | undefined {
  if (differenceCm === 0) return undefined;
  if (kind === 'stub left') return 'Stub left in the hole, came up with the next run';
  if (kind === 'stub caught') return 'Stub of the run above came up with this run';
  if (differenceCm < 0) return undefined;
  return topCm < PIPE_STRETCH_FROM_CM ? 'Broken ends do not close' : 'Pipe stretch';
}
