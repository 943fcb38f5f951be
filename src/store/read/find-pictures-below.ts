import { sql } from 'kysely';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { FileKind } from '../../domain/files/file-kind.ts';
import type { Queries } from '../store.ts';
import { rankOfKind } from './file-rank.ts';
import type { TreeRow } from './tree-row.ts';

/** A picture of a section or split, with the object that it shows. Sizes in px; null where the file does not tell them. */
export interface PictureBelow {
  readonly id: string;
  readonly kind: FileKind;
  readonly title: string;
  readonly credit: string;
  readonly licence: string;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly igsn: string;
  readonly combinedId: string;
}

const isOpenPicture = (table: 'f' | 'p') =>
  sql`${sql.ref(`${table}.deleted_at`)} is null and ${sql.ref(`${table}.is_public`)} = 1
    and ${sql.ref(`${table}.media_type`)} like 'image/%'`;

/**
 * Pictures of the sections and splits below an object, the best one of each, from the top down, `most` at most. One counts that is meant
 * for all and whose object is registered and hides nothing on `today` (ISO, UTC), as its own page would show it. One query, which costs
 * nothing where no files are kept.
 */
export async function findPicturesBelow(
  db: Queries,
  object: Pick<TreeRow, 'path'>,
  today: string,
  most: number,
): Promise<readonly PictureBelow[]> {
  const [from, before] = subtreeBounds(object.path);
  const { rows } = await sql<PictureBelow>`select f.id, f.kind, f.title, f.credit, f.licence,
      f.width_px as "widthPx", f.height_px as "heightPx", t.igsn, t.combined_id as "combinedId"
    from tree_object t join record on record.igsn = t.igsn join object_file f on f.object_id = t.id
    where exists (select 1 from object_file) and t.path >= ${from} and t.path < ${before}
      and t.type in ('section', 'split') and record.state = 'registered'
      and (record.embargo_end is null or record.embargo_end <= ${today})
      and (record.embargo_until is null or record.embargo_until <= ${today})
      and (record.withheld is null or record.withheld_until <= ${today})
      and ${isOpenPicture('f')}
      and f.id = (select p.id from object_file p where p.object_id = t.id and ${isOpenPicture('p')}
        order by ${rankOfKind('p')}, coalesce(p.top_cm, -1), p.id limit 1)
    order by t.path limit ${most}`.execute(db);
  return rows;
}
