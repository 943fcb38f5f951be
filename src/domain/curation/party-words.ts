import { intervalWords } from './mark-interval.ts';
import type { PartyMark } from './party-mark.ts';
import type { PartyConflict } from './party-window.ts';
import type { ShownMark, ShownSection } from './pending-marks.ts';
import type { Settlement } from './propose-settlements.ts';
import type { NamedObject } from './sampling-party.ts';

/** What a request has (`used`), waits for (`marked`) and may have (`granted`; null where nobody said), in samples. */
export interface Quota {
  readonly granted: number | null;
  readonly used: number;
  readonly marked: number;
}

/** How many of its samples a request has and wants, against what it was granted: `18 of 22`, `31 of 30, 1 too many`. */
export function quotaWords({ granted, used, marked }: Quota): string {
  const all = used + marked;
  if (granted === null) return `${all}, no number granted`;
  return all > granted ? `${all} of ${granted}, ${all - granted} too many` : `${all} of ${granted}`;
}

/** How marks stand: what can be taken now, what is in conflict, what was taken, what the server does not have yet. */
export interface MarkCounts {
  readonly free: readonly ShownMark[];
  readonly inConflict: number;
  readonly taken: number;
  readonly onlyHere: number;
}

/** Counts the marks of one party in sections. */
export function countMarks(sections: readonly ShownSection[], partyId: string): MarkCounts {
  const marks = marksOf(sections).filter((one) => one.partyId === partyId);
  const waiting = marks.filter((one) => one.state === 'marked' && !one.isOnlyHere);
  return {
    free: waiting.filter((one) => one.conflict === null),
    inConflict: waiting.filter((one) => one.conflict !== null).length,
    taken: marks.filter((one) => one.state === 'taken').length,
    onlyHere: marks.filter((one) => one.isOnlyHere).length,
  };
}

/** All marks of sections, from the top down. */
export function marksOf(sections: readonly ShownSection[]): readonly ShownMark[] {
  return sections.flatMap((section) =>
    section.splits
      .flatMap((split) => split.marks)
      .toSorted((one, other) => one.topCm - other.topCm || one.bottomCm - other.bottomCm),
  );
}

/** Marks by the key of the hole that they lie in, as the whole names of their splits tell; those elsewhere are left out. */
export function marksByHole<M extends Pick<PartyMark, 'splitName'>>(
  marks: readonly M[],
  holes: readonly NamedObject[],
): ReadonlyMap<string, readonly M[]> {
  // `1_A_B` lies in the hole `A_B`, though `1_A` is one too.
  const longestFirst = holes.toSorted((one, other) => other.combinedId.length - one.combinedId.length);
  const holeOf = ({ splitName }: M) => longestFirst.find((one) => splitName.startsWith(`${one.combinedId}_`));
  const found = Map.groupBy(marks, (one) => holeOf(one)?.id ?? '');
  found.delete('');
  return found;
}

/** What stands behind the number that can be taken: `5 in conflict wait for the curator, 1 is already taken.` */
export function restWords({ inConflict, taken, onlyHere }: MarkCounts): string {
  const parts = [
    inConflict > 0 && `${inConflict} in conflict ${inConflict === 1 ? 'waits' : 'wait'} for the curator`,
    taken > 0 && `${taken} ${taken === 1 ? 'is' : 'are'} already taken`,
    onlyHere > 0 && `${onlyHere} ${onlyHere === 1 ? 'is' : 'are'} not with the server yet`,
  ].filter((one) => one !== false);
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

/** `11 marks`, `1 mark`. */
export const markCount = (count: number): string => `${count} ${count === 1 ? 'mark' : 'marks'}`;

/** What the marks of a conflict want, by letter: `C wants 18–30, B wants 24–32. They share 6 cm of the same piece.` */
export function conflictWords(conflict: PartyConflict, marks: readonly PartyMark[]): string {
  const inIt = marks.filter((one) => conflict.markIds.includes(one.id));
  // Only where one destroys and another does not does it matter for who may have it.
  const isTold = inIt.some((one) => !one.isDestructive);
  const wants = inIt.map((one) => `${nameOf(one)} wants ${intervalWords(one)}${shareWords(one, isTold)}`).join(', ');
  const gone = conflict.takenIds.length > 0 ? ' A part of it is taken already.' : '';
  const shared = Math.round((conflict.bottomCm - conflict.topCm) * 10) / 10;
  if (inIt.length < 2) return `${wants === '' ? 'More is wanted than there is' : wants}.${gone}`;
  return `${wants}. They share ${shared} cm of the same piece.${gone}`;
}

const nameOf = ({ lane }: PartyMark): string => (lane === '' ? 'Another party' : lane);

function shareWords({ isDestructive, sharePc }: PartyMark, isTold: boolean): string {
  if (isDestructive && isTold) return ' and destroys it';
  return sharePc === 100 ? '' : ` (${sharePc} %)`;
}

/** What a button that settles a conflict says: `C 18–24, B 24–32`; `Split into quarters`; `B has 24–32, C 18–24`. */
export function settlementWords(settlement: Settlement, marks: readonly PartyMark[]): string {
  const { kind, winner } = settlement;
  const lane = (id: string): string => marks.find((one) => one.id === id)?.lane || 'another party';
  const pieces = settlement.marks.map((one) => `${lane(one.id)} ${one.isDropped ? 'nothing' : intervalWords(one)}`);
  if (kind === 'share') {
    const shares = [...new Set(settlement.marks.map((one) => one.sharePc))];
    return shares.length === 1 && shares[0] === 50 ? 'Split into quarters' : `Share: ${sharePieces(settlement, lane)}`;
  }
  if (kind === 'divide') return pieces.join(', ');
  const won = marks.find((one) => one.id === winner);
  return [`${lane(winner ?? '')} has ${won === undefined ? 'all' : intervalWords(won)}`, ...pieces].join(', ');
}

const sharePieces = ({ marks }: Settlement, lane: (id: string) => string): string =>
  marks.map((one) => `${lane(one.id)} ${one.sharePc} %`).join(', ');

/** The name of a section as people say it at the table: run and section, `19Z-2`. */
export const sectionWords = ({ run, name }: { readonly run: string; readonly name: string }): string =>
  run === '' ? name : `${run}-${name}`;

/** A number with its thousands apart, `2,512`. */
export const counted = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

/** Depths of a piece, m: `143.12–143.14`; empty where they are not known. */
export function depthWords(topM: number | null, bottomM: number | null): string {
  if (topM === null) return '';
  return bottomM === null ? topM.toFixed(2) : `${topM.toFixed(2)}–${bottomM.toFixed(2)}`;
}

/** The rock at a place of a section; empty where it was not described. */
export function rockAt(section: Pick<ShownSection, 'units' | 'rock'>, cm: number): string {
  return section.units.find((one) => one.topCm <= cm && cm < one.bottomCm)?.rock ?? section.rock ?? '';
}

/** Core that is missing below each section, cm: the depth between it and the next one, where both are known; 0 for none. */
export function missingBelow(
  sections: readonly Pick<ShownSection, 'topM' | 'bottomM' | 'lengthCm'>[],
): readonly number[] {
  return sections.map(({ bottomM }, at) => {
    const next = sections[at + 1]?.topM ?? null;
    const cm = bottomM === null || next === null ? 0 : Math.round((next - bottomM) * 100);
    return cm >= 1 ? cm : 0;
  });
}

/** Where somebody wants to go: a depth (m), or else a name or number of an object as it was typed or scanned. */
export function wantedPlace(text: string): { readonly atM: number } | { readonly name: string } | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const depth = /^(\d+(?:[.,]\d+)?) ?m?$/.exec(trimmed)?.[1];
  return depth === undefined ? { name: trimmed } : { atM: Number(depth.replace(',', '.')) };
}
