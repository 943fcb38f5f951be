import { sql } from 'kysely';
import { type FoundWithOctets, findWithOctets } from '../engine/find-with-octets.ts';
import type { Engine, Queries } from '../store.ts';
import { dependsOn, ifAnythingIsKeptBack, igsnOfDocument, isRight, type PreparedKey } from './list-prepared.ts';
import { sameObjectsOf } from './same-objects.ts';
import { isPublic } from './select-public.ts';
import type { Naming } from './without-repeated.ts';

/** All public records behind a change, up to and with another; `isOfAll` when those of others belong to them. */
interface Stretch {
  readonly afterSeq: number;
  readonly throughSeq?: number | undefined;
  readonly isOfAll: boolean;
}

interface StretchDocument extends Naming {
  readonly seq: number;
  readonly depends: string;
  readonly same_as: string | null;
}

/** Not in one of a thousand stores is a record linked with others of its object: only then is it asked of every one. */
const linked = sql<string | null>`case when exists (select 1 from record_link where relation = 'same-object')
  then ${sameObjectsOf(igsnOfDocument)} end`;

/**
 * The first `limit` documents of all records in one go, and beside, from an index alone, the records that there are up to the last of
 * them: to go through both and compare costs a third of looking up each record and for each record its document. Undefined when a record
 * has no document that is right, or there is none; `others` when documents lie between that are of no record as it is now.
 */
export async function readPreparedStretch(
  db: Queries,
  engine: Engine,
  { afterSeq, throughSeq = Number.MAX_SAFE_INTEGER, isOfAll }: Stretch,
  key: PreparedKey,
  limit: number,
): Promise<FoundWithOctets<StretchDocument> | 'others' | undefined> {
  const ofAll = isOfAll ? sql`and not exists (select 1 from harvested_record)` : sql``;
  const found = await findWithOctets<StretchDocument>(
    db,
    engine,
    { column: 'p.document', limit },
    (octets, most) => sql`select p.changed_seq as seq, p.depends, ${linked} as same_as,
        ${ifAnythingIsKeptBack('family')} as family, ${ifAnythingIsKeptBack('path')} as path, ${octets} as octets
      from prepared_document as p
      where ${isRight(key)} and p.changed_seq > ${afterSeq} and p.changed_seq <= ${throughSeq} ${ofAll}
      order by p.changed_seq limit ${most}`,
  );
  const { rows } = found;
  if (rows.length === 0) return undefined;
  const clients = await findClients(db, afterSeq, rows.length < limit ? throughSeq : rows.at(-1)!.seq);
  let right = 0;
  for (const { seq, depends, same_as } of rows) {
    const registrant = clients.get(seq);
    if (registrant === undefined) continue;
    if (depends !== dependsOn({ registrant, same_as })) return undefined;
    right += 1;
  }
  if (right < clients.size) return undefined;
  return right === rows.length ? found : 'others';
}

/** The names of the clients of all public records behind a change, up to and with another, by number of change. */
async function findClients(db: Queries, afterSeq: number, throughSeq: number): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ name: string | null; seqs: string }>`
    select (select name from client where symbol = record.client_symbol) as name,
      string_agg(cast(record.changed_seq as text), ' ') as seqs
    from record where ${isPublic} and record.changed_seq > ${afterSeq} and record.changed_seq <= ${throughSeq}
    group by record.client_symbol`.execute(db);
  return new Map(rows.flatMap(({ name, seqs }) => seqs.split(' ').map((seq) => [Number(seq), name ?? ''] as const)));
}
