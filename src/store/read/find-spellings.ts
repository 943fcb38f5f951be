import { otherReadings } from '../../domain/identifier/misread-characters.ts';
import type { Queries } from '../store.ts';
import { isPublic } from './select-public.ts';

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.';
const LONGEST = 40;
const MOST = 5;

/**
 * Public IGSNs that differ from a text by one slip: a wrong, missing, extra or swapped character; or only by characters that look
 * alike, as zero and the letter O, at however many places. At most five, in order;
 * none for texts under 4 or over 40 characters. One look-up of the primary key by a list.
 */
export async function findSpellings(db: Queries, igsn: string): Promise<readonly string[]> {
  if (igsn.length < 4 || igsn.length > LONGEST) return [];
  const rows = await db
    .selectFrom('record')
    .select('igsn')
    .where(isPublic)
    .where('igsn', 'in', [...oneSlipAway(igsn), ...otherReadings(igsn)])
    .orderBy('igsn')
    .limit(MOST)
    .execute();
  return rows.map((row) => row.igsn);
}

/** Whether an identifier was given though nothing is registered under it yet. */
export async function isReserved(db: Queries, igsn: string): Promise<boolean> {
  const row = await db.selectFrom('identifier').select('igsn').where('igsn', '=', igsn).executeTakeFirst();
  return row !== undefined;
}

/** All texts one slip away from a text, itself not included. */
export function oneSlipAway(text: string): string[] {
  const slips = new Set<string>();
  for (let at = 0; at <= text.length; at++) {
    const [before, after] = [text.slice(0, at), text.slice(at)];
    for (const character of CHARACTERS) {
      slips.add(before + character + after);
      if (after !== '') slips.add(before + character + after.slice(1));
    }
    slips.add(before + after.slice(1));
    if (after.length > 1) slips.add(before + after.charAt(1) + after.charAt(0) + after.slice(2));
  }
  slips.delete(text);
  return [...slips];
}
