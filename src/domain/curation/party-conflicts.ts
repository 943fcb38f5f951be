import { findMarkConflicts, type MarkConflict, type SamplingMark } from './find-mark-conflicts.ts';
import type { PartyMark } from './party-mark.ts';
import type { PartyConflict, TakenPiece } from './party-window.ts';
import { proposeSettlements } from './propose-settlements.ts';

/** A split with what is wanted of it and what was taken. */
export interface SplitContents {
  readonly splitId: string;
  readonly splitName: string;
  /** Marks that wait; those of other parties too. */
  readonly marks: readonly Pick<PartyMark, 'id' | 'requestId' | 'topCm' | 'bottomCm' | 'sharePc'>[];
  readonly taken: readonly Pick<TakenPiece, 'id' | 'topCm' | 'bottomCm' | 'sharePc'>[];
}

/**
 * Where more is wanted of splits than there is, numbered in the order of the splits and from their tops. What was taken counts; that
 * more was taken than there was is no conflict by itself. `askedAt` by mark. Empty where all can be had.
 */
export function partyConflicts(
  splits: readonly SplitContents[],
  askedAt: ReadonlyMap<string, string> = new Map(),
): readonly PartyConflict[] {
  const found = splits.flatMap((split) => conflictsOf(split).map((conflict) => ({ split, conflict })));
  return found.map(({ split, conflict }, at) => numbered(split, conflict, at + 1, askedAt));
}

/** The conflicts of one split that concern a mark. */
export function conflictsOf({ marks, taken }: Omit<SplitContents, 'splitId' | 'splitName'>): readonly MarkConflict[] {
  if (marks.length === 0) return [];
  const wanted = marks.map((one): SamplingMark => ({ ...one, request: one.requestId, isTaken: false }));
  const gone = taken.map((one): SamplingMark => ({ ...one, request: '', isTaken: true }));
  return findMarkConflicts([...wanted, ...gone]).filter((one) => one.marks.some(({ isTaken }) => !isTaken));
}

function numbered(
  { splitId, splitName }: SplitContents,
  conflict: MarkConflict,
  number: number,
  askedAt: ReadonlyMap<string, string>,
): PartyConflict {
  const { topCm, bottomCm, wantedPc, marks } = conflict;
  const markIds = marks.filter((one) => !one.isTaken).map((one) => one.id);
  const asked = markIds.flatMap((id) => askedAt.get(id) ?? []).toSorted();
  return {
    // A long mark may collide with others at two places: the place tells these apart where the marks do not.
    id: [...markIds.toSorted(), ...(markIds.length > 1 ? [] : [String(topCm)])].join('+'),
    number,
    splitId,
    splitName,
    topCm,
    bottomCm,
    wantedPc,
    markIds,
    takenIds: marks.filter((one) => one.isTaken).map((one) => one.id),
    proposals: proposeSettlements(conflict),
    askedAt: asked.at(-1) ?? null,
  };
}
