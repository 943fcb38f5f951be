import { sql } from 'kysely';
import type { PreparedPort } from '../../operations/prepared/prepared-ports.ts';
import { insertRows, isOneOf } from '../engine/set-based.ts';
import { keptDocument } from '../read/list-prepared.ts';
import type { Engine, Queries } from '../store.ts';

/** Prepared documents inside a transaction. */
export function preparedStore(db: Queries, engine: Engine): PreparedPort {
  return {
    keep: async (items, documents) => {
      if (items.length === 0) return;
      await db
        .deleteFrom('prepared_document')
        .where(isOneOf(engine, 'prepared_document.item', items))
        .execute();
      const rows = documents.map((one) => ({
        format: one.format,
        changed_seq: one.changedSeq,
        item: one.item,
        stamp: one.stamp,
        depends: one.depends,
        valid_until: one.validUntil,
        family: one.family.join(' '),
        path: one.path,
        document: keptDocument(engine, one.document),
      }));
      await insertRows(db, engine, 'prepared_document', rows);
    },
    forget: async (format, limit) => {
      await sql`delete from prepared_document where format = ${format} and changed_seq in (
        select changed_seq from prepared_document where format = ${format} order by changed_seq limit ${limit})`.execute(
        db,
      );
    },
  };
}
