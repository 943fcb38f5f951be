import type { Queries } from '../store.ts';

/** A document as received, without its content. */
export interface ReceivedRow {
  readonly part: string;
  readonly number: number;
  readonly format: string;
  readonly mediaType: string;
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** The documents that came in for a record, the latest first; at most 200. */
export function listReceived(db: Queries, igsn: string): Promise<ReceivedRow[]> {
  return db
    .selectFrom('record_document')
    .select(['part', 'number', 'format', 'media_type as mediaType', 'version'])
    .select(['created_at as createdAt', 'created_by as createdBy'])
    .where('igsn', '=', igsn)
    .orderBy('created_at', 'desc')
    .orderBy('part')
    .orderBy('number', 'desc')
    .limit(200)
    .execute();
}

/** One document as received, with its content; undefined where there is none of that number. Null content was emptied. */
export function findReceived(
  db: Queries,
  igsn: string,
  part: string,
  number: number,
): Promise<(ReceivedRow & { readonly content: Uint8Array | null }) | undefined> {
  return db
    .selectFrom('record_document')
    .select(['part', 'number', 'format', 'media_type as mediaType', 'version', 'content'])
    .select(['created_at as createdAt', 'created_by as createdBy'])
    .where('igsn', '=', igsn)
    .where('part', '=', part)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** Other names of an identifier, in order. */
export function listAliases(
  db: Queries,
  igsn: string,
): Promise<{ readonly spelling: string; readonly kind: string; readonly createdAt: string }[]> {
  return db
    .selectFrom('identifier_alias')
    .select(['spelling', 'kind', 'created_at as createdAt'])
    .where('igsn', '=', igsn)
    .orderBy('spelling')
    .limit(200)
    .execute();
}

/** Records linked with one, such as duplicates. */
export function listLinks(
  db: Queries,
  igsn: string,
): Promise<{ readonly other: string; readonly relation: string; readonly createdAt: string }[]> {
  return db
    .selectFrom('record_link')
    .select(['other', 'relation', 'created_at as createdAt'])
    .where('igsn', '=', igsn)
    .orderBy('other')
    .limit(200)
    .execute();
}

/** The versions of a record with who made them, the latest first; at most 200. */
export function listVersions(
  db: Queries,
  igsn: string,
): Promise<{ readonly version: number; readonly createdAt: string; readonly createdBy: string }[]> {
  return db
    .selectFrom('record_version')
    .select(['version', 'created_at as createdAt', 'created_by as createdBy'])
    .where('igsn', '=', igsn)
    .orderBy('version', 'desc')
    .limit(200)
    .execute();
}
