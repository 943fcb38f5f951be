import { type RawBuilder, sql } from 'kysely';
import { documentFollowers } from '../src/cli/document-followers.ts';
import { followersOf } from '../src/cli/followers.ts';
import { publicFace } from '../src/context.ts';
import { followChanges } from '../src/operations/following/follow-changes.ts';
import { refreshStatistics } from '../src/store/engine/refresh-statistics.ts';
import type { Queries, Store } from '../src/store/store.ts';
import { unitOfWork } from '../src/store/unit-of-work.ts';
import { benchHouse } from './bench-house.ts';
import type { BenchPlace } from './bench-stores.ts';

/** How a store of many records was filled: the records it has, and how long preparing took for those that were not copied. */
export interface FilledOaiStore {
  readonly records: number;
  readonly prepared: number;
  readonly prepareS: number;
  /** Octets that the prepared documents of a record take, both formats together. */
  readonly bytesPerRecord: number;
}

const FORMATS = ['oai_dc', 'igsngfz'];

/**
 * Prepares the records of a filled store as a server does, and copies records and documents with whole statements until there are
 * `records`: a copy is another IGSN with another change, otherwise the same.
 */
async function run(place: BenchPlace, records: number, baseUrl: string): Promise<FilledOaiStore> {
  const house = await benchHouse(place, { 'base-url': baseUrl });
  const { store } = house;
  const started = performance.now();
  let bytesPerRecord = 0;
  const followers = await documentFollowers(
    await publicFace(house),
    { preparedFormats: FORMATS, oaiReexport: true },
    {
      prepared: ({ bytes, records: of }) => {
        bytesPerRecord = Math.round(bytes / of);
      },
      notPrepared: () => undefined,
    },
  );
  for (const follower of followers) await followChanges(unitOfWork(store), follower, { holder: 'bench' });
  const prepareS = (performance.now() - started) / 1000;
  // Else the server that is measured would be at work on the index of the search meanwhile.
  for (const follower of await followersOf(house))
    await followChanges(unitOfWork(store), follower, { holder: 'bench' });
  const prepared = await countIn(store.read);
  const { seq: base } = await store.read.selectFrom('change_clock').select('seq').executeTakeFirstOrThrow();
  for (let copy = 1; prepared * copy < records; copy++) await addCopy(store, copy, base, records - prepared * copy);
  await refreshStatistics(store);
  const filled = { records: await countIn(store.read), prepared, prepareS, bytesPerRecord };
  await house.close();
  return filled;
}

async function countIn(db: Queries): Promise<number> {
  const { rows } = await sql<{ size: number }>`select count(*) as size from record where state = 'registered'`.execute(
    db,
  );
  return Number(rows[0]!.size);
}

/** One more of up to `most` records up to the change `base`. */
async function addCopy(store: Store, copy: number, base: number, most: number): Promise<void> {
  const suffix = `X${copy}`;
  const shift = base * copy;
  const chosen = sql`(select igsn as old, igsn || ${suffix} as fresh, changed_seq + cast(${shift} as bigint) as seq from record
    where changed_seq <= ${base} and state = 'registered' order by changed_seq limit ${most}) as c`;
  await store.unitOfWork(async (db) => {
    await copyRows(
      db,
      'identifier',
      { igsn: sql`c.fresh`, key: sql`null`, prefix: sql`null`, object_id: sql`null` },
      sql`identifier.igsn = c.old`,
      chosen,
    );
    await copyRows(
      db,
      'record',
      { igsn: sql`c.fresh`, changed_seq: sql`c.seq`, object_id: sql`null` },
      sql`record.igsn = c.old`,
      chosen,
    );
    const description = sql`replace(record_version.description, c.old, c.fresh)`;
    await copyRows(db, 'record_version', { igsn: sql`c.fresh`, description }, sql`record_version.igsn = c.old`, chosen);
    const text = store.engine === 'sqlite' ? sql`cast(document as text)` : sql`document`;
    const replaced = sql`replace(${text}, c.old, c.fresh)`;
    const document = store.engine === 'sqlite' ? sql`cast(${replaced} as blob)` : replaced;
    const of = sql`prepared_document.changed_seq = c.seq - cast(${shift} as bigint)`;
    await copyRows(
      db,
      'prepared_document',
      { item: sql`'igsn ' || c.fresh`, changed_seq: sql`c.seq`, document },
      of,
      chosen,
    );
    await sql`update change_clock set seq = ${shift + base}`.execute(db);
    await sql`update change_follower set seq = ${shift + base}`.execute(db);
  });
}

async function copyRows(
  db: Queries,
  table: string,
  changed: Readonly<Record<string, RawBuilder<unknown>>>,
  on: RawBuilder<unknown>,
  chosen: RawBuilder<unknown>,
): Promise<void> {
  const tables = await db.introspection.getTables();
  const columns = tables.find((one) => one.name === table)!.columns.map((one) => one.name);
  const values = columns.map((name) => changed[name] ?? sql.ref(`${table}.${name}`));
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    select ${sql.join(values)} from ${chosen} join ${sql.table(table)} on ${on} order by c.seq`.execute(db);
}

const { place, records, baseUrl } = JSON.parse(process.argv[2]!) as {
  place: BenchPlace;
  records: number;
  baseUrl: string;
};
process.stdout.write(JSON.stringify(await run(place, records, baseUrl)));
