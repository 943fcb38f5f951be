import type { ItemState } from './parcel.ts';

/** How a thing may be gone for good, as it is said where it is taken out of the storage. */
export const GONE_FATES = ['used-up', 'lost', 'destroyed'] as const;

/** One of {@link GONE_FATES}. */
export type GoneFate = (typeof GONE_FATES)[number];

/** A {@link GoneFate} as people read it. */
export const GONE_WORDS: Readonly<Record<GoneFate, string>> = {
  'used-up': 'Used up',
  lost: 'Lost',
  destroyed: 'Destroyed',
};

/** What was last said of a thing that stands nowhere. `returned`: it came back, and nobody said where it was put. */
export interface ThingFate {
  readonly how: GoneFate | 'taken-out' | 'returned';
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Its condition, or why; empty where nothing is stated. */
  readonly note: string;
}

/** How the last parcel with a thing ended for it. Time ISO 8601, UTC. */
export interface LastSettled {
  readonly state: ItemState;
  readonly settledAt: string;
  readonly note: string;
}

/** The last move of a thing; `toId` null is out of the storage, for good where it has a `fate`. Time ISO 8601, UTC. */
export interface LastMove {
  readonly toId: string | null;
  readonly reason: string;
  readonly movedAt: string;
  readonly fate?: GoneFate | null;
}

/**
 * What became of a thing that stands nowhere, from the last parcel it was in and its last move: nothing is known where neither is, or
 * where it was put somewhere since. What was used up or lost stays so though it is taken out of the storage afterwards; what came back
 * and was taken out since is `taken-out`.
 */
export function thingFate(settled: LastSettled | undefined, move: LastMove | undefined): ThingFate | undefined {
  const isMovedSince = settled === undefined || (move !== undefined && move.movedAt > settled.settledAt);
  if (isMovedSince && move !== undefined && move.toId !== null) return undefined;
  if (isMovedSince && move?.fate) return { how: move.fate, at: move.movedAt, note: move.reason };
  if (settled?.state === 'used-up' || settled?.state === 'lost')
    return { how: settled.state, at: settled.settledAt, note: settled.note };
  if (isMovedSince) return move && { how: 'taken-out', at: move.movedAt, note: move.reason };
  return settled.state === 'returned' ? { how: 'returned', at: settled.settledAt, note: settled.note } : undefined;
}

const WORDS: Readonly<Record<ThingFate['how'], string>> = {
  ...GONE_WORDS,
  'taken-out': 'Taken out of the storage',
  returned: 'Came back, and nobody said where it was put',
};

/** A fate as a sentence without its full stop: `Used up on 2026-11-22: ground to powder`. Day in UTC. */
export function fateWords({ how, at, note }: ThingFate): string {
  return `${WORDS[how]} on ${at.slice(0, 10)}${note === '' ? '' : `: ${note}`}`;
}
