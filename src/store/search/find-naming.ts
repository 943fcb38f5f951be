import { sql } from 'kysely';
import type { EntryName } from '../../domain/harvest/entry-path.ts';
import { indexedWords } from '../../domain/search/indexed-words.ts';
import type { Engine, Queries } from '../store.ts';
import { isOfEntry, isStillPublic } from './is-still-public.ts';
import { matchText } from './match-text.ts';

/** A record, own or harvested, that names another. */
export interface NamingRecord extends EntryName {
  readonly title: string;
}

/**
 * The public records in whose texts an IGSN stands, bare or as handle, DOI or address: as a related work, in a comment. At most
 * `limit`, in the order of the search; none for an IGSN that is no single word there. One query; as fresh as the search, but one of
 * our own that is no longer public is not among them, though the index may not know yet.
 */
export async function findNaming(
  db: Queries,
  engine: Engine,
  igsn: string,
  limit: number,
): Promise<readonly NamingRecord[]> {
  const words = indexedWords(igsn);
  const text = words.length === 1 ? matchText(engine, { wanted: [[words]], codes: [] }) : undefined;
  if (text === undefined) return [];
  // The words lead: PostgreSQL, which holds them to be many, would else go through all entries in the order wanted.
  const matched =
    engine === 'sqlite'
      ? sql`search_text cross join search_entry as e on e.id = search_text.rowid and search_text.search_text match ${text}`
      : sql`m as e`;
  const before =
    engine === 'sqlite'
      ? sql``
      : sql`with m as materialized (select id, igsn, source, item from search_entry where words @@ ${text}::tsquery) `;
  const { rows } =
    await sql<NamingRecord>`${before}select e.igsn, e.source, e.item, s.title from ${matched} join search_shown as s on s.id = e.id
    left join record as r on ${isOfEntry(db)}
    where coalesce(e.igsn, '') <> ${igsn} and ${isStillPublic} order by e.id limit ${limit}`.execute(db);
  return rows;
}
