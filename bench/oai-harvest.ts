import type { Engine } from '../src/store/store.ts';
import { placeOptions } from './bench-house.ts';
import type { BenchPlace, BenchStores } from './bench-stores.ts';
import { residentMb, runScript, serveCorestone, serveScript, untilAtRest } from './child-process.ts';
import type { FilledOaiStore } from './fill-oai-store.ts';
import { freePort } from './free-port.ts';
import { leanClient } from './lean-client.ts';
import { type BenchmarkOptions, type Measurement, median } from './measurement.ts';
import type { ReadPreparedRun } from './read-prepared-run.ts';

const PREFIXES = ['oai_dc', 'igsngfz'] as const;
const RECORDS = 100_000;
const QUICK_RECORDS = 10_000;
const WARM_UP_PAGES = 60;
const PAGE_BEFORE = 500;
const BASE_URL = 'http://bench.example';

/**
 * A full harvest of 100,000 records (or as many as `--records` says) in two prepared formats, page after page as a harvester does it:
 * records and MB a second to a client that costs next to nothing, against reading the same documents straight from the store; pages at
 * the start, in the middle and at the end; the server's peak memory. The documents are read straight once more before, so that neither of
 * the two is the one for which the disk is read.
 */
export async function oaiHarvest(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const records = options.records ?? (options.quick ? QUICK_RECORDS : RECORDS);
  const measurements: Measurement[] = [];
  for (const engine of stores.engines) {
    const { place, noted: filled } = await stores.kept(engine, `oai_${records}`, async (empty) => {
      await stores.fill(empty, 1);
      const script = new URL('./fill-oai-store.ts', import.meta.url);
      return runScript<FilledOaiStore>(script, { place: empty, records, baseUrl: BASE_URL });
    });
    if (options.prepare) continue;
    measurements.push(preparing(engine, filled));
    options.say(`  ${engine}: ${measurements.at(-1)!.figure}`);
    for (const prefix of PREFIXES) {
      measurements.push(...(await harvestOnce(place, prefix)));
      for (const one of measurements.slice(-4)) options.say(`  ${engine}, ${one.name}: ${one.figure}`);
    }
  }
  return measurements;
}

function preparing(engine: Engine, { prepared, prepareS, bytesPerRecord, records }: FilledOaiStore): Measurement {
  const figure = `${Math.round(prepared / prepareS)} records/s, ${bytesPerRecord} bytes a record (${records} records)`;
  return { name: 'OAI documents prepared', engine, figure };
}

async function harvestOnce(place: BenchPlace, prefix: string): Promise<Measurement[]> {
  const { engine } = place;
  const script = new URL('./read-prepared-run.ts', import.meta.url);
  const readStraight = (pageSize: number) => runScript<ReadPreparedRun>(script, { place, format: prefix, pageSize });
  // Both find in the system's memory what it has room for: who reads first would else wait for the disk on behalf of both.
  const first = await readStraight(PAGE_BEFORE);
  const port = await freePort();
  const server = await serveCorestone(['serve', ...placeOptions(place), '--base-url', BASE_URL], port);
  let harvested: Harvest;
  let [restMb, peakMb]: (number | undefined)[] = [];
  try {
    await untilAtRest(server.child);
    await harvest(port, prefix, WARM_UP_PAGES);
    restMb = residentMb(server.child, 'VmRSS');
    harvested = await harvest(port, prefix);
    peakMb = residentMb(server.child, 'VmHWM');
  } finally {
    await server.stop();
  }
  const pageSize = Math.round(harvested.records / harvested.pageMs.length);
  const straight = await readStraight(pageSize);
  const bound = await harvestFromMemory(harvested);
  return [
    speed(engine, prefix, harvested, { first, straight }),
    fromMemory(engine, prefix, bound, straight),
    pages(engine, prefix, harvested),
    {
      name: `OAI harvest ${prefix}, memory`,
      engine,
      figure: `peak of the server ${Math.round(peakMb ?? 0)} MB, ${Math.round(restMb ?? 0)} MB before`,
    },
  ];
}

function speed(
  engine: Engine,
  prefix: string,
  { records, bytes, pageMs }: Harvest,
  { first, straight }: { readonly first: ReadPreparedRun; readonly straight: ReadPreparedRun },
): Measurement {
  const seconds = pageMs.reduce((sum, ms) => sum + ms, 0) / 1000;
  const rate = records / seconds;
  const [firstRate, straightRate] = [first.records / first.seconds, straight.records / straight.seconds];
  const figure = `${records} records, ${Math.round(rate)}/s, ${(bytes / seconds / 1e6).toFixed(0)} MB/s; straight from the store ${Math.round(straightRate)}/s, before that ${Math.round(firstRate)}/s`;
  const target = { kind: 'at least', bound: 0.5, unit: '' } as const;
  return { name: `OAI harvest ${prefix}`, engine, figure, value: rate / straightRate, target };
}

/** The same pages, of the same length each, to the same client from a server that has them in memory and does nothing else. */
async function harvestFromMemory({ records, bytes, pageMs }: Harvest): Promise<Harvest> {
  const port = await freePort();
  const told = { bytes: Math.round(bytes / pageMs.length) };
  const server = await serveScript(new URL('./constant-list-server.ts', import.meta.url), port, told);
  const client = leanClient(port);
  const constant: Harvest & { pageMs: number[] } = { records, bytes: told.bytes * pageMs.length, pageMs: [] };
  try {
    for (let page = -WARM_UP_PAGES; page < pageMs.length; page++) {
      const started = performance.now();
      await client.get('/');
      if (page >= 0) constant.pageMs.push(performance.now() - started);
    }
  } finally {
    client.close();
    await server.stop();
  }
  return constant;
}

/** What no server in Node could surpass, were reading to cost nothing; the last figure is the most that reading and sending in turn can reach. */
function fromMemory(engine: Engine, prefix: string, bound: Harvest, straight: ReadPreparedRun): Measurement {
  const seconds = bound.pageMs.reduce((sum, ms) => sum + ms, 0) / 1000;
  const rate = bound.records / seconds;
  const straightRate = straight.records / straight.seconds;
  const inTurn = 1 / (1 + straightRate / rate);
  const told = `${Math.round(rate)}/s, ${(bound.bytes / seconds / 1e6).toFixed(0)} MB/s`;
  const figure = `the same pages from memory by node:http ${told}: ${(rate / straightRate).toFixed(2)} of straight; read and sent in turn ${inTurn.toFixed(2)} at most`;
  return { name: `OAI harvest ${prefix}, bound`, engine, figure };
}

function pages(engine: Engine, prefix: string, { pageMs }: Harvest): Measurement {
  // The very first counts the whole list, and the very last is seldom full.
  const usual = pageMs.slice(1, -1);
  const third = Math.ceil(usual.length / 3);
  const parts = [usual.slice(0, third), usual.slice(third, 2 * third), usual.slice(2 * third)];
  const told = parts.map((part) => `${median(part).toFixed(1)}/${percentile(part, 0.99).toFixed(1)}`);
  const figure = `first page ${pageMs[0]!.toFixed(0)} ms; p50/p99 ms at the start ${told[0]}, middle ${told[1]}, end ${told[2]}`;
  const value = median(parts[2]!) / median(parts[0]!);
  return { name: `OAI pages ${prefix}`, engine, figure, value, target: { kind: 'at most', bound: 1.3, unit: '' } };
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1]!;
}

interface Harvest {
  readonly records: number;
  readonly bytes: number;
  readonly pageMs: readonly number[];
}

async function harvest(port: number, prefix: string, mostPages = Number.POSITIVE_INFINITY): Promise<Harvest> {
  const client = leanClient(port);
  const pageMs: number[] = [];
  let [records, bytes] = [0, 0];
  let query: string | undefined = `metadataPrefix=${prefix}`;
  while (query !== undefined && pageMs.length < mostPages) {
    const started = performance.now();
    const page = await client.get(`/oai?verb=ListRecords&${query}`);
    pageMs.push(performance.now() - started);
    bytes += page.bytes;
    // What a harvester has to find; the rest is its own affair.
    const [, size, cursor, token] = /completeListSize="(\d+)" cursor="(\d+)">([^<]*)</.exec(page.end) ?? [];
    if (token === '') records = Number(size);
    else if (mostPages !== Number.POSITIVE_INFINITY) records = Number(cursor) + 1;
    query = token ? `resumptionToken=${token}` : undefined;
  }
  client.close();
  if (records === 0) throw new Error(`The harvest of ${prefix} is empty.`);
  return { records, bytes, pageMs };
}
