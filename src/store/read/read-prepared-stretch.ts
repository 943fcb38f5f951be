import { type RawBuilder, sql } from 'kysely';
import { type FoundWithOctets, findWithOctets } from '../engine/find-with-octets.ts';
import type { Engine, Queries } from '../store.ts';
import { isSomethingKeptBack } from './find-relatives.ts';
import { dependsOn, igsnOfDocument, isRight, type PreparedKey } from './list-prepared.ts';
import { sameObjectsOf } from './same-objects.ts';
import { inPublicOrder, isPublic } from './select-public.ts';
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
  readonly ahead: RecordsAhead;
}

/** How a stretch is read in pieces. */
export interface PieceWish {
  /** The piece is of so many records at most. */
  readonly limit: number;
  /** So many records are looked for in one go, for this piece and those behind it; more than `limit`. */
  readonly lookAhead: number;
  /** What the piece before left. */
  readonly ahead?: RecordsAhead | undefined;
}

/**
 * The documents of the first records in one go. Which these are is read before, from an index alone and for the pieces behind this one,
 * too: to look up each record, and for each record its document, takes half as long again. What was left by a piece before is used where
 * the change clock stands as it stood then, which the question for the documents itself demands; else it is looked anew.
 * Undefined when there is no record, or one of them has no document that is right; `others` when documents lie between that are of no
 * record as it is now. A record that changes while its piece is read is given as it was before.
 */
export async function readPreparedStretch(
  db: Queries,
  engine: Engine,
  stretch: Stretch,
  key: PreparedKey,
  { limit, lookAhead, ahead }: PieceWish,
): Promise<PreparedStretch | 'others' | undefined> {
  const isKnown = ahead !== undefined && isOf(ahead, stretch) && ahead.seqs.length > (ahead.isAll ? 0 : limit);
  if (isKnown) {
    const found = await readDocuments(db, engine, ahead, key, limit, isUnmoved(ahead));
    if (found !== undefined) return found;
  }
  // While others write, what is looked up for later is for nothing.
  const records = await findRecords(db, engine, stretch, isKnown ? limit + 1 : lookAhead);
  return records && readDocuments(db, engine, records, key, limit, sql``);
}

/** The documents of these records; none are found where anything that was looked up with them is not as it was, or `isStill` does not hold. */
async function readDocuments(
  db: Queries,
  engine: Engine,
  ahead: RecordsAhead,
  key: PreparedKey,
  limit: number,
  isStill: RawBuilder<unknown>,
): Promise<PreparedStretch | 'others' | undefined> {
  const { clients, isLinked, isAnythingKeptBack } = ahead;
  const seqs = ahead.seqs.slice(0, limit);
  const lastSeq = seqs.at(-1);
  if (lastSeq === undefined) return undefined;
  const isSame = clients.length === 1 && !isLinked;
  const columns: Partial<Record<keyof StretchDocument, RawBuilder<unknown>>> = {
    seq: sql`p.changed_seq`,
    ...(!isSame && { depends: sql`p.depends` }),
    ...(isLinked && { same_as: sameObjectsOf(igsnOfDocument) }),
    ...(isAnythingKeptBack && { family: sql`p.family`, path: sql`p.path` }),
  };
  const named = Object.entries(columns).map(([name, column]) => sql`${column} as ${sql.ref(name)}`);
  const found = await findWithOctets<StretchDocument>(
    db,
    engine,
    { octets: 'p.document', beside: Object.keys(columns), limit: seqs.length },
    (octets, most) => sql`select ${sql.join(named)}, ${octets} as octets from prepared_document as p
      where ${isRight(key)} and p.changed_seq > ${ahead.afterSeq} and p.changed_seq <= ${lastSeq}
        ${isSame ? isOfClient(clients[0]!) : areNamed(clients)} ${isNothingNew(ahead)} ${isStill}
      order by p.changed_seq limit ${most}`,
  );
  const { rows } = found;
  if (!isSubset(rows, seqs)) return 'others';
  const holds = ({ seq, same_as = null, depends }: StretchDocument) =>
    depends === dependsOn({ registrant: ahead.names!.get(seq)!, same_as });
  if (rows.length < seqs.length || !(isSame || rows.every(holds))) return undefined;
  return {
    ...found,
    naming: isAnythingKeptBack ? (rows as readonly (StretchDocument & Naming)[]) : [],
    ahead: { ...ahead, afterSeq: lastSeq, seqs: ahead.seqs.slice(limit) },
  };
}

/** Whether all documents are of these records; both are in their order. */
function isSubset(rows: readonly StretchDocument[], seqs: readonly number[]): boolean {
  let at = 0;
  return rows.every(({ seq }) => {
    while (at < seqs.length && seqs[at]! < seq) at++;
    return seqs[at] === seq;
  });
}

/** What was written for the client and depends on nothing else, if it still has its name then. */
function isOfClient({ symbol }: NamedClient) {
  return sql`and p.depends = (select name || ${'\n'} from client where symbol = ${symbol})`;
}

function areNamed(clients: readonly NamedClient[]) {
  const values = sql.join(clients.map(({ symbol, name }) => sql`(${symbol}, ${name})`));
  return sql`and (select count(*) from client where (symbol, name) in (values ${values})) = ${sql.lit(clients.length)}`;
}

/** Somebody may have begun to link or to keep something back since the records were looked up: then each document is looked at. */
function isNothingNew({ isLinked, isAnythingKeptBack }: RecordsAhead) {
  return sql`${isLinked ? sql`` : sql`and not ${isAnyLinked}`} ${isAnythingKeptBack ? sql`` : sql`and not ${isAnyKeptBack}`}`;
}

/** Whether no record came, changed or went, and none of others, since the records were looked up: each of that takes a number. */
function isUnmoved({ clockSeq }: RecordsAhead) {
  return sql`and (select seq from change_clock where id = 1) = ${clockSeq}`;
}

const isAnyLinked = sql<boolean>`exists (select 1 from record_link where relation = 'same-object')`;
const isAnyKeptBack = sql<boolean>`exists (select 1 from record where ${isSomethingKeptBack})`;

interface NamedClient {
  readonly symbol: string;
  readonly name: string;
}

/** Which records come next in a stretch, as it was when the change clock stood at `clockSeq`, and what may concern their documents. */
export interface RecordsAhead extends Stretch {
  readonly clockSeq: number;
  /** The numbers of their changes, in their order. */
  readonly seqs: readonly number[];
  /** Whether the stretch has no other behind these. */
  readonly isAll: boolean;
  /** Their clients, and some that had records before. */
  readonly clients: readonly NamedClient[];
  /** The name of the client of each, by number of change; only where there are several. */
  readonly names: ReadonlyMap<number, string> | undefined;
  /** Whether any record at all is linked with others of its object. */
  readonly isLinked: boolean;
  /** Whether of any record at all something is kept back. */
  readonly isAnythingKeptBack: boolean;
}

function isOf(ahead: RecordsAhead, { afterSeq, throughSeq, isOfAll }: Stretch): boolean {
  return ahead.afterSeq === afterSeq && ahead.throughSeq === throughSeq && ahead.isOfAll === isOfAll;
}

/**
 * The first `limit` records of a stretch, a row a client: its name (null where it is gone), its numbers of change, and what may concern their
 * documents. Found along the index of public records (migration 0076), which is all that is read of them.
 */
export function stretchQuery(
  engine: Engine,
  { afterSeq, throughSeq = Number.MAX_SAFE_INTEGER, isOfAll }: Stretch,
  limit: number,
): RawBuilder<FoundClient> {
  const ofAll = isOfAll ? sql`and not exists (select 1 from harvested_record)` : sql``;
  return sql<FoundClient>`
    select r.client_symbol as symbol, (select name from client where symbol = r.client_symbol) as name,
      string_agg(cast(r.changed_seq as text), ' ') as seqs, (select seq from change_clock where id = 1) as clock_seq,
      ${isAnyLinked} as is_linked, ${isAnyKeptBack} as is_kept_back
    from (select record.changed_seq, record.client_symbol from ${inPublicOrder(engine)}
      where ${isPublic} and record.changed_seq > ${afterSeq} and record.changed_seq <= ${throughSeq} ${ofAll}
      order by record.changed_seq limit ${limit}) as r
    group by r.client_symbol`;
}

async function findRecords(
  db: Queries,
  engine: Engine,
  stretch: Stretch,
  limit: number,
): Promise<RecordsAhead | undefined> {
  const { rows } = await stretchQuery(engine, stretch, limit).execute(db);
  const clients = rows.flatMap(({ symbol, name }) => (name === null ? [] : [{ symbol, name }]));
  // Of a client that is not there any more nothing is right.
  if (rows.length === 0 || clients.length < rows.length) return undefined;
  const { clock_seq, is_linked, is_kept_back } = rows[0]!;
  const found = rows.map(({ name, seqs }) => ({ name: name!, seqs: seqs.split(' ').map(Number) }));
  const seqs = found.flatMap((of) => of.seqs).sort((one, other) => one - other);
  const isLinked = Boolean(is_linked);
  const isAlone = found.length === 1 && !isLinked;
  return {
    ...stretch,
    clockSeq: clock_seq,
    seqs,
    isAll: seqs.length < limit,
    clients,
    names: isAlone ? undefined : new Map(found.flatMap((of) => of.seqs.map((seq) => [seq, of.name] as const))),
    isLinked,
    isAnythingKeptBack: Boolean(is_kept_back),
  };
}

interface FoundClient {
  readonly symbol: string;
  readonly name: string | null;
  readonly seqs: string;
  readonly clock_seq: number;
  readonly is_linked: boolean | number;
  readonly is_kept_back: boolean | number;
}
