import type { SampleDescription } from '../description/sample-description.ts';

/** What a description says of its publicity: whether it was public when it was registered, and else until when it is not. */
export type Access = Pick<SampleDescription, 'isPublic' | 'moratoriumUntil'>;

/** The end of an embargo whose owner names no day: later than any day, so that it compares like one. */
export const UNTIL_OPENED = '9999-12-31';

/**
 * The first day on which an object is open to all, at the precision stated: a year or a month counts from its start. Null
 * when it has been open since its registration, {@link UNTIL_OPENED} when it is closed and no end is stated.
 */
export function embargoEnd({ isPublic, moratoriumUntil }: Access): string | null {
  return isPublic ? null : (moratoriumUntil ?? UNTIL_OPENED);
}

/**
 * Whether something is hidden on a day (ISO, UTC) by the end of its embargo. This is the whole rule of what is public today:
 * on the day of its end itself an object is open. Null and undefined mean that there is no embargo.
 */
export function isHidden(end: string | null | undefined, today: string): boolean {
  return end !== null && end !== undefined && end > today;
}

/** Whether the details of an object are hidden on a day (ISO, UTC). */
export function isEmbargoed(access: Access, today: string): boolean {
  return isHidden(embargoEnd(access), today);
}
