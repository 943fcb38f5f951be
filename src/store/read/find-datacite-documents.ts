import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/** A kept DataCite document, with the hash of what the record said in the version to which it belongs. */
export interface KeptDatacite {
  readonly igsn: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  readonly describedHash: string;
}

/** The latest DataCite document of each record that has one. */
export async function findDataciteDocuments(
  db: Queries,
  igsns: readonly string[],
): Promise<ReadonlyMap<string, KeptDatacite>> {
  if (igsns.length === 0) return new Map();
  const latest = db
    .selectFrom('record_document')
    .select(['igsn', sql<number>`max(number)`.as('number')])
    .where('part', '=', 'datacite')
    .where('igsn', 'in', [...igsns])
    .groupBy('igsn')
    .as('latest');
  const rows = await db
    .selectFrom('record_document as d')
    .innerJoin(latest, (join) => join.onRef('latest.igsn', '=', 'd.igsn').onRef('latest.number', '=', 'd.number'))
    .innerJoin('record_version as v', (join) =>
      join.onRef('v.igsn', '=', 'd.igsn').onRef('v.version', '=', 'd.version'),
    )
    .select(['d.igsn', 'd.media_type', 'd.content', 'v.content_hash'])
    .where('d.part', '=', 'datacite')
    .execute();
  const found = rows.flatMap((row) =>
    row.content === null
      ? []
      : [{ igsn: row.igsn, mediaType: row.media_type, content: row.content, describedHash: row.content_hash }],
  );
  return new Map(found.map((one) => [one.igsn, one]));
}
