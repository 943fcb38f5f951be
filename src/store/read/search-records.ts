import { type RawBuilder, sql } from 'kysely';
import type { RecordState } from '../../domain/description/sample-description.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { Queries } from '../store.ts';

/** A record as a search result; depths in metres below surface (CSF-A). */
export interface Hit {
  readonly igsn: string;
  readonly type: ObjectType;
  readonly title: string;
  readonly expedition: string;
  readonly state: RecordState;
  readonly registeredAt: string | null;
  readonly combinedId: string | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
}

/**
 * Records in whose title every word of the query begins a word, or whose combined id or IGSN begins with the query; case
 * is ignored. In order of IGSN after `after`, at most `limit`. An empty query finds nothing.
 */
export async function searchRecords(
  db: Queries,
  query: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly Hit[]> {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const { rows } = await sql<Hit>`select r.igsn, r.object_type as type, r.title, r.expedition, r.state,
      r.registered_at as "registeredAt", t.combined_id as "combinedId", t.top_csf_a_m as "topM", t.bottom_csf_a_m as "bottomM"
    from record r left join tree_object t on t.id = r.object_id
    where r.igsn > ${after} and (${matchesTitle(words)} or ${startsWith(sql`t.combined_id`, query)}
      or ${startsWith(sql`r.igsn`, query)})
    order by r.igsn limit ${limit}`.execute(db);
  return rows;
}

function matchesTitle(words: readonly string[]): RawBuilder<unknown> {
  const one = (word: string) => sql`' ' || lower(r.title) like ${`% ${literal(word)}%`} escape '!'`;
  return sql`(${sql.join(words.slice(0, 8).map(one), sql` and `)})`;
}

function startsWith(column: RawBuilder<unknown>, text: string): RawBuilder<unknown> {
  return sql`lower(${column}) like ${`${literal(text.toLowerCase().trim())}%`} escape '!'`;
}

function literal(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}
