import { writeFileSync } from 'node:fs';
import { openStore } from '../src/store/engine/open-store.ts';
import type { Engine } from '../src/store/store.ts';
import { placeOptions } from './bench-house.ts';
import type { BenchPlace, BenchStores } from './bench-stores.ts';
import { runScript, serveCorestone, serveScript, untilAtRest } from './child-process.ts';
import { freePort } from './free-port.ts';
import type { LoadRun } from './load-client.ts';
import { type BenchmarkOptions, type Measurement, median, type Target } from './measurement.ts';

const CLIENT = new URL('./load-client.ts', import.meta.url);
const BARE = new URL('./constant-redirect-server.ts', import.meta.url);
const CONNECTIONS = 32;
/** Many short rounds: on a machine that others use, a median of few is one of theirs. */
const ROUNDS = 9;
const ROUND_S = 0.7;
const QUICK_ROUND_S = 0.4;
/** So many answers until the compiler has done its work; counted, because a busy machine gives them late. */
const WARM_AFTER = 60_000;
const MOST_WARMING_LOADS = 8;
const LONGEST_PREPARING_MS = 900_000;
const DEMO_HOLES = 1;
const LARGE_HOLES = 9;
const TARGET: Target = { kind: 'at least', bound: 0.6, unit: '' };

/**
 * Redirects a second of the resolver for random IGSNs of the demonstration's store and of one nine times as large, against a
 * bare `node:http` server that answers every request with one constant 302. Both serve in processes of their own, one load
 * client asks them in turns over loopback, keep-alive and without pipelining. The ratio is ours / bare, the median of the
 * rounds; the larger store shows what it costs to ask for more identifiers than the resolver remembers.
 */
export async function redirects(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const engine of stores.engines) {
    for (const holes of options.quick ? [DEMO_HOLES] : [DEMO_HOLES, LARGE_HOLES]) {
      const place = await stores.filled(engine, holes);
      const paths = await randomPaths(place);
      const pathsFile = stores.path(`paths-${engine}-${holes}.json`);
      writeFileSync(pathsFile, JSON.stringify(paths));
      const pairs = await measure(place, pathsFile, options);
      const measured = asMeasurement(engine, paths.length, pairs);
      measurements.push({ ...measured, target: TARGET });
    }
  }
  return measurements;
}

async function randomPaths(place: BenchPlace): Promise<string[]> {
  const store = openStore({ dataFolder: place.data, databaseUrl: place.databaseUrl });
  try {
    const rows = await store.read.selectFrom('record').select('igsn').where('state', '=', 'registered').execute();
    const shuffled = rows.map(({ igsn }) => ({ igsn, at: Math.random() })).toSorted((one, other) => one.at - other.at);
    return shuffled.map(({ igsn }) => `/10273/${igsn}`);
  } finally {
    await store.close();
  }
}

async function measure(place: BenchPlace, pathsFile: string, options: BenchmarkOptions): Promise<Pair[]> {
  const ports = { ours: await freePort(), bare: await freePort() };
  const ours = await serveCorestone(['serve', ...placeOptions(place)], ports.ours);
  const bare = await serveScript(BARE, ports.bare);
  try {
    // A store that has just been filled is still indexed, and its documents are prepared.
    await untilAtRest(ours.child, LONGEST_PREPARING_MS);
    const seconds = options.quick ? QUICK_ROUND_S : ROUND_S;
    const load = (port: number, forS: number) =>
      runScript<LoadRun>(CLIENT, { port, pathsFile, connections: CONNECTIONS, seconds: forS });
    for (const port of [ports.ours, ports.bare]) await warm(() => load(port, 2));
    const pairs: Pair[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      pairs.push({ ours: checked(await load(ports.ours, seconds)), bare: checked(await load(ports.bare, seconds)) });
      options.say(
        `  ${place.engine}, round ${round}: ours ${told(pairs.at(-1)!.ours)}, bare ${told(pairs.at(-1)!.bare)}`,
      );
    }
    return pairs;
  } finally {
    await ours.stop();
    await bare.stop();
  }
}

async function warm(load: () => Promise<LoadRun>): Promise<void> {
  let answers = 0;
  for (let loads = 0; answers < WARM_AFTER && loads < MOST_WARMING_LOADS; loads++) answers += (await load()).redirects;
}

interface Pair {
  readonly ours: LoadRun;
  readonly bare: LoadRun;
}

function checked(run: LoadRun): LoadRun {
  if (run.others > 0) throw new Error(`${run.others} of ${run.redirects + run.others} answers were no redirect.`);
  return run;
}

const rate = (run: LoadRun): number => run.redirects / run.seconds;

const told = (run: LoadRun): string => `${Math.round(rate(run))}/s (median ${run.medianMs.toFixed(2)} ms)`;

function asMeasurement(engine: Engine, records: number, pairs: readonly Pair[]): Measurement {
  const ours = Math.round(median(pairs.map((pair) => rate(pair.ours))));
  const bare = Math.round(median(pairs.map((pair) => rate(pair.bare))));
  return {
    name: 'redirects',
    engine,
    figure: `${records} records, ${ours}/s against ${bare}/s bare`,
    value: median(pairs.map((pair) => rate(pair.ours) / rate(pair.bare))),
  };
}
