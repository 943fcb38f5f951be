import { roundM } from '../drilling/length-rounding.ts';
import { USUAL_SHARE_PC } from './mark-kind.ts';
import type { PartyMark, WantedMark } from './party-mark.ts';
import type { PartyConflict, PartyWindow, WindowSection, WindowSplit } from './party-window.ts';
import type { PartyRequest } from './sampling-party.ts';

/** What a browser wants to become of a mark and has not heard back about: kept on its machine until the server said so. */
export interface MarkWish {
  readonly partyId: string;
  readonly markId: string;
  /** Who wished it; nobody else's browser sends it. */
  readonly by: string;
  /** The interval always as numbers; null where the mark is to go. */
  readonly wanted: WantedMark | null;
  /** The revision that was seen; null for a mark the server never told of. */
  readonly revision: number | null;
  /** When it was wished, UTC. */
  readonly at: string;
  /** Whether it was on its way once, so that the server may know it though no answer came. */
  readonly isSent: boolean;
  /** Why the server did not take it. */
  readonly refused?: string;
  /** The mark as somebody else left it meanwhile. */
  readonly now?: PartyMark;
}

/** A mark as a screen shows it: `isOnlyHere` while the server has not said that it keeps it, `conflict` the number of the conflict it is in. */
export interface ShownMark extends PartyMark {
  readonly isOnlyHere: boolean;
  readonly conflict: number | null;
}

/** A split with its marks as they are shown. */
export interface ShownSplit extends Omit<WindowSplit, 'marks'> {
  readonly marks: readonly ShownMark[];
}

/** A section with its splits as they are shown. */
export interface ShownSection extends Omit<WindowSection, 'splits'> {
  readonly splits: readonly ShownSplit[];
}

/**
 * A new wish beside an older one for the same mark: one of them is left, and what was seen of the server's mark stays what it was. A mark that was
 * never on its way and is to go leaves nothing (null).
 */
export function joinedWish(older: MarkWish | undefined, newer: MarkWish): MarkWish | null {
  if (older === undefined) return newer;
  if (newer.wanted === null && older.revision === null && !older.isSent) return null;
  return { ...newer, revision: older.now?.revision ?? older.revision ?? newer.revision, isSent: older.isSent };
}

/**
 * The sections of a window as one person sees them: what the server keeps, changed by what this browser wished and waits for. Marks from the top
 * down; removed ones are left out.
 */
export function shownSections(
  window: PartyWindow,
  conflicts: readonly PartyConflict[],
  requests: readonly PartyRequest[],
  wishes: readonly MarkWish[],
): readonly ShownSection[] {
  const numbers = new Map(conflicts.flatMap((one) => one.markIds.map((id) => [id, one.number] as const)));
  const lanes = new Map(requests.map((one) => [one.id, one]));
  const wished = new Map(wishes.map((one) => [one.markId, one]));
  const shownSplit = (split: WindowSplit, section: WindowSection): ShownSplit => {
    const known = split.marks.filter((one) => one.state !== 'removed');
    const kept = known.flatMap((one) => changed(one, wished.get(one.id), section, lanes));
    const ids = new Set(known.map((one) => one.id));
    const made = wishes
      .filter((one) => one.wanted?.splitId === split.id && !ids.has(one.markId))
      .map((one) => newMark(one, one.wanted!, split, section, lanes));
    const marks = [...kept, ...made].map((one) => ({ ...one, conflict: numbers.get(one.id) ?? null }));
    return { ...split, marks: marks.toSorted(byPlace) };
  };
  return window.sections.map((section) => ({
    ...section,
    splits: section.splits.map((split) => shownSplit(split, section)),
  }));
}

/** What would have to be asked of the server to make or keep a mark as it is. */
export function wantedOf(mark: PartyMark): WantedMark {
  const { requestId, splitId, topCm, bottomCm, sharePc, kind, isDestructive, amount, note } = mark;
  return { requestId, splitId, topCm, bottomCm, sharePc, kind, isDestructive, amount, note };
}

type Lanes = ReadonlyMap<string, Pick<PartyRequest, 'lane' | 'isDestructive'>>;
type Shown = Omit<ShownMark, 'conflict'>;

function changed(mark: PartyMark, wish: MarkWish | undefined, section: WindowSection, lanes: Lanes): Shown[] {
  if (wish === undefined) return [{ ...mark, isOnlyHere: false }];
  if (wish.wanted === null) return [];
  return [{ ...mark, ...asWanted(wish.wanted, mark, section), lane: laneOf(wish.wanted, lanes), isOnlyHere: true }];
}

function newMark(wish: MarkWish, wanted: WantedMark, split: WindowSplit, section: WindowSection, lanes: Lanes): Shown {
  const kind = wanted.kind ?? 'sample';
  const isDestructive = lanes.get(wanted.requestId)?.isDestructive ?? false;
  const usual = { sharePc: USUAL_SHARE_PC[kind], kind, isDestructive, amount: '', note: '' };
  return {
    id: wish.markId,
    partyId: wish.partyId,
    lane: laneOf(wanted, lanes),
    splitId: split.id,
    splitName: split.name,
    ...asWanted(wanted, { ...usual, topCm: 0, bottomCm: 0 }, section),
    state: 'marked',
    taken: null,
    changedAt: wish.at,
    changedBy: wish.by,
    revision: wish.revision ?? 0,
    seq: 0,
    isOnlyHere: true,
  };
}

type Stated = Pick<PartyMark, 'topCm' | 'bottomCm' | 'sharePc' | 'kind' | 'isDestructive' | 'amount' | 'note'>;

function asWanted(wanted: WantedMark, before: Stated, section: WindowSection) {
  const { topCm = before.topCm, bottomCm = before.bottomCm } = wanted;
  const depth = (cm: number): number | null => (section.topM === null ? null : roundM(section.topM + cm / 100));
  return {
    requestId: wanted.requestId,
    topCm,
    bottomCm,
    topM: depth(topCm),
    bottomM: depth(bottomCm),
    sharePc: wanted.sharePc ?? before.sharePc,
    kind: wanted.kind ?? before.kind,
    isDestructive: wanted.isDestructive ?? before.isDestructive,
    amount: wanted.amount ?? before.amount,
    note: wanted.note ?? before.note,
  };
}

const laneOf = (wanted: WantedMark, lanes: Lanes): string => lanes.get(wanted.requestId)?.lane ?? '';

const byPlace = (one: PartyMark, other: PartyMark): number =>
  one.topCm - other.topCm || one.bottomCm - other.bottomCm || (one.id < other.id ? -1 : 1);
