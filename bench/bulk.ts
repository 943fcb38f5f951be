import { createReadStream } from 'node:fs';
import { request } from 'node:http';
import type { Engine } from '../src/store/store.ts';
import { placeOptions } from './bench-house.ts';
import type { BenchStores } from './bench-stores.ts';
import { BULK_AUTHORIZATION, bulkPlace, writeBulkItems } from './bulk-input.ts';
import { residentMb, runScript, serveCorestone } from './child-process.ts';
import { freePort } from './free-port.ts';
import type { BenchmarkOptions, Measurement } from './measurement.ts';
import type { PlainBulkRun } from './plain-bulk-run.ts';

const ITEMS = 100_000;
const FEW = 20_000;
const LONGEST_SUMMARY = 10_000;
const PLAIN = new URL('./plain-bulk-run.ts', import.meta.url);

/**
 * NDJSON of 100,000 new records over HTTP, answered while it is read, against plain inserts of the rows it wrote into the same
 * engine with the same settings, tables, indexes and transaction sizes. The ratio is plain time / our time.
 * Beside it the most resident memory of the server with 20,000 and with 100,000, which should not differ by much.
 */
export async function bulk(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const items = options.quick ? FEW : ITEMS;
  const many = await writeBulkItems(stores, items);
  const few = await writeBulkItems(stores, FEW);
  const measurements: Measurement[] = [];
  for (const engine of stores.engines) {
    const small = await onePair(stores, engine, few, FEW);
    const large = await onePair(stores, engine, many, items);
    options.say(`  ${engine}: ${told(large)}`);
    measurements.push(...asMeasurements(engine, items, small, large));
  }
  return measurements;
}

interface Pair {
  readonly seconds: number;
  readonly peakMb: number | undefined;
  readonly plain: PlainBulkRun;
}

async function onePair(stores: BenchStores, engine: Engine, file: string, items: number): Promise<Pair> {
  const place = await bulkPlace(stores, engine);
  const copy = await bulkPlace(stores, engine);
  const port = await freePort();
  const server = await serveCorestone(['serve', ...placeOptions(place)], port);
  const started = performance.now();
  const accepted = await send(port, file);
  const seconds = (performance.now() - started) / 1000;
  const peakMb = residentMb(server.child, 'VmHWM');
  await server.stop();
  if (accepted !== items) throw new Error(`Of ${items} only ${accepted} were accepted.`);
  const plain = await runScript<PlainBulkRun>(PLAIN, { from: place, to: copy });
  await stores.remove(place);
  await stores.remove(copy);
  return { seconds, peakMb, plain };
}

/** Sends a file as one request; how many items its summary says were accepted. */
function send(port: number, file: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: BULK_AUTHORIZATION, 'content-type': 'application/x-ndjson' };
    const sent = request({ port, method: 'POST', path: '/api/v1/bulk?stream=true', headers }, async (answer) => {
      let last = '';
      // Only the end of the answer: what the client does is not what is measured.
      for await (const chunk of answer) last = `${last}${chunk}`.slice(-LONGEST_SUMMARY);
      last = last.trim().split('\n').at(-1) ?? '';
      const { summary, problem } = JSON.parse(last) as { summary?: { accepted: number }; problem?: unknown };
      if (summary === undefined || problem !== undefined) reject(new Error(last));
      else resolve(summary.accepted);
    });
    sent.on('error', reject);
    createReadStream(file).pipe(sent);
  });
}

function told({ seconds, plain, peakMb }: Pair): string {
  const memory = peakMb === undefined ? '' : `, ${Math.round(peakMb)} MB at most`;
  return `${seconds.toFixed(2)} s${memory}; ${plain.rows} rows plain ${plain.seconds.toFixed(2)} s`;
}

function asMeasurements(engine: Engine, items: number, small: Pair, large: Pair): Measurement[] {
  const { seconds, peakMb, plain } = large;
  const speed: Measurement = {
    name: 'bulk over HTTP',
    engine,
    figure: `${items} records in ${seconds.toFixed(2)} s, ${Math.round(items / seconds)}/s`,
    value: plain.seconds / seconds,
    target: { kind: 'at least', bound: 0.4, unit: '' },
  };
  if (small.peakMb === undefined || peakMb === undefined) return [speed];
  const figure = `${Math.round(small.peakMb)} MB with ${FEW}, ${Math.round(peakMb)} MB with ${items}`;
  return [
    speed,
    { name: 'bulk memory', engine, figure, value: peakMb, target: { kind: 'at most', bound: 300, unit: 'MB' } },
  ];
}
