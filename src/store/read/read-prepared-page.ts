import { sql } from 'kysely';
import { type FoundWithOctets, findWithOctets } from '../engine/find-with-octets.ts';
import type { Engine, Queries } from '../store.ts';
import { isSomethingKeptBack } from './find-relatives.ts';
import { isRight, ownDepends, type PreparedKey } from './list-prepared.ts';
import { type PieceWish, type RecordsAhead, readPreparedStretch } from './read-prepared-stretch.ts';
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
  /** Whether the selection has no record behind these, where that is known. */
  readonly isLast: boolean | undefined;
  /** For the page behind this one. */
  readonly ahead?: RecordsAhead;
}

/** Public records in order of change; `isOfAll` when a list of them has harvested records, too, if there are any. */
export interface PreparedSelection extends RecordSelection {
  readonly isOfAll: boolean;
}

/**
 * A column of a prepared document `p`, null where nothing at all is kept back: who keeps something back changes what others may repeat,
 * without a change of theirs, and only then is it asked whom a document names.
 */
const ifAnythingIsKeptBack = (column: 'family' | 'path') =>
  sql<
    string | null
  >`case when exists (select 1 from record where ${isSomethingKeptBack}) then ${sql.ref(`p.${column}`)} end`;

const isNothingHarvested = sql<boolean>`not exists (select 1 from harvested_record)`;

/**
 * The first `limit` public records of a selection as they were prepared. Undefined when there are none, when one of them is not prepared,
 * when one of them names, or lies in, something of which anything is kept back, and, in a list of all, when there are harvested records,
 * whose place may be between ours. The documents are seen at one moment, and what is kept back at the same or a later one: nothing is
 * prepared that repeats what was kept back before. Two questions where nothing at all is kept back, one behind a page that looked ahead, else
 * four at most; one more where documents lie between that are none of the list, and one where something changed since the page before.
 */
export async function readPreparedPage(
  db: Queries,
  engine: Engine,
  selection: PreparedSelection,
  key: PreparedKey,
  wish: PieceWish,
): Promise<PreparedPage | undefined> {
  const { limit } = wish;
  const { isOfAll, seqs, set, of, ...window } = selection;
  const isWhole = seqs === undefined && set === undefined && of === undefined;
  const stretch = isWhole ? await readPreparedStretch(db, engine, { ...window, isOfAll }, key, wish) : 'others';
  const found = stretch === 'others' ? await readJoined(db, engine, selection, key, limit) : stretch;
  if (found === undefined || (await isAnyRepeating(db, engine, found.naming))) return undefined;
  const { rows, body, ahead } = found;
  return {
    size: rows.length,
    lastSeq: rows.at(-1)!.seq,
    body,
    bytes: body.reduce((sum, { length }) => sum + length, 0),
    isLast: lastOf(found, limit),
    ...(ahead && { ahead }),
  };
}

function lastOf(
  { rows, ahead }: { readonly rows: readonly unknown[]; readonly ahead?: RecordsAhead | undefined },
  limit: number,
) {
  if (ahead !== undefined) return ahead.isAll && ahead.seqs.length === 0;
  return rows.length < limit ? true : undefined;
}

interface FoundDocument extends Naming {
  readonly seq: number;
  /** The same number where it has a document. */
  readonly document_seq: number | null;
}

interface JoinedDocuments extends FoundWithOctets<FoundDocument> {
  readonly naming: readonly Naming[];
  readonly ahead?: undefined;
}

/** Every record of the selection with its document: for a list of some records, between whose documents are those of others. */
async function readJoined(
  db: Queries,
  engine: Engine,
  selection: PreparedSelection,
  key: PreparedKey,
  limit: number,
): Promise<JoinedDocuments | undefined> {
  const few = selectPublic(db, selection)
    .$if(selection.isOfAll, (query) => query.where(isNothingHarvested))
    .select(['record.changed_seq', 'record.igsn', 'record.client_symbol'])
    .orderBy('record.changed_seq')
    .limit(limit);
  // Told an order, SQLite would sort whole documents; it gives them in that of the records as long as it does not plan otherwise.
  const order = engine === 'sqlite' ? sql`` : sql`order by record.changed_seq`;
  const found = await findWithOctets<FoundDocument>(
    db,
    engine,
    { octets: 'p.document', beside: ['seq', 'document_seq', 'family', 'path'], limit },
    (
      octets,
      most,
    ) => sql`select record.changed_seq as seq, p.changed_seq as document_seq, ${ifAnythingIsKeptBack('family')} as family,
        ${ifAnythingIsKeptBack('path')} as path, ${octets} as octets
      from ${few} as record
      left join prepared_document as p on p.changed_seq = record.changed_seq and ${isRight(key)} and ${ownDepends}
      ${order} limit ${most}`,
  );
  const isWhole =
    found.rows.length > 0 && found.rows.every((row) => row.document_seq !== null) && isAscending(found.rows);
  return isWhole ? { ...found, naming: found.rows } : undefined;
}

function isAscending(rows: readonly FoundDocument[]): boolean {
  return rows.every(({ seq }, at) => at === 0 || rows[at - 1]!.seq < seq);
}

/** Whether a selection holds any public record. */
export async function isAnyPublic(db: Queries, selection: RecordSelection): Promise<boolean> {
  const query = selectPublic(db, selection).select('record.changed_seq').orderBy('record.changed_seq').limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}
