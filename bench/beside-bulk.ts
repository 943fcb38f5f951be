import { createReadStream } from 'node:fs';
import type { Engine } from '../src/store/store.ts';
import { placeOptions } from './bench-house.ts';
import type { BenchStores } from './bench-stores.ts';
import type { BesideRun } from './beside-client.ts';
import { BULK_AUTHORIZATION, bulkPlace, writeBulkItems } from './bulk-input.ts';
import { runScript, serveCorestone } from './child-process.ts';
import { freePort } from './free-port.ts';
import { type BenchmarkOptions, type Measurement, median } from './measurement.ts';

const ITEMS = 100_000;
const FEW = 20_000;
const CLIENTS = 4;
const AT_REST_S = 3;
const CLIENT = new URL('./beside-client.ts', import.meta.url);

/**
 * What others feel of a bulk job: four clients that mint one record after the other and four that read a page, each with a short
 * pause, while a job of 100,000 records runs; beside it the same with nothing else to do. 95th percentiles in milliseconds.
 */
export async function besideBulk(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const items = options.quick ? FEW : ITEMS;
  const file = await writeBulkItems(stores, items);
  const measurements: Measurement[] = [];
  for (const engine of stores.engines) {
    const { atRest, beside } = await measure(stores, engine, file);
    if (beside.accepted !== items) throw new Error(`Of ${items} only ${beside.accepted} were accepted.`);
    options.say(`  ${engine}: job of ${items} in ${beside.seconds.toFixed(1)} s beside ${beside.mintMs.length} mints`);
    measurements.push(
      asMeasurement('mint beside a bulk job, 95th percentile', engine, atRest.mintMs, beside.mintMs),
      asMeasurement('page beside a bulk job, 95th percentile', engine, atRest.pageMs, beside.pageMs),
    );
  }
  return measurements;
}

async function measure(stores: BenchStores, engine: Engine, file: string) {
  const place = await bulkPlace(stores, engine);
  const port = await freePort();
  const server = await serveCorestone(
    ['serve', ...placeOptions(place), '--api-rate-limit', '0', '--rate-limit', '0'],
    port,
  );
  try {
    const common = {
      port,
      authorization: BULK_AUTHORIZATION,
      namespace: 'BES',
      page: await publicPage(port),
      clients: CLIENTS,
    };
    const atRest = await runScript<BesideRun>(CLIENT, { ...common, seconds: AT_REST_S });
    const beside = await runScript<BesideRun>(CLIENT, { ...common, job: await sendJob(port, file) });
    return { atRest, beside };
  } finally {
    await server.stop();
    await stores.remove(place);
  }
}

/** The path of the page of one record that is made for it. */
async function publicPage(port: number): Promise<string> {
  const headers = { authorization: BULK_AUTHORIZATION, 'content-type': 'application/json' };
  const body = JSON.stringify({ igsn: 'BESPAGE', description: { title: 'A core to look at' } });
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/records`, { method: 'POST', headers, body });
  if (answer.status !== 201) throw new Error(await answer.text());
  return '/igsn/BESPAGE';
}

async function sendJob(port: number, file: string): Promise<string> {
  const headers = { authorization: BULK_AUTHORIZATION, 'content-type': 'application/x-ndjson' };
  const sent = { method: 'POST', headers, body: createReadStream(file), duplex: 'half' } as RequestInit;
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/bulk`, sent);
  const { id } = (await answer.json()) as { id: string };
  return id;
}

function asMeasurement(name: string, engine: Engine, rest: readonly number[], busy: readonly number[]): Measurement {
  const figure = `median ${median(busy).toFixed(1)} ms, at most ${Math.max(...busy).toFixed(0)} ms; at rest p95 ${p95(rest).toFixed(1)} ms`;
  return { name, engine, figure, value: p95(busy), target: { kind: 'at most', bound: 100, unit: 'ms' } };
}

function p95(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? 0;
}
