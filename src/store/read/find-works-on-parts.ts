import { type RawBuilder, sql } from 'kysely';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { Queries } from '../store.ts';
import type { TreeRow } from './tree-row.ts';

/** A work that a part of an object names, and the part. */
export interface PartWork {
  readonly identifier: string;
  readonly identifierType: string;
  readonly relationType: string;
  readonly title: string | null;
  readonly citation: string | null;
  readonly igsn: string;
  readonly combinedId: string;
}

const MOST_WORKS = 100;
/** Below these lies so much that it is cheaper to look at every work than at every part. */
const LARGE: readonly ObjectType[] = ['program', 'expedition', 'site', 'hole'];

/**
 * The works that the parts of an object name, the parts of parts included, in the order of their paths, at most 100. A part
 * counts that is registered and hides nothing on `today` (ISO, UTC). One query.
 */
export async function findWorksOnParts(db: Queries, object: TreeRow, today: string): Promise<readonly PartWork[]> {
  const [from, before] = subtreeBounds(object.path);
  const works: RawBuilder<unknown> = LARGE.includes(object.type)
    ? sql`related_work w cross join tree_object t`
    : sql`tree_object t join related_work w on true`;
  const { rows } =
    await sql<PartWork>`select w.related_work as identifier, coalesce(w.identifier_type, '') as "identifierType",
      coalesce(w.relation_type, '') as "relationType", w.title, w.citation, p.igsn, p.combined_id as "combinedId"
    from ${works} join tree_object p on p.id = t.parent_id join record r on r.igsn = p.igsn
    where w.id = t.id and t.path >= ${from} and t.path < ${before} and t.parent_id <> ${object.id}
      and r.state = 'registered' and (r.embargo_end is null or r.embargo_end <= ${today})
      and (r.withheld is null or r.withheld_until <= ${today})
    order by t.path limit ${sql.lit(MOST_WORKS)}`.execute(db);
  return rows.filter((row) => row.identifier !== null);
}
