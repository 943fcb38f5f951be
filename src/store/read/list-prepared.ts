import { sql } from 'kysely';
import type { Engine, Queries } from '../store.ts';
import { HEADER, type RecordHeader } from './list-headers.ts';
import { sameObjects } from './same-objects.ts';
import { type RecordSelection, selectPublic } from './select-public.ts';

/** Which prepared documents may be handed out: those of a format, written by the writer of this stamp, on a day (ISO, UTC). */
export interface PreparedKey {
  readonly format: string;
  readonly stamp: string;
  readonly today: string;
}

/** A record with its prepared document in UTF-8; null where there is none that is right. */
export interface PreparedRecord extends RecordHeader {
  readonly document: Uint8Array | null;
  /** IGSNs that the document names, joined by blanks. */
  readonly family: string | null;
  /** Where its object lies in the core tree. */
  readonly path: string | null;
}

/**
 * The octets of a prepared document as the engine keeps it: PostgreSQL as text in which every octet is the character of its number,
 * because text of other characters would be decoded on arrival and encoded again, ten times as slow.
 */
export function preparedOctets(document: Uint8Array | string): Uint8Array {
  return typeof document === 'string' ? Buffer.from(document, 'latin1') : document;
}

/** What {@link preparedOctets} reads, of a document in UTF-8. */
export function keptDocument(engine: Engine, document: string): Uint8Array | string {
  const octets = Buffer.from(document);
  return engine === 'sqlite' ? octets : octets.toString('latin1');
}

/** Whether a prepared document `p` of a key holds on the key's day. */
export function isRight({ format, stamp, today }: PreparedKey) {
  return sql<boolean>`p.format = ${format} and p.stamp = ${stamp} and (p.valid_until is null or p.valid_until > ${today})`;
}

/** Whether the client and the records of the same object of a `record` are those that its prepared document `p` was written with. */
export const ownDepends = sql<boolean>`p.depends =
  (select name from client where symbol = record.client_symbol) || ${'\n'} || coalesce(${sameObjects}, '')`;

/**
 * Up to `limit` public records of a selection with what is prepared of them, in order of change; pages as `listRecords` does. A
 * document is found by the number of the record's last change, and is right only while its client and the records of the same
 * object are those it was written with.
 */
export async function listPrepared(
  db: Queries,
  selection: RecordSelection,
  key: PreparedKey,
  limit: number,
): Promise<PreparedRecord[]> {
  const page = selectPublic(db, selection).select(HEADER).orderBy('record.changed_seq').limit(limit);
  const rows = await db
    .selectFrom(page.as('record'))
    .leftJoin('prepared_document as p', (join) =>
      join.onRef('p.changed_seq', '=', 'record.changed_seq').on(isRight(key)).on(ownDepends),
    )
    .select(HEADER)
    .select(['p.document', 'p.family', 'p.path'])
    .orderBy('record.changed_seq')
    .execute();
  return rows.map((row) => ({ ...row, document: row.document && preparedOctets(row.document) }));
}

const OWN = 'igsn ';

/** Whose a prepared document of a record of ours is. */
export function ownItem({ igsn }: { readonly igsn: string }): string {
  return `${OWN}${igsn}`;
}

/** The IGSN of the record of ours of which a prepared document `p` is. */
export const igsnOfDocument = sql<string>`substr(p.item, ${sql.lit(OWN.length + 1)})`;

/** What a document of this record depends on beside its change: the name of its client, and records of the same object. */
export function dependsOn({ registrant, same_as }: { readonly registrant: string; readonly same_as: string | null }) {
  return `${registrant}\n${same_as ?? ''}`;
}
