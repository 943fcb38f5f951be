import { sql } from 'kysely';
import type { DocumentPort, DocumentRow, KeptDocument } from '../../operations/document-ports.ts';
import { insertRows, isOneOf, octets } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { tick } from './change-clock.ts';

/** Documents as received and media; inside a transaction, or on the reading side for its questions. */
export function documentStore(db: Queries, engine: Engine): DocumentPort {
  return {
    add: (documents, actor, at) => add(db, engine, documents, actor, at),
    latest: (igsn, part) => latest(db, igsn, part),
    media: (igsn) =>
      db
        .selectFrom('record_media')
        .select(['media_type as mediaType', 'url'])
        .where('igsn', '=', igsn)
        .orderBy('media_type')
        .execute(),
    setMedia: (igsn, media) => setMedia(db, igsn, media),
    tellChanged: async (igsn, now) => {
      const { firstSeq, at } = await tick(db, 1, now);
      await db.updateTable('record').set({ changed_seq: firstSeq, changed_at: at }).where('igsn', '=', igsn).execute();
    },
  };
}

async function add(
  db: Queries,
  engine: Engine,
  documents: readonly DocumentRow[],
  actor: string,
  at: string,
): Promise<void> {
  if (documents.length === 0) return;
  const next = await nextNumbers(db, engine, [...new Set(documents.map((one) => one.igsn))]);
  const rows = documents.map((one) => {
    const place = `${one.igsn} ${one.part}`;
    const number = next.get(place) ?? 0;
    next.set(place, number + 1);
    return {
      igsn: one.igsn,
      part: one.part,
      number,
      format: one.format,
      media_type: one.mediaType,
      content: octets(engine, one.content),
      content_hash: one.contentHash,
      version: one.version,
      created_at: at,
      created_by: actor,
    };
  });
  await insertRows(db, engine, 'record_document', rows);
}

async function nextNumbers(db: Queries, engine: Engine, igsns: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('record_document')
    .select(['igsn', 'part', sql<number>`max(number) + 1`.as('next')])
    .where(isOneOf(engine, 'record_document.igsn', igsns))
    .groupBy(['igsn', 'part'])
    .execute();
  return new Map(rows.map((row) => [`${row.igsn} ${row.part}`, row.next]));
}

async function latest(db: Queries, igsn: string, part: string): Promise<KeptDocument | undefined> {
  const row = await db
    .selectFrom('record_document')
    .selectAll()
    .where('igsn', '=', igsn)
    .where('part', '=', part)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    igsn: row.igsn,
    part: row.part,
    number: row.number,
    format: row.format,
    mediaType: row.media_type,
    content: row.content,
    contentHash: row.content_hash,
    version: row.version,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

async function setMedia(db: Queries, igsn: string, media: Parameters<DocumentPort['setMedia']>[1]): Promise<void> {
  for (const { mediaType, url } of media) {
    await db
      .insertInto('record_media')
      .values({ igsn, media_type: mediaType, url })
      .onConflict((conflict) => conflict.columns(['igsn', 'media_type']).doUpdateSet({ url }))
      .execute();
  }
}
