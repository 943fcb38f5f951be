import { readSearchRequest } from '../src/domain/search/read-search-request.ts';
import { followChanges } from '../src/operations/following/follow-changes.ts';
import { searchFollower } from '../src/operations/search/search-follower.ts';
import { refreshStatistics } from '../src/store/engine/refresh-statistics.ts';
import { searchCatalogue } from '../src/store/search/search-catalogue.ts';
import { searchSource } from '../src/store/search/search-source.ts';
import type { Engine, Store } from '../src/store/store.ts';
import { benchHouse } from './bench-house.ts';
import type { BenchPlace, BenchStores } from './bench-stores.ts';
import { fillCatalogue, inventedWord } from './catalogue-records.ts';
import type { BenchmarkOptions, Measurement } from './measurement.ts';

const RECORDS = 100_000;
const QUICK_RECORDS = 10_000;
const ROUNDS = 8;
const WANTED_MS = 100;

/** Searches of every kind as people ask: common and rare words, unfinished ones, slips, filters, areas, orders. */
function queries(round: number): readonly string[] {
  const rare = inventedWord(3000 + round * 37);
  const middling = inventedWord(200 + round * 11);
  const common = inventedWord(round);
  return [
    '',
    `q=${rare}`,
    `q=${middling}`,
    `q=${common}`,
    `q=${common} ${middling}`,
    `q=${middling} ${rare}`,
    `q=${middling.slice(0, 5)}`,
    `q=granite ${common.slice(0, 4)}`,
    `q=${middling.slice(0, 3)}x${middling.slice(4)} `,
    `q="granite ${inventedWord(round)}"`,
    `q=granite&country=norway&sort=depth`,
    `q=${common}&country=chile&country=japan&material=rock`,
    'lithology=gneiss&type=sample',
    `lithology=basalt&year_from=${1990 + round}&year_to=${1995 + round}`,
    `depth_from=${100 + 50 * round}&depth_to=${120 + 50 * round}&sort=depth`,
    `bbox=${round},40,${round + 8},48`,
    `polygon=${round},40;${round + 9},40;${round + 4},49`,
    `q=${common}&bbox=-20,30,40,70`,
    'sort=title&lithology=granite',
    'sort=newest&q=marble',
    `q=peer0000${round}`,
  ];
}

/** How fast entries are made, and how long a search with all its counts takes, of 100,000 records or as many as `--records` says. */
export async function search(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const records = options.records ?? (options.quick ? QUICK_RECORDS : RECORDS);
  const measurements: Measurement[] = [];
  for (const engine of stores.engines) {
    const { place, noted: rate } = await stores.kept(engine, `search_${records}`, (empty) => indexed(empty, records));
    options.say(`  ${engine}: ${rate}`);
    if (options.prepare) continue;
    measurements.push({ name: 'search: index', engine, figure: rate });
    const house = await benchHouse(place);
    measurements.push(await timeSearches(house.store, engine, options).finally(() => house.close()));
    options.say(`  ${measurements.at(-1)!.figure}`);
  }
  return measurements;
}

async function indexed(place: BenchPlace, records: number): Promise<string> {
  const house = await benchHouse(place);
  try {
    await fillCatalogue(house.store, records);
    const source = searchSource(house.store.read, place.engine);
    const follower = searchFollower(source, { agentName: 'Bench' }, () => '2026-02-01');
    const started = performance.now();
    await followChanges(house.unitOfWork, follower, { holder: 'bench' });
    const seconds = (performance.now() - started) / 1000;
    await refreshStatistics(house.store);
    return `${Math.round(records / seconds)} records/s indexed, ${records} in all`;
  } finally {
    await house.close();
  }
}

/** How long one search took; `kind` is its place in the mix. */
interface Timed {
  readonly kind: number;
  readonly query: string;
  readonly ms: number;
}

function at(times: readonly Timed[], share: number): number {
  const sorted = times.map((one) => one.ms).toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

async function timeSearches(store: Store, engine: Engine, options: BenchmarkOptions): Promise<Measurement> {
  const times: Timed[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [kind, query] of queries(round).entries()) {
      const { request } = readSearchRequest(new URLSearchParams(query));
      const started = performance.now();
      await searchCatalogue(store.read, engine, request, { limit: 25, withSurvey: true });
      // The first round finds cold caches and statements that nobody has compiled.
      if (round > 0) times.push({ kind, query, ms: performance.now() - started });
    }
  }
  for (const [, some] of Map.groupBy(times, (one) => one.kind))
    options.say(`    ${at(some, 0.5).toFixed(0)} ms, at most ${at(some, 1).toFixed(0)} ms: ${some.at(-1)!.query}`);
  const figure = `search with all counts: p50 ${at(times, 0.5).toFixed(0)} ms, p95 ${at(times, 0.95).toFixed(0)} ms, p99 ${at(times, 0.99).toFixed(0)} ms`;
  return {
    name: 'search',
    engine,
    figure,
    value: at(times, 0.95),
    target: { kind: 'at most', bound: WANTED_MS, unit: 'ms' },
  };
}
