import { benchHouse } from './bench-house.ts';
import type { BenchPlace } from './bench-stores.ts';
import { plainTarget } from './plain-target.ts';
import { type Batch, writtenBatches } from './written-rows.ts';

/** How long the plain inserts took in seconds, and how many rows in how many transactions they were. */
export interface PlainInsertRun {
  readonly seconds: number;
  readonly rows: number;
  readonly transactions: number;
}

/** Inserts what a registering run left at `from` into a fresh store at `to`. The rows are in memory before the clock starts. */
async function run(from: BenchPlace, to: BenchPlace): Promise<PlainInsertRun> {
  const source = await benchHouse(from);
  const batches = await writtenBatches(source.store.read);
  await source.close();
  await (await benchHouse(to)).close();
  const seconds = await insertAll(to, batches);
  const rows = batches.flat().reduce((sum, one) => sum + one.rows.length, 0);
  return { seconds, rows, transactions: batches.length };
}

async function insertAll(to: BenchPlace, batches: readonly Batch[]): Promise<number> {
  const target = await plainTarget(to);
  const started = performance.now();
  for (const batch of batches) await target.insert(batch);
  const seconds = (performance.now() - started) / 1000;
  await target.close();
  return seconds;
}

const { from, to } = JSON.parse(process.argv[2]!) as { from: BenchPlace; to: BenchPlace };
process.stdout.write(JSON.stringify(await run(from, to)));
