import { sql } from 'kysely';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { foldText } from '../../domain/registration/search-words.ts';
import { writableName } from '../../domain/unwritable.ts';
import type { Publication } from '../../operations/publications/publication-ports.ts';
import { toPublication } from '../ports/publication-rows.ts';
import type { PublicationTable } from '../schema.generated.ts';
import type { Queries } from '../store.ts';
import { isOpenOn } from './select-public.ts';

/** A work with how many records are linked to it. */
export interface CountedPublication extends Publication {
  readonly links: number;
}

const MOST_WORDS = 10;

/**
 * Works of the register, the latest first, before one of them; only those in whose title, people, year, container or identifier each word
 * of `find` stands. One query.
 */
export async function listPublications(
  db: Queries,
  {
    find = '',
    before,
    limit,
  }: { readonly find?: string; readonly before?: string | undefined; readonly limit: number },
): Promise<CountedPublication[]> {
  const words = foldText(writableName(find))
    .split(/\s+/)
    .filter((one) => one !== '')
    .slice(0, MOST_WORDS);
  const conditions = words.map((one) => sql`and search_text like ${`%${one.replace(/[!%_]/g, '!$&')}%`} escape '!'`);
  const earlier = before === undefined ? sql`` : sql`and id < ${before}`;
  const { rows } = await sql<PublicationTable & { links: number }>`select p.*,
      (select count(*) from publication_link l where l.publication_id = p.id) as links
    from publication p where 1 = 1 ${sql.join(conditions, sql` `)} ${earlier} order by id desc limit ${limit}`.execute(
    db,
  );
  return rows.map(({ links, ...row }) => ({ ...toPublication(row), links: Number(links) }));
}

/** A record linked to a work. */
export interface LinkedRecord {
  readonly igsn: string;
  readonly objectType: ObjectType;
  readonly title: string;
  readonly expedition: string;
  readonly client: string;
  readonly state: string;
  readonly relationType: string;
}

/**
 * The records linked to a work that may be named on a day (ISO, UTC), in the order of their IGSNs, behind one of them: registered ones
 * that are open and withhold nothing; with `parties` also all of these parties and below, `''` for all.
 */
export async function listLinkedRecords(
  db: Queries,
  id: string,
  { today, parties = [], after = '', limit }: LinkedWanted,
): Promise<LinkedRecord[]> {
  const rows = await linkedTo(db, id, today, parties)
    .select([
      'record.igsn',
      'record.object_type',
      'record.title',
      'record.expedition',
      'record.client_symbol',
      'record.state',
    ])
    .select('l.relation_type')
    .where('record.igsn', '>', writableName(after))
    .orderBy('record.igsn')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    igsn: row.igsn,
    objectType: row.object_type as ObjectType,
    title: row.title,
    expedition: row.expedition,
    client: row.client_symbol,
    state: row.state,
    relationType: row.relation_type,
  }));
}

/** For whom and which page of them; see {@link listLinkedRecords}. */
export interface LinkedWanted {
  readonly today: string;
  readonly parties?: readonly string[];
  readonly after?: string | undefined;
  readonly limit: number;
}

/** How many records {@link listLinkedRecords} names in all. */
export async function countLinkedRecords(
  db: Queries,
  id: string,
  { today, parties = [] }: Pick<LinkedWanted, 'today' | 'parties'>,
): Promise<number> {
  const { n } = await linkedTo(db, id, today, parties)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

function linkedTo(db: Queries, id: string, today: string, parties: readonly string[]) {
  return db
    .selectFrom('publication_link as l')
    .innerJoin('record', 'record.igsn', 'l.igsn')
    .where('l.publication_id', '=', id)
    .where(sql<boolean>`(${isNamedOn(today)} or ${isOf(parties)})`);
}

/** Whether a record may be named beside a work: the page of the work says no more than the page of the record. */
function isNamedOn(today: string) {
  return sql<boolean>`(record.state = 'registered' and ${isOpenOn(today)}
    and (record.withheld is null or record.withheld_until <= ${today}))`;
}

function isOf(parties: readonly string[]) {
  if (parties.includes('')) return sql<boolean>`1 = 1`;
  const each = parties.map(
    (one) =>
      sql`record.client_symbol = ${one} or record.client_symbol like ${`${one.replace(/[!%_]/g, '!$&')}.%`} escape '!'`,
  );
  return sql<boolean>`(${sql.join([sql`1 = 0`, ...each], sql` or `)})`;
}

/** A work by its key; undefined where there is none. */
export async function findPublication(db: Queries, id: string): Promise<Publication | undefined> {
  const row = await db.selectFrom('publication').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toPublication(row);
}
