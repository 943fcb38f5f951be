import { sql } from 'kysely';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import { withPublications } from '../../domain/publication/with-publications.ts';
import type { Queries } from '../store.ts';
import { LARGE } from './large-types.ts';
import { linkedWorks, readLinkedWorks, relatedBy } from './linked-works.ts';
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

interface PartRow {
  readonly igsn: string;
  readonly combinedId: string;
  readonly description: string;
  readonly linked: string | null;
}

/** The descriptions of so many parts are read. */
const MOST_PARTS = 40;

/**
 * The works in the descriptions of the parts of an object, the parts of parts included, in the order of their paths; the first 40
 * parts are looked at, and of a hole or anything larger none. A part counts that is registered and hides nothing on `today` (ISO,
 * UTC). One query.
 */
export async function findWorksOnParts(db: Queries, object: TreeRow, today: string): Promise<readonly PartWork[]> {
  if (LARGE.includes(object.type)) return [];
  const [from, before] = subtreeBounds(object.path);
  const { rows } = await sql<PartRow>`select record.igsn,
      t.combined_id as "combinedId", v.description, ${linkedWorks} as linked
    from tree_object t join record on record.igsn = t.igsn
      join record_version v on v.igsn = record.igsn and v.version = record.version
    where t.path >= ${from} and t.path < ${before} and t.id <> ${object.id} and record.state = 'registered'
      and (record.embargo_end is null or record.embargo_end <= ${today})
      and (record.withheld is null or record.withheld_until <= ${today})
    order by t.path limit ${sql.lit(MOST_PARTS)}`.execute(db);
  return rows.flatMap(({ igsn, combinedId, description, linked }) =>
    withPublications(JSON.parse(description) as SampleDescription, relatedBy(readLinkedWorks(linked))).relatedWorks.map(
      ({ identifier, identifierType, relationType, title = null, citation = null }) => ({
        ...{ identifier, identifierType, relationType, title, citation },
        ...{ igsn, combinedId },
      }),
    ),
  );
}
