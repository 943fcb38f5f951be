import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backup } from './backup.ts';
import { BenchStores } from './bench-stores.ts';
import { besideBulk } from './beside-bulk.ts';
import { bulk } from './bulk.ts';
import { documents } from './documents.ts';
import { drain } from './drain.ts';
import { fileToRegistered } from './file-to-registered.ts';
import { formats } from './formats.ts';
import { harvester } from './harvester.ts';
import { keepResult } from './kept-results.ts';
import { landing } from './landing.ts';
import type { BenchmarkOptions, Measurement } from './measurement.ts';
import { memory } from './memory.ts';
import { mint } from './mint.ts';
import { oaiHarvest } from './oai-harvest.ts';
import { findPostgres } from './postgres-cluster.ts';
import { redirects } from './redirects.ts';
import { resultTable } from './result-table.ts';
import { search } from './search.ts';
import { start } from './start.ts';
import { station } from './station.ts';
import { vocabularies } from './vocabularies.ts';

type Benchmark = (stores: BenchStores, options: BenchmarkOptions) => Promise<Measurement[]>;

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  'file-to-registered': fileToRegistered,
  bulk,
  'beside-bulk': besideBulk,
  redirects,
  landing,
  'oai-harvest': oaiHarvest,
  harvester,
  memory,
  mint,
  start,
  vocabularies,
  formats,
  documents,
  drain,
  search,
  station,
  backup,
};

const USAGE = `npm run bench -- [--only ${Object.keys(BENCHMARKS).join('|')}]… [--quick] [--records N] [--keep] [--stores FOLDER [--prepare]]`;

/**
 * Runs the benchmarks and prints their table; `--keep` also writes it into `bench/RESULTS.md`. With a folder for `--stores` the large
 * stores stay there for the next run; `--prepare` makes them and measures nothing, for a quiet hour later. A missed target is said there;
 * it is no failure of the run.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      quick: { type: 'boolean' },
      records: { type: 'string' },
      keep: { type: 'boolean' },
      stores: { type: 'string' },
      prepare: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const names = values.only ?? Object.keys(BENCHMARKS);
  const isWrong = names.some((name) => BENCHMARKS[name] === undefined) || !/^[1-9]\d*$/.test(values.records ?? '1');
  if (values.help || isWrong) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const keptIn = values.stores === undefined ? undefined : resolve(values.stores);
  if (keptIn !== undefined) mkdirSync(keptIn, { recursive: true });
  const postgres = await findPostgres(keptIn);
  if (typeof postgres === 'string') say(`PostgreSQL is not measured: ${postgres}.`);
  const stores = new BenchStores(typeof postgres === 'string' ? undefined : postgres.url, keptIn);
  try {
    const records = values.records === undefined ? {} : { records: Number(values.records) };
    const keepAs = values.keep ? (values.records ?? '') : undefined;
    const told = { quick: values.quick === true, prepare: values.prepare === true, ...records, say };
    const measurements = await runInTurn(names, stores, told, keepAs);
    process.stdout.write(`\n${resultTable(measurements).join('\n')}\n`);
  } finally {
    await stores.close();
    if (typeof postgres !== 'string') postgres.stop();
  }
}

/** With a scale to keep them as, each benchmark's results are kept as soon as it ends. */
async function runInTurn(names: readonly string[], stores: BenchStores, options: BenchmarkOptions, keepAs?: string) {
  const measurements: Measurement[] = [];
  for (const name of names) {
    options.say(`${name} …`);
    const started = performance.now();
    const measured = await BENCHMARKS[name]!(stores, options);
    if (keepAs !== undefined) keepResult(name, keepAs, (performance.now() - started) / 1000, measured);
    measurements.push(...measured);
  }
  return measurements;
}

await main();
