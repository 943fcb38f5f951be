import type { Queries } from '../store.ts';

/** A document of a record as received, without its content. Times are ISO 8601, UTC. */
export interface DocumentHead {
  readonly part: string;
  readonly number: number;
  readonly format: string;
  readonly mediaType: string;
  readonly version: number;
  readonly isEmptied: boolean;
  readonly createdAt: string;
  readonly createdBy: string;
}

const MOST = 500;

/** The documents of a record, newest first, at most 500. */
export async function listDocuments(db: Queries, igsn: string): Promise<DocumentHead[]> {
  const rows = await db
    .selectFrom('record_document')
    .select(['part', 'number', 'format', 'media_type as mediaType', 'version'])
    .select(['created_at as createdAt', 'created_by as createdBy'])
    .select((of) => of('content', 'is', null).as('isEmptied'))
    .where('igsn', '=', igsn)
    .orderBy('created_at', 'desc')
    .orderBy('part')
    .orderBy('number', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({ ...row, isEmptied: Boolean(row.isEmptied) }));
}

/** One document as received; undefined where there is none or it was emptied. */
export async function findDocument(
  db: Queries,
  igsn: string,
  part: string,
  number: number,
): Promise<{ readonly mediaType: string; readonly content: Uint8Array } | undefined> {
  const row = await db
    .selectFrom('record_document')
    .select(['media_type as mediaType', 'content'])
    .where('igsn', '=', igsn)
    .where('part', '=', part)
    .where('number', '=', number)
    .executeTakeFirst();
  if (row === undefined || row.content === null) return undefined;
  return { mediaType: row.mediaType, content: row.content };
}
