import { type RawBuilder, sql } from 'kysely';
import type { Queries, Store } from '../src/store/store.ts';

/** How many records there are to be, and how many registered ones there are that were made as everywhere. */
export interface Multiplied {
  readonly records: number;
  readonly made: number;
}

/** What a copy of a record has of its own: its IGSN begins so, and so its place in every index is beside the other copies. */
export const COPY = /^COPY\d+X/;

const TABLES = ['identifier', 'record', 'record_version', 'prepared_document'] as const;
const RECORDS_AT_ONCE = 2000;
const TELL_EVERY = 100_000;

/**
 * Copies registered records and their prepared documents with whole statements, some thousand at once, until there are as many as
 * wanted: a copy is another IGSN with another change, otherwise the same. Indexes that no rule hangs on are taken away meanwhile and made
 * again from what is there. The followers are told that they have all of it: otherwise a server would be busy with it for an hour.
 */
export async function multiplyRecords(
  store: Store,
  { records, made }: Multiplied,
  say: (line: string) => void,
): Promise<void> {
  if (made >= records || made === 0) return;
  const started = performance.now();
  const secondsPassed = () => ((performance.now() - started) / 1000).toFixed(0);
  const { seq: base } = await store.read.selectFrom('change_clock').select('seq').executeTakeFirstOrThrow();
  const columns = await columnsOf(store.read);
  const indexes = await removeIndexes(store);
  let there = made;
  for (let copy = 1; there < records; copy++) {
    for (let afterSeq = -1; there < records; ) {
      const most = Math.min(RECORDS_AT_ONCE, records - there);
      const throughSeq = await endOf(store.read, { afterSeq, base, most });
      if (throughSeq === undefined) break;
      there += await store.unitOfWork((db) => addCopies(db, store, columns, { copy, base, afterSeq, throughSeq }));
      if (there % TELL_EVERY < most) say(`${there} records after ${secondsPassed()} s`);
      afterSeq = throughSeq;
    }
    await store.unitOfWork(async (db) => {
      const reached = base * (copy + 1);
      await sql`update change_clock set seq = ${reached}`.execute(db);
      await sql`update change_follower set seq = ${reached}`.execute(db);
    });
  }
  for (const index of indexes) await store.unitOfWork((db) => sql.raw(index).execute(db));
  say(`${indexes.length} indexes made again after ${secondsPassed()} s`);
}

interface Piece {
  readonly afterSeq: number;
  readonly base: number;
}

async function endOf(db: Queries, { afterSeq, base, most }: Piece & { readonly most: number }) {
  const { rows } = await sql<{ seq: number | null }>`select max(changed_seq) as seq from (select changed_seq from record
    where changed_seq > ${afterSeq} and changed_seq <= ${base} and state = 'registered' order by changed_seq limit ${most}) as c`.execute(
    db,
  );
  const seq = rows[0]?.seq ?? undefined;
  return seq === undefined ? undefined : Number(seq);
}

type Columns = Readonly<Record<(typeof TABLES)[number], readonly string[]>>;

async function columnsOf(db: Queries): Promise<Columns> {
  const tables = await db.introspection.getTables();
  const of = (table: string) => tables.find((one) => one.name === table)!.columns.map((one) => one.name);
  return Object.fromEntries(TABLES.map((table) => [table, of(table)])) as unknown as Columns;
}

/** Copies the records of a piece; how many these are. */
async function addCopies(
  db: Queries,
  { engine }: Store,
  columns: Columns,
  { copy, base, afterSeq, throughSeq }: Piece & { readonly copy: number; readonly throughSeq: number },
): Promise<number> {
  const prefix = `COPY${copy}X`;
  const shift = sql`cast(${base * copy} as bigint)`;
  const chosen = sql`(select igsn as old, ${prefix} || igsn as fresh, changed_seq + ${shift} as seq from record
    where changed_seq > ${afterSeq} and changed_seq <= ${throughSeq} and state = 'registered') as c`;
  const add = async (
    table: keyof Columns,
    changed: Readonly<Record<string, RawBuilder<unknown>>>,
    on: RawBuilder<unknown>,
  ) => {
    const values = columns[table].map((name) => changed[name] ?? sql.ref(`${table}.${name}`));
    const { numAffectedRows } =
      await sql`insert into ${sql.table(table)} (${sql.join(columns[table].map((name) => sql.ref(name)))})
      select ${sql.join(values)} from ${chosen} join ${sql.table(table)} on ${on}`.execute(db);
    return Number(numAffectedRows ?? 0);
  };
  const nothing = sql`null`;
  const igsn = sql`c.fresh`;
  await add('identifier', { igsn, key: nothing, prefix: nothing, object_id: nothing }, sql`identifier.igsn = c.old`);
  const added = await add('record', { igsn, changed_seq: sql`c.seq`, object_id: nothing }, sql`record.igsn = c.old`);
  const description = sql`replace(record_version.description, c.old, c.fresh)`;
  await add('record_version', { igsn, description }, sql`record_version.igsn = c.old`);
  const isBlob = engine === 'sqlite';
  // A DOI has the IGSN in small letters.
  const replaced = sql`replace(replace(${isBlob ? sql`cast(document as text)` : sql`document`}, c.old, c.fresh), lower(c.old), lower(c.fresh))`;
  const document = isBlob ? sql`cast(${replaced} as blob)` : replaced;
  const item = sql`'igsn ' || c.fresh`;
  const path = nothing;
  const of = sql`prepared_document.changed_seq = c.seq - ${shift}`;
  // One format after the other, so that each grows at its end.
  for (const { format } of await db.selectFrom('prepared_document').select('format').distinct().execute())
    await add(
      'prepared_document',
      { item, changed_seq: sql`c.seq`, document, path },
      sql`${of} and prepared_document.format = ${format}`,
    );
  return added;
}

/** Takes away the indexes of the tables that are no keys; the statements that make them again. */
async function removeIndexes(store: Store): Promise<readonly string[]> {
  const tables = sql.join(TABLES.map((table) => sql.lit(table)));
  // By these the copied ones are found.
  const kept = await (store.engine === 'sqlite'
    ? sql<Index>`select name, sql as statement from sqlite_master where type = 'index' and sql is not null and tbl_name in (${tables})`
    : sql<Index>`select i.indexname as name, i.indexdef as statement from pg_indexes as i where i.schemaname = current_schema()
        and i.tablename in (${tables})
        and not exists (select 1 from pg_constraint as k where k.conindid = (quote_ident(i.schemaname) || '.' || quote_ident(i.indexname))::regclass)`
  ).execute(store.read);
  const removed = kept.rows.filter(({ statement }) => !NEEDED.test(statement));
  await store.unitOfWork(async (db) => {
    for (const { name } of removed) await sql`drop index ${sql.ref(name)}`.execute(db);
  });
  return removed.map(({ statement }) => statement);
}

interface Index {
  readonly name: string;
  readonly statement: string;
}

/** Records are found by their change while they are copied, which an index over that alone, or over public ones, does. */
const NEEDED = /\(\s*"?changed_seq"?\s*\)/;
