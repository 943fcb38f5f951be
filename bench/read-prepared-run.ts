import { preparedOctets } from '../src/store/read/list-prepared.ts';
import type { Queries } from '../src/store/store.ts';
import { benchHouse } from './bench-house.ts';
import type { BenchPlace } from './bench-stores.ts';

/** How fast prepared documents come out of the store alone. */
export interface ReadPreparedRun {
  readonly records: number;
  readonly bytes: number;
  readonly seconds: number;
}

const WARM_UP_PAGES = 60;

/**
 * Reads all prepared documents of a format in pages, in the order of change, with nothing beside, until their octets are in memory. As
 * the server that is measured against it, it has done so before it is measured.
 */
async function run(place: BenchPlace, format: string, pageSize: number): Promise<ReadPreparedRun> {
  const house = await benchHouse(place);
  await readPages(house.store.read, format, pageSize, WARM_UP_PAGES);
  const done = await readPages(house.store.read, format, pageSize, Number.POSITIVE_INFINITY);
  await house.close();
  return done;
}

async function readPages(read: Queries, format: string, pageSize: number, most: number): Promise<ReadPreparedRun> {
  let after = -1;
  let [records, bytes] = [0, 0];
  const started = performance.now();
  for (let page = 0; page < most; page++) {
    const rows = await read
      .selectFrom('prepared_document')
      .select(['changed_seq', 'document'])
      .where('format', '=', format)
      .where('changed_seq', '>', after)
      .orderBy('changed_seq')
      .limit(pageSize)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.changed_seq;
    records += rows.length;
    for (const row of rows) bytes += preparedOctets(row.document).length;
  }
  return { records, bytes, seconds: (performance.now() - started) / 1000 };
}

const { place, format, pageSize } = JSON.parse(process.argv[2]!) as {
  place: BenchPlace;
  format: string;
  pageSize: number;
};
process.stdout.write(JSON.stringify(await run(place, format, pageSize)));
