import { isPicture } from '../../domain/files/file-kind.ts';
import type { ObjectFile } from '../../operations/files/file-ports.ts';
import { fileStore } from '../ports/file-store.ts';
import type { Engine, Queries } from '../store.ts';

/** A file of an object, as what reads only knows it. */
export type HeldFile = ObjectFile;

/** A file with the IGSN of its object; null where that has none. */
export type FileOfRecord = HeldFile & { readonly igsn: string | null };

/** A file that was not taken away, by its id; undefined where there is none. */
export async function findFile(db: Queries, engine: Engine, id: string): Promise<FileOfRecord | undefined> {
  const [file] = await fileStore(db, engine).find([id]);
  if (file === undefined || file.deletedAt !== null) return undefined;
  const object = await db.selectFrom('tree_object').select('igsn').where('id', '=', file.objectId).executeTakeFirst();
  return object && { ...file, igsn: object.igsn };
}

/** Files of an object that are meant for all, pictures first, in the order in which they are shown. */
export async function listPublicFiles(db: Queries, engine: Engine, objectId: string): Promise<readonly HeldFile[]> {
  const files = (await fileStore(db, engine).ofObjects([objectId])).filter((one) => one.isPublic);
  return [...files.filter(isPicture), ...files.filter((one) => !isPicture(one))];
}

/** Hashes of the bytes that files which were not taken away have, each once, behind one of them. */
export async function listHashes(db: Queries, after: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('object_file')
    .select('sha256')
    .distinct()
    .where('sha256', '>', after)
    .where('deleted_at', 'is', null)
    .orderBy('sha256')
    .limit(limit)
    .execute();
  return rows.map((row) => row.sha256);
}
