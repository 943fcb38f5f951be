import { type RawBuilder, sql } from 'kysely';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { TreePart } from '../../domain/party/tree-right.ts';
import { beginsWith } from '../engine/lower-ascii.ts';
import { idsTakenFor } from '../ports/taken-for-request.ts';
import type { Engine, Queries } from '../store.ts';
import { isReadable } from './readable-parts.ts';

/** What is looked for in all expeditions; what is absent limits nothing. Depths m below surface (CSF-A). */
export interface FindWish {
  /** IGSN, combined id or how it begins (A to Z in any case), or another name of a record, as typed. */
  readonly name?: string | undefined;
  /** The name before it was read as an identifier: an old number is compared as it is written. */
  readonly typed?: string | undefined;
  /** Spellings under which another name is kept; see `aliasSpellings`. */
  readonly spellings?: readonly string[] | undefined;
  /** Path of an object: only what lies at or below it. */
  readonly below?: string | undefined;
  readonly types?: readonly ObjectType[] | undefined;
  readonly topM?: number | undefined;
  readonly bottomM?: number | undefined;
  /** A word of the rock type. */
  readonly rock?: string | undefined;
  /** Path of a place of the storage: only what stands directly in it or in what lies in it. */
  readonly place?: string | undefined;
  /** Number of a sample request, in whatever expedition, or its whole name. */
  readonly request?: string | undefined;
  /** Key of a publication. */
  readonly publication?: string | undefined;
}

/** An object that was found. `place` is the code of the place that it stands in itself; null where nobody said. */
export interface FoundObject {
  readonly path: string;
  readonly type: ObjectType;
  readonly name: string;
  readonly igsn: string | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly place: string | null;
}

/** Tables in which objects state what rock they are. */
const ROCK_TABLES = ['sample', 'section', 'cuttings', 'lithology', 'thin_section', 'sidewall_core'] as const;

/**
 * Objects of any expedition, as far as they are seen (`reads`), in the order of their paths behind `after`. One query. Names and IGSNs are
 * found by their indexes; rocks and depths alone are looked for along the tree until a page is full.
 */
export async function findAcross(
  db: Queries,
  engine: Engine,
  wish: FindWish,
  {
    reads,
    after = '',
    limit,
  }: { readonly reads: readonly TreePart[]; readonly after?: string; readonly limit: number },
): Promise<FoundObject[]> {
  const conditions = [sql`t.path > ${after}`, isReadable('t', reads), ...conditionsOf(engine, wish)];
  const { rows } = await sql<FoundObject>`select t.path, t.type, t.combined_id as name, t.igsn,
      t.top_csf_a_m as "topM", t.bottom_csf_a_m as "bottomM", p.code as place
    from tree_object t
      left join stored_object o on o.object_id = t.id
      left join storage_place p on p.id = o.place_id
    where ${sql.join(conditions, sql` and `)} order by t.path limit ${limit}`.execute(db);
  return rows;
}

function conditionsOf(engine: Engine, wish: FindWish): RawBuilder<unknown>[] {
  const { below, types, topM, bottomM, rock, place, request, publication } = wish;
  const found: RawBuilder<unknown>[] = [];
  if (wish.name !== undefined) found.push(isNamed(engine, { ...wish, name: wish.name }));
  if (below !== undefined) found.push(sql`(t.path = ${below} or ${isWithin(sql`t.path`, below)})`);
  if (types !== undefined) found.push(sql`t.type in (${sql.join(types)})`);
  if (topM !== undefined) found.push(sql`t.bottom_csf_a_m >= ${topM}`);
  if (bottomM !== undefined) found.push(sql`t.top_csf_a_m <= ${bottomM}`);
  if (rock !== undefined) found.push(hasRock(rock));
  if (place !== undefined) found.push(sql`(p.path = ${place} or ${isWithin(sql`p.path`, place)})`);
  if (request !== undefined) found.push(sql`t.id in (${idsTakenFor([request, `SR-${request}`])})`);
  if (publication !== undefined)
    found.push(sql`t.igsn in (select l.igsn from publication_link l where l.publication_id = ${publication})`);
  return found;
}

/** One after another: of a choice between them PostgreSQL would read all objects. */
function isNamed(
  engine: Engine,
  { name, typed = name, spellings = [] }: FindWish & { readonly name: string },
): RawBuilder<unknown> {
  const others = spellings.length === 0 ? sql`null` : sql.join(spellings);
  return sql`t.id in (
    select n.id from tree_object n where n.igsn = ${name.toUpperCase()}
    union select n.id from tree_object n where ${beginsWith(engine, sql`n.combined_id`, name)}
    union select s.id from sample s where s.former_number = ${typed}
    union select n.id from identifier_alias a join tree_object n on n.igsn = a.igsn where a.spelling in (${others}))`;
}

function isWithin(column: RawBuilder<unknown>, path: string): RawBuilder<unknown> {
  const [from, before] = subtreeBounds(path);
  return sql`(${column} >= ${from} and ${column} < ${before})`;
}

function hasRock(word: string): RawBuilder<unknown> {
  const like = `%${word.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
  const each = ROCK_TABLES.map(
    (table) => sql`select d.id from ${sql.table(table)} d where lower(d.rock_type) like ${like} escape '!'`,
  );
  return sql`t.id in (${sql.join(each, sql` union all `)})`;
}
