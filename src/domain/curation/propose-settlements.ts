import { roundM } from '../drilling/length-rounding.ts';
import { findMarkConflicts, type MarkConflict, type SamplingMark } from './find-mark-conflicts.ts';

/** What would become of a mark: another interval or share, or nothing (`isDropped`). Marks that are not named stay as they are. */
export interface SettledMark {
  readonly id: string;
  readonly topCm: number;
  readonly bottomCm: number;
  readonly sharePc: number;
  readonly isDropped: boolean;
}

/**
 * A way to settle a conflict. `divide`: each gets a piece of its own of what they share; `share`: each gets its part of the
 * cross-section, as two quarters of a half; `decide`: one has all of it and the others what is left.
 */
export interface Settlement {
  readonly kind: 'divide' | 'share' | 'decide';
  readonly marks: readonly SettledMark[];
  /** Of `decide`, the mark that has it all. */
  readonly winner?: string;
}

/** Shorter pieces are no samples. */
const LEAST_CM = 1;

/**
 * Ways to settle a conflict, the least painful first; each of them leaves no conflict with the marks it concerns, and touches no mark that
 * was taken. None where everything in it was taken. Edges are whole or half centimetres where that is possible, because core is cut with
 * a saw.
 */
export function proposeSettlements(conflict: MarkConflict, mostPc = 100): readonly Settlement[] {
  const free = conflict.marks.filter((one) => !one.isTaken);
  const candidates = [
    divide(conflict, free),
    share(conflict, free, mostPc),
    ...free.map((one) => decide(conflict, free, one)),
  ];
  return candidates.filter((one): one is Settlement => one !== undefined && isSettled(conflict, one, mostPc));
}

function isSettled({ marks }: MarkConflict, { marks: settled }: Settlement, mostPc: number): boolean {
  const after = marks.flatMap((one) => {
    const changed = settled.find(({ id }) => id === one.id);
    if (changed === undefined) return [one];
    return changed.isDropped ? [] : [{ ...one, ...changed }];
  });
  return findMarkConflicts(after, mostPc).length === 0;
}

/** Marks in their order down the core, each ending where the next begins, the shared length in equal pieces. */
function divide({ topCm, bottomCm, marks }: MarkConflict, free: readonly SamplingMark[]): Settlement | undefined {
  if (free.length < 2 || free.length < marks.length) return undefined;
  const order = free.toSorted((one, other) => one.topCm + one.bottomCm - (other.topCm + other.bottomCm));
  const piece = (bottomCm - topCm) / order.length;
  const edge = (at: number) => toHalfCm(topCm + at * piece);
  const settled = order.map((one, at) => ({
    id: one.id,
    topCm: Math.max(one.topCm, at === 0 ? one.topCm : edge(at)),
    bottomCm: Math.min(one.bottomCm, at === order.length - 1 ? one.bottomCm : edge(at + 1)),
    sharePc: one.sharePc,
    isDropped: false,
  }));
  return settled.every((one) => one.bottomCm - one.topCm >= LEAST_CM) ? { kind: 'divide', marks: settled } : undefined;
}

function share({ marks }: MarkConflict, free: readonly SamplingMark[], mostPc: number): Settlement | undefined {
  const gonePc = marks.filter((one) => one.isTaken).reduce((most, one) => Math.max(most, one.sharePc), 0);
  const sharePc = Math.floor((mostPc - gonePc) / free.length);
  if (free.length < 2 || sharePc < 5) return undefined;
  const settled = free.map(({ id, topCm, bottomCm, sharePc: wantedPc }) => ({
    id,
    topCm,
    bottomCm,
    sharePc: Math.min(wantedPc, sharePc),
    isDropped: false,
  }));
  return { kind: 'share', marks: settled };
}

/** One has it all; of each other the longer piece outside it is left, or nothing. */
function decide(conflict: MarkConflict, free: readonly SamplingMark[], winner: SamplingMark): Settlement {
  const settled = free.filter((one) => one !== winner).map((one) => leftOf(one, winner, conflict));
  return { kind: 'decide', winner: winner.id, marks: settled };
}

function leftOf(one: SamplingMark, winner: SamplingMark, conflict: MarkConflict): SettledMark {
  const gone = {
    topCm: Math.min(winner.topCm, conflict.topCm),
    bottomCm: Math.max(winner.bottomCm, conflict.bottomCm),
  };
  const above = { topCm: one.topCm, bottomCm: Math.min(one.bottomCm, gone.topCm) };
  const below = { topCm: Math.max(one.topCm, gone.bottomCm), bottomCm: one.bottomCm };
  const longer = length(above) >= length(below) ? above : below;
  const isDropped = length(longer) < LEAST_CM;
  const kept = isDropped ? { topCm: one.topCm, bottomCm: one.bottomCm } : longer;
  return { id: one.id, ...kept, sharePc: one.sharePc, isDropped };
}

const length = ({ topCm, bottomCm }: { topCm: number; bottomCm: number }): number => bottomCm - topCm;

const toHalfCm = (cm: number): number => roundM(Math.round(cm * 2) / 2);
