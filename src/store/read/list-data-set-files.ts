import { sql } from 'kysely';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { DataSetFile } from '../../domain/files/data-set-file.ts';
import type { FileKind, FileType } from '../../domain/files/file-kind.ts';
import type { Queries } from '../store.ts';

/** How the files of an expedition stand: the same before and after tells that nothing changed between. */
export interface FilesStand {
  /** Files that are meant for all. */
  readonly files: number;
  readonly bytes: number;
  /** Files that are not meant for all, or whose record was withdrawn. */
  readonly withheld: number;
  readonly revisions: number;
  readonly newest: string;
}

const isOpen = sql<boolean>`(f.is_public = 1 and (r.state is null or r.state <> 'withdrawn'))`;

function filesBelow(db: Queries, path: string) {
  const [from, before] = subtreeBounds(path);
  return db
    .selectFrom('tree_object as t')
    .innerJoin('object_file as f', 'f.object_id', 't.id')
    .leftJoin('record as r', 'r.igsn', 't.igsn')
    .where('t.path', '>=', path)
    .where('t.path', '<', before)
    .where((eb) => eb.or([eb('t.path', '=', path), eb('t.path', '>=', from)]))
    .where('f.deleted_at', 'is', null);
}

/** How many files an expedition has at itself and below, by its path. */
export async function findFilesStand(db: Queries, path: string): Promise<FilesStand> {
  const row = await filesBelow(db, path)
    .select(({ fn }) => [fn.countAll().as('all'), fn.sum('f.revision').as('revisions')])
    .select([
      // PostgreSQL knows no greatest key of its own kind.
      sql<string | null>`max(cast(f.id as text))`.as('newest'),
      sql<number>`sum(case when ${isOpen} then 1 else 0 end)`.as('open'),
      sql<number>`sum(case when ${isOpen} then f.bytes else 0 end)`.as('bytes'),
    ])
    .executeTakeFirstOrThrow();
  const files = Number(row.open ?? 0);
  return {
    files,
    bytes: Number(row.bytes ?? 0),
    withheld: Number(row.all) - files,
    revisions: Number(row.revisions ?? 0),
    newest: row.newest ?? '',
  };
}

const PAGE = 1000;

/** The files of an expedition that are meant for all, by its path: in the order of their objects, a page at a time. */
export async function* listDataSetFiles(db: Queries, path: string): AsyncGenerator<DataSetFile> {
  let last: DataSetFile | undefined;
  for (;;) {
    const rows = await pageOf(db, path, last);
    yield* rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1);
  }
}

async function pageOf(db: Queries, path: string, last: DataSetFile | undefined): Promise<readonly DataSetFile[]> {
  let query = filesBelow(db, path).where(isOpen);
  if (last !== undefined)
    query = query
      .where('t.path', '>=', last.path)
      .where((eb) => eb.or([eb('t.path', '>', last.path), eb('f.id', '>', last.id)]));
  const rows = await query
    .select(['t.path', 't.type', 't.combined_id', 't.igsn', 'f.id', 'f.kind', 'f.title', 'f.credit', 'f.licence'])
    .select(['f.taken_at', 'f.top_cm', 'f.bottom_cm', 'f.file_name', 'f.media_type', 'f.width_px', 'f.height_px'])
    .select(['f.bytes', 'f.sha256'])
    .orderBy('t.path')
    .orderBy('f.id')
    .limit(PAGE)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    path: row.path,
    objectType: row.type as ObjectType,
    combinedId: row.combined_id,
    igsn: row.igsn,
    kind: row.kind as FileKind,
    title: row.title,
    credit: row.credit,
    licence: row.licence,
    takenAt: row.taken_at,
    topCm: row.top_cm,
    bottomCm: row.bottom_cm,
    fileName: row.file_name,
    mediaType: row.media_type as FileType,
    widthPx: row.width_px,
    heightPx: row.height_px,
    bytes: Number(row.bytes),
    sha256: row.sha256,
  }));
}
