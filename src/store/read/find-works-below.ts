import { type RawBuilder, sql } from 'kysely';
import type { RelatedWork } from '../../domain/description/related-work.ts';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { ToldWork } from '../../domain/publication/publication-facts.ts';
import { publicBelow } from '../search/below-record.ts';
import type { Queries } from '../store.ts';
import type { TreeRow } from './tree-row.ts';

/** A publication of the register that objects below another are linked to: the key of its page, what it is, how many of them. */
export interface WorkBelow {
  readonly id: string;
  readonly work: RelatedWork;
  readonly objects: number;
}

interface WorkRow {
  readonly id: string;
  readonly told: string;
  readonly relation: string;
  readonly objects: number;
}

const MOST_WORKS = 30;
/** More than lies in any hole so far; an expedition with more shows the works of these. */
const MOST_WALKED = 50_000;

/**
 * The publications that are linked to objects below one of the core tree, at whatever height: those linked to most of them first, at most
 * 30. An object counts that is registered and hides nothing on `today` (ISO, UTC). One query, whatever the size of the hole or expedition.
 */
export function findWorksBelow(
  db: Queries,
  { id, path }: Pick<TreeRow, 'id' | 'path'>,
  today: string,
): Promise<readonly WorkBelow[]> {
  const [from, before] = subtreeBounds(path);
  return findWorksOn(
    db,
    sql`(select t.igsn from tree_object as t where t.path >= ${from} and t.path < ${before} and t.id <> ${id})`,
    today,
  );
}

/**
 * The same below a record without an object in the core tree, by the parents that the records of the catalogue name: links of the first
 * 50,000 below it, since such a tree has to be walked.
 */
export function findWorksBelowPushed(db: Queries, igsn: string, today: string): Promise<readonly WorkBelow[]> {
  return findWorksOn(db, sql`(select b.igsn from ${publicBelow(igsn)} as b limit ${sql.lit(MOST_WALKED)})`, today);
}

async function findWorksOn(db: Queries, igsns: RawBuilder<unknown>, today: string): Promise<readonly WorkBelow[]> {
  const { rows } = await sql<WorkRow>`select c.id, p.told, c.relation, c.objects from (
      select l.publication_id as id, min(l.relation_type) as relation, count(*) as objects
      from publication_link as l join record on record.igsn = l.igsn
      where l.igsn in ${igsns} and record.state = 'registered'
        and (record.embargo_end is null or record.embargo_end <= ${today})
        and (record.withheld is null or record.withheld_until <= ${today})
      group by l.publication_id order by objects desc, id limit ${sql.lit(MOST_WORKS)}) as c
    join publication as p on p.id = c.id order by c.objects desc, c.id`.execute(db);
  return rows.map(({ id, told, relation, objects }) => ({
    id,
    work: { ...(JSON.parse(told) as ToldWork), relationType: relation },
    objects: Number(objects),
  }));
}
