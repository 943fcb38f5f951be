import { sql } from 'kysely';
import type { Queries } from '../store.ts';
import type { NamedValue } from './list-sets.ts';

/** True once anything was harvested from anywhere, if only something that is gone again. */
export async function hasHarvested(db: Queries): Promise<boolean> {
  return (await db.selectFrom('harvested_record').select('source').limit(1).executeTakeFirst()) !== undefined;
}

/** The number of the next change of a harvested record behind a number, whatever it is; undefined when there is none. */
export async function findNextHarvested(db: Queries, afterSeq: number): Promise<number | undefined> {
  const query = db.selectFrom('harvested_record').select('changed_seq').where('changed_seq', '>', afterSeq);
  return (await query.orderBy('changed_seq').limit(1).executeTakeFirst())?.changed_seq;
}

/** The sources of which the catalogue shows records, by name, with their titles. */
export function listShownSources(db: Queries): Promise<NamedValue[]> {
  return db
    .selectFrom('harvest_source')
    .select(['name as value', 'title as name'])
    .where(
      sql<boolean>`exists (select 1 from harvested_record where harvested_record.source = harvest_source.name and harvested_record.is_shown = 1)`,
    )
    .orderBy('name')
    .execute();
}

/** The addresses of the active sources that speak OAI-PMH, each once, in their order. */
export async function listFriends(db: Queries): Promise<string[]> {
  const rows = await db
    .selectFrom('harvest_source')
    .select('url')
    .distinct()
    .where('is_active', '=', 1)
    .where('removed_at', 'is', null)
    .where('kind', '=', 'oai-pmh')
    .orderBy('url')
    .execute();
  return rows.map((row) => row.url);
}

/** The moment of the first change of a harvested record, of those that are gone too; undefined where there is none. UTC, ISO 8601. */
export async function findFirstHarvested(db: Queries): Promise<string | undefined> {
  const moments = [await firstOf(db, sql<boolean>`is_shown = 1`), await firstOf(db, sql<boolean>`is_shown = 0`)];
  return moments.filter((one) => one !== undefined).toSorted()[0];
}

async function firstOf(db: Queries, which: ReturnType<typeof sql<boolean>>): Promise<string | undefined> {
  const row = await db
    .selectFrom('harvested_record')
    .select('changed_at')
    .where(which)
    .orderBy('changed_at')
    .orderBy('changed_seq')
    .limit(1)
    .executeTakeFirst();
  return row?.changed_at;
}
