import { roundM, TOLERANCE_M } from '../drilling/length-rounding.ts';

/** An interval of a half (or another split) that somebody wants, or that was taken already. Offsets are cm from the top of its section. */
export interface SamplingMark {
  readonly id: string;
  /** Whose wish it is: marks of one request never collide with one another by what they leave, but may overlap by mistake as any other. */
  readonly request: string;
  readonly topCm: number;
  readonly bottomCm: number;
  /** Share of the cross-section of the half that is used up, over 0 to 100 %. */
  readonly sharePc: number;
  /** Whether it was taken: what is gone gives way to nobody. */
  readonly isTaken: boolean;
}

/** A part of a half in which more is wanted than there is. */
export interface MarkConflict {
  readonly topCm: number;
  readonly bottomCm: number;
  /** The marks that share it, from the top, then by id. */
  readonly marks: readonly SamplingMark[];
  /** The most that is wanted at one depth in it, %. */
  readonly wantedPc: number;
}

const TOLERANCE_CM = TOLERANCE_M;
const TOLERANCE_PC = 1e-6;

/**
 * Where the marks of one half want more than may be taken of its cross-section: `mostPc` is 100, or less where a part is kept for
 * ever. Parts that touch and concern marks in common are one conflict. Marks that only touch share nothing. From the top; empty where all
 * can be had. Takes time in proportion to the marks and their overlaps.
 */
export function findMarkConflicts(marks: readonly SamplingMark[], mostPc = 100): readonly MarkConflict[] {
  const crowded = strips(marks).filter((one) => one.wantedPc > mostPc + TOLERANCE_PC && one.marks.length > 1);
  const conflicts: Strip[] = [];
  for (const strip of crowded) {
    const last = conflicts.at(-1);
    if (last !== undefined && isOneWith(last, strip)) conflicts[conflicts.length - 1] = joined(last, strip);
    else conflicts.push(strip);
  }
  return conflicts.map((one) => ({ ...one, marks: one.marks.toSorted(byPlace) }));
}

interface Strip {
  readonly topCm: number;
  readonly bottomCm: number;
  readonly marks: readonly SamplingMark[];
  readonly wantedPc: number;
}

/** The half cut at every edge of a mark. */
function strips(marks: readonly SamplingMark[]): Strip[] {
  const sorted = marks.toSorted(byPlace);
  const edges = [...new Set(marks.flatMap((one) => [roundM(one.topCm), roundM(one.bottomCm)]))].toSorted(
    (a, b) => a - b,
  );
  const found: Strip[] = [];
  let open: SamplingMark[] = [];
  let next = 0;
  for (const [at, topCm] of edges.slice(0, -1).entries()) {
    const bottomCm = edges[at + 1]!;
    open = open.filter((one) => roundM(one.bottomCm) > topCm);
    while (next < sorted.length && roundM(sorted[next]!.topCm) <= topCm) open.push(sorted[next++]!);
    if (bottomCm - topCm <= TOLERANCE_CM || open.length === 0) continue;
    const wantedPc = open.reduce((sum, one) => sum + one.sharePc, 0);
    found.push({ topCm, bottomCm, marks: [...open], wantedPc });
  }
  return found;
}

function isOneWith(above: Strip, below: Strip): boolean {
  return below.topCm - above.bottomCm <= TOLERANCE_CM && below.marks.some((one) => above.marks.includes(one));
}

function joined(above: Strip, below: Strip): Strip {
  return {
    topCm: above.topCm,
    bottomCm: below.bottomCm,
    marks: [...new Set([...above.marks, ...below.marks])],
    wantedPc: Math.max(above.wantedPc, below.wantedPc),
  };
}

const byPlace = (one: SamplingMark, other: SamplingMark): number =>
  one.topCm - other.topCm || one.bottomCm - other.bottomCm || (one.id < other.id ? -1 : 1);
