import { sql } from 'kysely';
import { GatheredOctets } from '../engine/gathered-octets.ts';
import type { Engine, Queries } from '../store.ts';
import { isSomethingKeptBack } from './find-relatives.ts';
import { isRight, ownDepends, type PreparedKey } from './list-prepared.ts';
import { type RecordSelection, selectPublic } from './select-public.ts';
import { isAnyRepeating, type Naming } from './without-repeated.ts';

/** Records of a list that are all prepared, in one piece. */
export interface PreparedPage {
  readonly size: number;
  readonly lastSeq: number;
  /** The documents in UTF-8, in the order of change, cut anywhere; nobody else holds these pieces. */
  readonly body: readonly Uint8Array[];
  /** How many octets that is. */
  readonly bytes: number;
}

/** Public records in order of change; `isOfAll` when a list of them has harvested records, too, if there are any. */
export interface PreparedSelection extends RecordSelection {
  readonly isOfAll: boolean;
}

/** Who keeps something back changes what others may repeat, without a change of theirs: only then is it asked whom a document names. */
const ifAnythingIsKeptBack = (what: 'family' | 'path') =>
  sql<
    string | null
  >`case when exists (select 1 from record where ${isSomethingKeptBack}) then ${sql.ref(`p.${what}`)} end`;
const isNothingHarvested = sql<boolean>`not exists (select 1 from harvested_record)`;

/**
 * The first `limit` public records of a selection as they were prepared. Undefined when there are none, when one of them is not prepared,
 * when one of them names, or lies in, something of which anything is kept back, and, in a list of all, when there are harvested records,
 * whose place may be between ours. The documents are seen at one moment, what is kept back at a later one: nothing is prepared that
 * repeats what was kept back before. One question where nothing at all is kept back, else three at most.
 */
export async function readPreparedPage(
  db: Queries,
  engine: Engine,
  selection: PreparedSelection,
  key: PreparedKey,
  limit: number,
): Promise<PreparedPage | undefined> {
  const few = selectPublic(db, selection)
    .$if(selection.isOfAll, (query) => query.where(isNothingHarvested))
    .select(['record.changed_seq', 'record.igsn', 'record.client_symbol'])
    .orderBy('record.changed_seq')
    .limit(limit);
  const prepared = sql`${few} as record
    left join prepared_document as p on p.changed_seq = record.changed_seq and ${isRight(key)} and ${ownDepends}`;
  const found = await (engine === 'sqlite' ? joinedByEngine(db, prepared) : joinedHere(db, prepared, limit));
  if (found === undefined || (await isAnyRepeating(db, engine, found.naming))) return undefined;
  return found.page;
}

/** A page, and whom its documents name where it matters. */
interface FoundPage {
  readonly page: PreparedPage;
  readonly naming: readonly Naming[];
}

/**
 * SQLite puts them together in half the time in which it hands them over one by one. It promises no order, and told one it would sort
 * whole documents: so it says beside in which order it met them, which is that of the records as long as it does not plan otherwise.
 */
async function joinedByEngine(db: Queries, prepared: ReturnType<typeof sql>): Promise<FoundPage | undefined> {
  const { rows } = await sql<MetPage>`
    select string_agg(record.changed_seq, ' ') as met, count(p.changed_seq) as prepared,
      string_agg(${ifAnythingIsKeptBack('family')}, ' ') as family, string_agg(${ifAnythingIsKeptBack('path')}, ${'\n'}) as paths,
      cast(string_agg(p.document, '') as blob) as body
    from ${prepared}`.execute(db);
  const { met, prepared: ready, body, family, paths } = rows[0]!;
  const seqs = met === null ? [] : met.split(' ').map(Number);
  const isWhole = seqs.length > 0 && ready === seqs.length && isAscending(seqs);
  if (!isWhole || body === null) return undefined;
  const naming = [{ family, path: null }, ...(paths?.split('\n') ?? []).map((path) => ({ family: null, path }))];
  return { page: pageOf(seqs.length, seqs.at(-1)!, [body]), naming };
}

interface MetPage {
  readonly met: string | null;
  readonly prepared: number;
  readonly family: string | null;
  readonly paths: string | null;
  readonly body: Uint8Array | null;
}

/** Whether numbers of change stand in their order, none twice. */
export function isAscending(seqs: readonly number[]): boolean {
  return seqs.every((seq, at) => at === 0 || seqs[at - 1]! < seq);
}

/** PostgreSQL takes longer to make one large value than to send many, and its client longer to receive it. */
async function joinedHere(
  db: Queries,
  prepared: ReturnType<typeof sql>,
  limit: number,
): Promise<FoundPage | undefined> {
  const documents = new GatheredOctets(limit);
  const { rows } = await sql<
    Naming & { seq: number; octets: number | null }
  >`select record.changed_seq as seq, p.document::varchar as octets,
      ${ifAnythingIsKeptBack('family')} as family, ${ifAnythingIsKeptBack('path')} as path
    from ${prepared} order by record.changed_seq limit ${documents}`.execute(db);
  if (rows.length === 0 || rows.some((row) => row.octets === null)) return undefined;
  return { page: pageOf(rows.length, rows.at(-1)!.seq, documents.pieces), naming: rows };
}

function pageOf(size: number, lastSeq: number, body: readonly Uint8Array[]): PreparedPage {
  return { size, lastSeq, body, bytes: body.reduce((sum, piece) => sum + piece.length, 0) };
}

/** Whether a selection holds any public record. */
export async function isAnyPublic(db: Queries, selection: RecordSelection): Promise<boolean> {
  const query = selectPublic(db, selection).select('record.changed_seq').orderBy('record.changed_seq').limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}
