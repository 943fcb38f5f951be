import { FILE_KINDS, type FileKind, type FileType } from '../../domain/files/file-kind.ts';
import type { FilePort, ObjectFile } from '../../operations/files/file-ports.ts';
import { insertRows, isOneOf } from '../engine/set-based.ts';
import type { ObjectFileTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';

/** Files of objects inside one transaction, or on the reading side for its questions. */
export function fileStore(db: Queries, engine: Engine): FilePort {
  return {
    find: async (ids) => {
      if (ids.length === 0) return [];
      const wanted = isOneOf(engine, 'object_file.id', ids, 'keys');
      return (await db.selectFrom('object_file').selectAll().where(wanted).orderBy('id').execute()).map(toObjectFile);
    },
    ofObjects: async (objectIds) => {
      if (objectIds.length === 0) return [];
      const wanted = isOneOf(engine, 'object_file.object_id', objectIds, 'keys');
      const query = db.selectFrom('object_file').selectAll().where(wanted).where('deleted_at', 'is', null);
      return (await query.execute()).map(toObjectFile).toSorted(asShown);
    },
    insert: (file) => insertRows(db, engine, 'object_file', [fileRow(file)]),
    replace: async (file) => {
      const { id, ...changes } = fileRow(file);
      await db.updateTable('object_file').set(changes).where('id', '=', id).execute();
    },
    forgetDeleted: (before, limit) => forgetDeleted(db, engine, before, limit),
    namedAmong: async (hashes) => {
      if (hashes.length === 0) return new Set();
      const wanted = isOneOf(engine, 'object_file.sha256', hashes);
      const rows = await db.selectFrom('object_file').select('sha256').distinct().where(wanted).execute();
      return new Set(rows.map((row) => row.sha256));
    },
  };
}

/** The order in which files are shown: by kind, then from the top down, then as they were added. */
function asShown(one: ObjectFile, other: ObjectFile): number {
  const byKind = FILE_KINDS.indexOf(one.kind) - FILE_KINDS.indexOf(other.kind);
  if (byKind !== 0) return byKind;
  const byTop = (one.topCm ?? 0) - (other.topCm ?? 0);
  return byTop === 0 ? (one.id < other.id ? -1 : 1) : byTop;
}

async function forgetDeleted(db: Queries, engine: Engine, before: string, limit: number): Promise<number> {
  const rows = await db
    .selectFrom('object_file')
    .select('id')
    .where('deleted_at', 'is not', null)
    .where('deleted_at', '<', before)
    .limit(limit)
    .execute();
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return 0;
  await db
    .deleteFrom('object_file')
    .where(isOneOf(engine, 'object_file.id', ids, 'keys'))
    // One that was brought back meanwhile stays, also where it was taken away once more.
    .where('deleted_at', '<', before)
    .execute();
  return ids.length;
}

function fileRow(file: ObjectFile) {
  return {
    id: file.id,
    object_id: file.objectId,
    kind: file.kind,
    title: file.title,
    credit: file.credit,
    licence: file.licence,
    taken_at: file.takenAt,
    top_cm: file.topCm,
    bottom_cm: file.bottomCm,
    is_public: file.isPublic ? 1 : 0,
    file_name: file.fileName,
    media_type: file.mediaType,
    bytes: file.bytes,
    width_px: file.widthPx,
    height_px: file.heightPx,
    sha256: file.sha256,
    added_at: file.addedAt,
    added_by: file.addedBy,
    deleted_at: file.deletedAt,
    revision: file.revision,
    changed_at: file.changedAt,
    changed_by: file.changedBy,
  };
}

/** The file that a row stands for. */
export function toObjectFile(row: ObjectFileTable): ObjectFile {
  return {
    id: row.id,
    objectId: row.object_id,
    kind: row.kind as FileKind,
    title: row.title,
    credit: row.credit,
    licence: row.licence,
    takenAt: row.taken_at,
    topCm: row.top_cm,
    bottomCm: row.bottom_cm,
    isPublic: row.is_public === 1,
    fileName: row.file_name,
    mediaType: row.media_type as FileType,
    bytes: row.bytes,
    widthPx: row.width_px,
    heightPx: row.height_px,
    sha256: row.sha256,
    addedAt: row.added_at,
    addedBy: row.added_by,
    deletedAt: row.deleted_at,
    revision: row.revision,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}
