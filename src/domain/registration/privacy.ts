import type { Access } from './embargo.ts';
import { embargoEnd, isHidden, UNTIL_OPENED } from './embargo.ts';
import type { WithholdableMember } from './withholding.ts';

/** How coarse a position may be shown instead of not at all, in degrees of latitude and longitude. */
export const POSITION_STEPS_DEG = [0.1, 1] as const;

/**
 * Members that are kept back until a day (ISO, UTC; {@link UNTIL_OPENED} where no end is named). With a step, a position that is
 * withheld is rounded to it instead of hidden.
 */
export interface Withheld {
  readonly members: readonly WithholdableMember[];
  readonly until: string;
  readonly positionStepDeg?: (typeof POSITION_STEPS_DEG)[number];
  /**
   * What the owner chose, where a moratorium withholds more beside it: `members` are those of both then, `until` is the later of
   * the two ends. {@link withheldNow} tells what holds on a day.
   */
  readonly own?: OwnWithheld;
  /** The end of the moratorium, where there is an `own`. */
  readonly moratoriumUntil?: string;
}

/** What an owner chose to withhold. */
export type OwnWithheld = Pick<Withheld, 'members' | 'until' | 'positionStepDeg'>;

/** What is withheld on a day (ISO, UTC), as one choice; null where nothing is. */
export function withheldNow(withheld: Withheld | null, today: string): OwnWithheld | null {
  if (withheld === null || withheld.members.length === 0 || !isHidden(withheld.until, today)) return null;
  const { own, moratoriumUntil, ...both } = withheld;
  // While the moratorium runs what the owner chose stays back with it, though its own day may have come.
  return own === undefined || isHidden(moratoriumUntil, today) ? both : own;
}

/** The end of an embargo that runs on a day (ISO, UTC); null where none does. */
export function embargoOn(end: string | null, today: string): string | null {
  return isHidden(end, today) ? end : null;
}

/**
 * What an owner keeps back of a record beside what its description says, so that no new description opens it: everything that
 * an embargo hides until a day, and single members. Null is nothing.
 */
export interface Privacy {
  readonly embargoUntil: string | null;
  readonly withheld: Withheld | null;
}

/** Nothing is kept back. */
export const NOTHING_KEPT_BACK: Privacy = { embargoUntil: null, withheld: null };

/** What a description and its record's privacy say together of publicity: the later of two ends holds. */
export function accessWith(description: Access, { embargoUntil }: Pick<Privacy, 'embargoUntil'>): Access {
  const stated = embargoEnd(description);
  if (embargoUntil === null || (stated !== null && stated >= embargoUntil)) return description;
  return embargoUntil === UNTIL_OPENED ? { isPublic: false } : { isPublic: false, moratoriumUntil: embargoUntil };
}

/** Whether two keep the same back. */
export function isSamePrivacy(one: Privacy, other: Privacy): boolean {
  if (one.embargoUntil !== other.embargoUntil) return false;
  if (one.withheld === null || other.withheld === null) return one.withheld === other.withheld;
  return spelled(one.withheld) === spelled(other.withheld);
}

function spelled({ members, until, positionStepDeg, own, moratoriumUntil }: Withheld): string {
  const chosen = own === undefined ? [] : [own.members.toSorted(), own.until, own.positionStepDeg, moratoriumUntil];
  return JSON.stringify([members.toSorted(), until, positionStepDeg, ...chosen]);
}
