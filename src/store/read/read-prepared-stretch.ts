import { type RawBuilder, sql } from 'kysely';
import { type FoundWithOctets, findWithOctets } from '../engine/find-with-octets.ts';
import type { Engine, Queries } from '../store.ts';
import { isAnythingKeptBack as isKeptBackNow, isSomethingKeptBack } from './find-relatives.ts';
import { dependsOn, igsnOfDocument, isRight, type PreparedKey } from './list-prepared.ts';
import { sameObjectsOf } from './same-objects.ts';
import { isPublic } from './select-public.ts';
import type { Naming } from './without-repeated.ts';

/** All public records behind a change, up to and with another; none when those of others belong to them (`isOfAll`) and there are any. */
interface Stretch {
  readonly afterSeq: number;
  readonly throughSeq?: number | undefined;
  readonly isOfAll: boolean;
}

/** A document, and beside what has to be asked of every one: nothing, nearly always, as each column of each row takes its time. */
interface StretchDocument extends Partial<Naming> {
  readonly seq: number;
  readonly depends?: string;
  readonly same_as?: string | null;
}

/** The first documents of all records; those that name somebody, where it matters. */
export interface PreparedStretch extends FoundWithOctets<StretchDocument> {
  readonly naming: readonly Naming[];
}

/**
 * The documents of the first `limit` records in one go. Which these are is read before, from an index alone: to look up each record, and
 * for each record its document, takes half as long again. Undefined when there is no record, or one of them has no document that is right;
 * `others` when documents lie between that are of no record as it is now. A record that changes meanwhile is given as it was before.
 */
export async function readPreparedStretch(
  db: Queries,
  engine: Engine,
  stretch: Stretch,
  key: PreparedKey,
  limit: number,
): Promise<PreparedStretch | 'others' | undefined> {
  const records = await findRecords(db, stretch, limit);
  if (records === undefined) return undefined;
  const { clients, lastSeq, isLinked, isAnythingKeptBack } = records;
  const [client, ...more] = new Set(clients.values());
  const isSame = more.length === 0 && !isLinked;
  const columns: Partial<Record<keyof StretchDocument, RawBuilder<unknown>>> = {
    seq: sql`p.changed_seq`,
    ...(!isSame && { depends: sql`p.depends` }),
    ...(isLinked && { same_as: sameObjectsOf(igsnOfDocument) }),
    ...(isAnythingKeptBack && { family: sql`p.family`, path: sql`p.path` }),
  };
  const named = Object.entries(columns).map(([name, column]) => sql`${column} as ${sql.ref(name)}`);
  const depends = isSame ? sql`and p.depends = ${dependsOn({ registrant: client!, same_as: null })}` : sql``;
  const found = await findWithOctets<StretchDocument>(
    db,
    engine,
    { octets: 'p.document', beside: Object.keys(columns), limit: clients.size },
    (octets, most) => sql`select ${sql.join(named)}, ${octets} as octets from prepared_document as p
      where ${isRight(key)} and p.changed_seq > ${stretch.afterSeq} and p.changed_seq <= ${lastSeq} ${depends}
      order by p.changed_seq limit ${most}`,
  );
  if (found.rows.some(({ seq }) => !clients.has(seq))) return 'others';
  const holds = ({ seq, same_as = null, ...document }: StretchDocument) =>
    isSame || document.depends === dependsOn({ registrant: clients.get(seq)!, same_as });
  if (found.rows.length < clients.size || !found.rows.every(holds)) return undefined;
  // Somebody may have begun to keep something back since the records were read: then each document is looked at.
  if (!isAnythingKeptBack && (await isKeptBackNow(db))) return undefined;
  return { ...found, naming: isAnythingKeptBack ? (found.rows as readonly (StretchDocument & Naming)[]) : [] };
}

/** Which records a stretch has, and what may concern their documents. */
interface StretchRecords {
  /** The names of their clients by number of change. */
  readonly clients: ReadonlyMap<number, string>;
  readonly lastSeq: number;
  /** Whether any record at all is linked with others of its object. */
  readonly isLinked: boolean;
  /** Whether of any record at all something is kept back. */
  readonly isAnythingKeptBack: boolean;
}

/**
 * The first `limit` records of a stretch, a row a client: its name (null where it is gone), its numbers of change, and what may concern their
 * documents. Found along the index of public records (migration 0076), which is all that PostgreSQL reads of them.
 */
export function stretchQuery(
  { afterSeq, throughSeq = Number.MAX_SAFE_INTEGER, isOfAll }: Stretch,
  limit: number,
): RawBuilder<FoundClient> {
  const ofAll = isOfAll ? sql`and not exists (select 1 from harvested_record)` : sql``;
  return sql<FoundClient>`
    select (select name from client where symbol = r.client_symbol) as name, max(r.changed_seq) as last_seq,
      string_agg(cast(r.changed_seq as text), ' ') as seqs,
      exists (select 1 from record_link where relation = 'same-object') as is_linked,
      exists (select 1 from record where ${isSomethingKeptBack}) as is_kept_back
    from (select record.changed_seq, record.client_symbol from record
      where ${isPublic} and record.changed_seq > ${afterSeq} and record.changed_seq <= ${throughSeq} ${ofAll}
      order by record.changed_seq limit ${limit}) as r
    group by r.client_symbol`;
}

async function findRecords(db: Queries, stretch: Stretch, limit: number): Promise<StretchRecords | undefined> {
  const { rows } = await stretchQuery(stretch, limit).execute(db);
  // Of a client that is not there any more nothing is right.
  if (rows.length === 0 || rows.some(({ name }) => name === null)) return undefined;
  const { is_linked, is_kept_back } = rows[0]!;
  return {
    clients: new Map(rows.flatMap(({ name, seqs }) => seqs.split(' ').map((seq) => [Number(seq), name!] as const))),
    lastSeq: Math.max(...rows.map((row) => row.last_seq)),
    isLinked: Boolean(is_linked),
    isAnythingKeptBack: Boolean(is_kept_back),
  };
}

interface FoundClient {
  readonly name: string | null;
  readonly last_seq: number;
  readonly seqs: string;
  readonly is_linked: boolean | number;
  readonly is_kept_back: boolean | number;
}
