import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateSectionListing } from '../src/demo/section-listing.ts';
import type { Engine } from '../src/store/store.ts';
import { placeOptions } from './bench-house.ts';
import type { BenchStores } from './bench-stores.ts';
import { type CommandRun, residentMb, runCorestone, serveCorestone } from './child-process.ts';
import { freePort } from './free-port.ts';
import type { BenchmarkOptions, Measurement, Target } from './measurement.ts';

const SECTIONS = 100_000;
const QUICK_SECTIONS = 20_000;
const REST_MS = 2000;
const LIMIT: Target = { kind: 'at most', bound: 300, unit: 'MB' };

/**
 * Resident memory of whole processes: of the server at rest after its start, and the peak of the commands that import a
 * listing of 100,000 sections and register them. Read from /proc, so on Linux only.
 */
export async function memory(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  if (process.platform !== 'linux') {
    options.say('  Memory is not measured: there is no /proc on this system.');
    return [];
  }
  const sections = options.quick ? QUICK_SECTIONS : SECTIONS;
  const listing = stores.path('listing.csv');
  await writeFile(listing, linesOf(generateSectionListing(sections)));
  const measurements: Measurement[] = [];
  for (const engine of stores.engines) {
    measurements.push(await atRest(stores, engine));
    measurements.push(...(await whileWorking(stores, engine, listing, sections)));
    for (const one of measurements.slice(-3)) options.say(`  ${engine}, ${one.name}: ${one.figure}`);
  }
  return measurements;
}

/** Lines with their ends, one at a time: a large listing is never in memory as a whole. */
function* linesOf(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}

async function atRest(stores: BenchStores, engine: Engine): Promise<Measurement> {
  const place = await stores.filled(engine, 1);
  const server = await serveCorestone(['serve', ...placeOptions(place)], await freePort());
  await sleep(REST_MS);
  const value = residentMb(server.child, 'VmRSS')!;
  await server.stop();
  return { name: 'memory at rest', engine, figure: 'serve, demonstration store', value, target: LIMIT };
}

async function whileWorking(
  stores: BenchStores,
  engine: Engine,
  listing: string,
  sections: number,
): Promise<Measurement[]> {
  const place = await stores.fresh(engine);
  const options = placeOptions(place);
  const names = ['--program', 'ICDP', '--expedition', '5054'];
  const imported = await runCorestone(['expedition', 'import', listing, ...names, ...options]);
  const registered = await runCorestone(['register', '--all', ...options]);
  await stores.remove(place);
  return [
    peak('memory while importing', engine, sections, imported),
    peak('memory while registering', engine, sections, registered),
  ];
}

function peak(name: string, engine: Engine, sections: number, { seconds, peakMb }: CommandRun): Measurement {
  const figure = `${sections} sections in ${seconds.toFixed(1)} s, ${Math.round(sections / seconds)}/s`;
  return { name, engine, figure, ...(peakMb === undefined ? {} : { value: peakMb }), target: LIMIT };
}
