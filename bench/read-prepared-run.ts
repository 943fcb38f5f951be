import { benchHouse } from './bench-house.ts';
import type { BenchPlace } from './bench-stores.ts';

/** How fast prepared documents come out of the store alone. */
export interface ReadPreparedRun {
  readonly records: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** Reads all prepared documents of a format in pages, in the order of change, with nothing beside. */
async function run(place: BenchPlace, format: string, pageSize: number): Promise<ReadPreparedRun> {
  const house = await benchHouse(place);
  const { read } = house.store;
  let after = -1;
  let [records, bytes] = [0, 0];
  const started = performance.now();
  for (;;) {
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
    for (const row of rows) bytes += row.document.length;
  }
  const seconds = (performance.now() - started) / 1000;
  await house.close();
  return { records, bytes, seconds };
}

const { place, format, pageSize } = JSON.parse(process.argv[2]!) as {
  place: BenchPlace;
  format: string;
  pageSize: number;
};
process.stdout.write(JSON.stringify(await run(place, format, pageSize)));
