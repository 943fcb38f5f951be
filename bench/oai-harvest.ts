import { Agent, get } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Engine } from '../src/store/store.ts';
import { placeOptions } from './bench-house.ts';
import type { BenchStores } from './bench-stores.ts';
import { serveCorestone } from './child-process.ts';
import { freePort } from './free-port.ts';
import { type BenchmarkOptions, type Measurement, median } from './measurement.ts';

const PREFIXES = ['oai_dc', 'igsngfz'] as const;
const HOLES = 9;
const WARM_UP_PAGES = 60;
const PAGES_AT_AN_END = 20;

/**
 * A full harvest of some 50,000 objects in two formats, page after page as a harvester does it: records a second, and the
 * time of the last pages against that of the first, medians of 20 each.
 */
export async function oaiHarvest(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const engine of stores.engines) {
    const place = await stores.filled(engine, options.quick ? 1 : HOLES);
    const port = await freePort();
    const server = await serveCorestone(['serve', ...placeOptions(place)], port);
    try {
      for (const prefix of PREFIXES) {
        await harvest(port, prefix, WARM_UP_PAGES);
        measurements.push(asMeasurement(engine, prefix, await harvest(port, prefix)));
        options.say(`  ${engine}, ${prefix}: ${measurements.at(-1)!.figure}`);
      }
    } finally {
      await server.stop();
    }
  }
  return measurements;
}

interface Harvest {
  readonly records: number;
  readonly pageMs: readonly number[];
}

async function harvest(port: number, prefix: string, mostPages = Number.POSITIVE_INFINITY): Promise<Harvest> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const pageMs: number[] = [];
  let records = 0;
  let query: string | undefined = `metadataPrefix=${prefix}`;
  while (query !== undefined && pageMs.length < mostPages) {
    const started = performance.now();
    const page = await fetchText(`http://127.0.0.1:${port}/oai?verb=ListRecords&${query}`, agent);
    pageMs.push(performance.now() - started);
    records += page.split(/<header[ >]/).length - 1;
    const token = /<resumptionToken[^>]*>([^<]+)</.exec(page)?.[1];
    query = token === undefined ? undefined : `resumptionToken=${encodeURIComponent(token)}`;
  }
  agent.destroy();
  if (records === 0) throw new Error(`The harvest of ${prefix} is empty.`);
  return { records, pageMs };
}

function fetchText(address: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get(address, { agent }, (answer) => text(answer).then(resolve, reject)).once('error', reject);
  });
}

function asMeasurement(engine: Engine, prefix: string, { records, pageMs }: Harvest): Measurement {
  const seconds = pageMs.reduce((sum, ms) => sum + ms, 0) / 1000;
  const first = median(pageMs.slice(0, PAGES_AT_AN_END));
  // The very last page is seldom full.
  const last = median(pageMs.slice(-PAGES_AT_AN_END - 1, -1));
  const pages = `page ${first.toFixed(1)} ms at the start, ${last.toFixed(1)} ms at the end`;
  return {
    name: `OAI harvest ${prefix}`,
    engine,
    figure: `${records} records, ${Math.round(records / seconds)}/s; ${pages}`,
    value: last / first,
    target: { kind: 'at most', bound: 1.3, unit: '' },
  };
}
