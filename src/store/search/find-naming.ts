import { sql } from 'kysely';
import type { EntryName } from '../../domain/harvest/entry-path.ts';
import { indexedWords } from '../../domain/search/indexed-words.ts';
import type { Engine, Queries } from '../store.ts';
import { isStillPublic } from './is-still-public.ts';
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
  const from =
    engine === 'sqlite'
      ? sql`search_text cross join search_entry as e on e.id = search_text.rowid`
      : sql`search_entry as e`;
  const matches = engine === 'sqlite' ? sql`search_text.search_text match ${text}` : sql`e.words @@ ${text}::tsquery`;
  const { rows } =
    await sql<NamingRecord>`select e.igsn, e.source, e.item, s.title from ${from} join search_shown as s on s.id = e.id
    left join record as r on r.igsn = e.igsn
    where ${matches} and coalesce(e.igsn, '') <> ${igsn} and ${isStillPublic} order by e.id limit ${limit}`.execute(db);
  return rows;
}
