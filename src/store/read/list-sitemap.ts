import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/** How many numbers of change one sitemap covers; the sitemap protocol allows 50,000 addresses a file. */
export const SITEMAP_SPAN = 50_000;

/** One sitemap: the changes it covers by number, and the time of the last of them (UTC, ISO 8601). */
export interface SitemapPart {
  readonly number: number;
  readonly lastChangedAt: string;
}

/** A page that a sitemap names. */
export interface SitemapEntry {
  readonly igsn: string;
  readonly changed_at: string;
}

const isListed = sql<boolean>`record.state = 'registered'`;

/**
 * The sitemaps that name anything, counted from 0: each covers {@link SITEMAP_SPAN} numbers of change, of which every record has
 * one alone. A changed record moves to the last; older ones thin out and are never renumbered. One index look-up each.
 */
export async function listSitemapParts(db: Queries): Promise<SitemapPart[]> {
  const parts: SitemapPart[] = [];
  for (let number = (await lastNumber(db)) ?? -1; number >= 0; number--) {
    const last = await inPart(db, number).orderBy('changed_seq', 'desc').limit(1).executeTakeFirst();
    if (last !== undefined) parts.push({ number, lastChangedAt: last.changed_at });
  }
  return parts.toReversed();
}

/** The registered records of one sitemap in order of change; none for a number that covers nothing. */
export function listSitemapEntries(db: Queries, number: number): Promise<SitemapEntry[]> {
  return inPart(db, number).orderBy('changed_seq').execute();
}

function inPart(db: Queries, number: number) {
  return db
    .selectFrom('record')
    .select(['igsn', 'changed_at'])
    .where('changed_seq', '>', number * SITEMAP_SPAN)
    .where('changed_seq', '<=', (number + 1) * SITEMAP_SPAN)
    .where(isListed);
}

async function lastNumber(db: Queries): Promise<number | undefined> {
  const row = await db
    .selectFrom('record')
    .select('changed_seq')
    .orderBy('changed_seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : Math.floor((row.changed_seq - 1) / SITEMAP_SPAN);
}
