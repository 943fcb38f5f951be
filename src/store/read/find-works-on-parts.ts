import { sql } from 'kysely';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
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

/** The descriptions of so many parts are read. */
const MOST_PARTS = 40;
/** Below these lies too much to read for a page. */
const LARGE: readonly ObjectType[] = ['program', 'expedition', 'site', 'hole'];

/**
 * The works in the descriptions of the parts of an object, the parts of parts included, in the order of their paths; the first 40
 * parts are looked at, and of a hole or anything larger none. A part counts that is registered and hides nothing on `today` (ISO,
 * UTC). One query.
 */
export async function findWorksOnParts(db: Queries, object: TreeRow, today: string): Promise<readonly PartWork[]> {
  if (LARGE.includes(object.type)) return [];
  const [from, before] = subtreeBounds(object.path);
  const { rows } = await sql<{ igsn: string; combinedId: string; description: string }>`select r.igsn,
      t.combined_id as "combinedId", v.description
    from tree_object t join record r on r.igsn = t.igsn
      join record_version v on v.igsn = r.igsn and v.version = r.version
    where t.path >= ${from} and t.path < ${before} and t.id <> ${object.id} and r.state = 'registered'
      and (r.embargo_end is null or r.embargo_end <= ${today}) and (r.withheld is null or r.withheld_until <= ${today})
    order by t.path limit ${sql.lit(MOST_PARTS)}`.execute(db);
  return rows.flatMap(({ igsn, combinedId, description }) =>
    (JSON.parse(description) as SampleDescription).relatedWorks.map(
      ({ identifier, identifierType, relationType, title = null, citation = null }) => ({
        ...{ identifier, identifierType, relationType, title, citation },
        ...{ igsn, combinedId },
      }),
    ),
  );
}
