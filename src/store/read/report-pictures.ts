import { sql } from 'kysely';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { FileKind } from '../../domain/files/file-kind.ts';
import type { Queries } from '../store.ts';
import { rankOfKind } from './file-rank.ts';
import { objectsOfType, type PathBounds } from './report-bounds.ts';

/** A picture of an object for a report, without its bytes. Offsets cm from the top of its section, null where it is of all of it. */
export interface ReportPictureRow {
  readonly path: string;
  readonly combinedId: string;
  readonly kind: FileKind;
  readonly title: string;
  readonly credit: string;
  readonly licence: string;
  readonly topCm: number | null;
  readonly bottomCm: number | null;
  readonly sha256: string;
  readonly mediaType: string;
}

/**
 * The first picture of each object of some types between bounds, for who may read them: also what the public is not shown. In the order of
 * paths, `most` of each type at most. One query a type.
 */
export async function readReportPictures(
  db: Queries,
  bounds: PathBounds,
  types: readonly ObjectType[],
  most: number,
): Promise<readonly ReportPictureRow[]> {
  const found: ReportPictureRow[] = [];
  for (const type of types) {
    const rows = await objectsOfType(db, type, bounds)
      .innerJoin('object_file as f', 'f.object_id', 't.id')
      .where(
        sql<boolean>`f.id = (select p.id from object_file p where p.object_id = t.id and p.deleted_at is null
          and p.media_type like 'image/%' order by ${rankOfKind('p')}, coalesce(p.top_cm, -1), p.id limit 1)`,
      )
      .select(['t.path', 't.combined_id as combinedId', 'f.kind', 'f.title', 'f.credit', 'f.licence'])
      .select(['f.top_cm as topCm', 'f.bottom_cm as bottomCm', 'f.sha256', 'f.media_type as mediaType'])
      .limit(most)
      .execute();
    found.push(...rows.map((row) => ({ ...row, kind: row.kind as FileKind })));
  }
  return found.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}
