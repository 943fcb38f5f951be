import { writeFileSync } from 'node:fs';
import { openStore } from '../src/store/engine/open-store.ts';
import type { Engine } from '../src/store/store.ts';
import { placeOptions } from './bench-house.ts';
import type { BenchPlace, BenchStores } from './bench-stores.ts';
import { runScript, serveCorestone, serveScript, untilAtRest } from './child-process.ts';
import { freePort } from './free-port.ts';
import { type BenchmarkOptions, type Measurement, median, type Target } from './measurement.ts';
import type { PageRun } from './page-client.ts';

const CLIENT = new URL('./page-client.ts', import.meta.url);
const CONSTANT = new URL('./constant-page-server.ts', import.meta.url);
const CONNECTIONS = 64;
const ROUNDS = 7;
const ROUND_S = 1.5;
const QUICK_ROUNDS = 3;
/** So many answers until the compiler has done its work; counted, because a busy machine gives them late. */
const WARM_AFTER = 40_000;
const MOST_WARMING_LOADS = 8;
const QUICK_PAGES = 600;
const LONGEST_FIRST_S = 300;
const LONGEST_PREPARING_MS = 900_000;
/** What is registered of one hole of the demonstration, nearly. */
const OF_A_HOLE = 5700;
/** Of a large store people look at some pages more than at others. */
const MOST_PAGES = 6000;
const TARGET: Target = { kind: 'at least', bound: 0.4, unit: '' };

interface Pair {
  readonly ours: PageRun;
  readonly constant: PageRun;
}

/**
 * Landing pages of the demonstration's store (of as many holes as `--records` wants) in random order by 64 clients, as browsers ask for them (packed by gzip): once while
 * every page must be made (`first`), then again and again while nothing changes, in turns with a bare `node:http` server that sends
 * one constant page of the same size. The ratio is ours / constant, the median of the rounds.
 */
export async function landing(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const engine of stores.engines) {
    const place = await stores.filled(engine, Math.ceil((options.records ?? OF_A_HOLE) / OF_A_HOLE));
    const { paths, records } = await randomPaths(place, options.quick ? QUICK_PAGES : MOST_PAGES);
    const pathsFile = stores.path(`pages-${engine}.json`);
    writeFileSync(pathsFile, JSON.stringify(paths));
    measurements.push(...(await measure(place, { pathsFile, pages: `${paths.length} of ${records} pages` }, options)));
  }
  return measurements;
}

async function randomPaths(place: BenchPlace, most: number) {
  const store = openStore({ dataFolder: place.data, databaseUrl: place.databaseUrl });
  try {
    const rows = await store.read.selectFrom('record').select('igsn').where('state', '=', 'registered').execute();
    const shuffled = rows.map(({ igsn }) => ({ igsn, at: Math.random() })).toSorted((one, other) => one.at - other.at);
    return { paths: shuffled.slice(0, most).map(({ igsn }) => `/igsn/${igsn}`), records: rows.length };
  } finally {
    await store.close();
  }
}

async function measure(
  place: BenchPlace,
  { pathsFile, pages }: { readonly pathsFile: string; readonly pages: string },
  options: BenchmarkOptions,
): Promise<Measurement[]> {
  const port = await freePort();
  const ours = await serveCorestone(['serve', ...placeOptions(place)], port);
  const load = (at: number, seconds: number, once = false) =>
    runScript<PageRun>(CLIENT, { port: at, pathsFile, connections: CONNECTIONS, seconds, once });
  try {
    // A new store is indexed and its documents are prepared; while that writes, no page can be kept.
    await untilAtRest(ours.child, options.prepare ? Number.POSITIVE_INFINITY : LONGEST_PREPARING_MS);
    if (options.prepare) return [];
    const first = checked(await load(port, LONGEST_FIRST_S, true));
    options.say(`  ${place.engine}, every page made: ${told(first)}`);
    const pairs = await inTurns(port, Math.round(first.bytes / first.pages), load, options);
    return [firstTime(place.engine, pages, first), again(place.engine, pages, pairs)];
  } finally {
    await ours.stop();
  }
}

async function inTurns(
  ownPort: number,
  bytes: number,
  load: (port: number, seconds: number) => Promise<PageRun>,
  options: BenchmarkOptions,
): Promise<Pair[]> {
  const port = await freePort();
  const constant = await serveScript(CONSTANT, port, { bytes });
  try {
    for (const one of [ownPort, port]) await warm(() => load(one, ROUND_S));
    const pairs: Pair[] = [];
    for (let round = 1; round <= (options.quick ? QUICK_ROUNDS : ROUNDS); round++) {
      pairs.push({ ours: checked(await load(ownPort, ROUND_S)), constant: checked(await load(port, ROUND_S)) });
      options.say(`  round ${round}: ours ${told(pairs.at(-1)!.ours)}, constant ${told(pairs.at(-1)!.constant)}`);
    }
    return pairs;
  } finally {
    await constant.stop();
  }
}

async function warm(load: () => Promise<PageRun>): Promise<void> {
  let answers = 0;
  for (let loads = 0; answers < WARM_AFTER && loads < MOST_WARMING_LOADS; loads++) answers += (await load()).pages;
}

function checked(run: PageRun): PageRun {
  if (run.others > 0) throw new Error(`${run.others} of ${run.pages + run.others} answers were no page.`);
  return run;
}

const rate = (run: PageRun): number => run.pages / run.seconds;

const told = (run: PageRun): string =>
  `${Math.round(rate(run))}/s (p50 ${run.p50Ms.toFixed(1)} ms, p99 ${run.p99Ms.toFixed(1)} ms)`;

function firstTime(engine: Engine, pages: string, run: PageRun): Measurement {
  return { name: 'landing, first', engine, figure: `${pages}, ${told(run)}, ${CONNECTIONS} clients` };
}

function again(engine: Engine, pages: string, pairs: readonly Pair[]): Measurement {
  const of = (figure: (run: PageRun) => number) => median(pairs.map((pair) => figure(pair.ours)));
  const constant = Math.round(median(pairs.map((pair) => rate(pair.constant))));
  const times = `p50 ${of((run) => run.p50Ms).toFixed(1)} ms, p99 ${of((run) => run.p99Ms).toFixed(1)} ms`;
  return {
    name: 'landing',
    engine,
    figure: `${pages}, ${Math.round(of(rate))}/s (${times}) against ${constant}/s of a constant`,
    value: median(pairs.map((pair) => rate(pair.ours) / rate(pair.constant))),
    target: TARGET,
  };
}
