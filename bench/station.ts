import { newTokenSecret } from '../src/api/rest/parties/token-routes.ts';
import { hashSecret } from '../src/api/sign-in/sign-in-request.ts';
import { type House, initialise } from '../src/context.ts';
import type { IntakeItem, ObjectRow } from '../src/domain/drilling/object-row.ts';
import { issueToken } from '../src/operations/access/issue-token.ts';
import { localCaller } from '../src/operations/caller.ts';
import { importExpedition } from '../src/operations/import/import-expedition.ts';
import { refreshStatistics } from '../src/store/engine/refresh-statistics.ts';
import { findEnteredExpeditions, listEnteredHoles } from '../src/store/read/station-expeditions.ts';
import type { Engine } from '../src/store/store.ts';
import { benchHouse, placeOptions } from './bench-house.ts';
import type { BenchPlace, BenchStores } from './bench-stores.ts';
import { runScript, serveCorestone } from './child-process.ts';
import { freePort } from './free-port.ts';
import type { BenchmarkOptions, Measurement } from './measurement.ts';
import type { StationLoad, StationRun } from './station-client.ts';

const CLIENT = new URL('./station-client.ts', import.meta.url);
const STATIONS = 10;
const SECTIONS = 10_000;
const PER_RUN = 4;
/** A save a second from each is quicker than people are. */
const PAUSE_MS = 1000;
const WANTED_MS = 50;
const WANTED_LOAD_S = 5;
const CODE = '9001';
const OPERATOR = localCaller({ name: 'bench', origin: 'test' });

/**
 * Ten stations that go through the core flow (runs with their sections, splits, samples, corrections) at once in an expedition
 * of 10,000 sections over HTTP, one save a second each: how long it takes from sending to the answer that it is kept. Beside it
 * the same without any pause, where saves of one expedition wait for each other, and how long the first load takes.
 */
export async function station(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const engine of stores.engines) {
    const place = await stores.fresh(engine);
    const prepared = await prepare(place, options);
    measurements.push(...(await measure(place, prepared, options)));
    await stores.remove(place);
  }
  return measurements;
}

interface Prepared {
  readonly token: string;
  readonly holeId: string;
  readonly importSeconds: number;
}

async function prepare(place: BenchPlace, { quick }: BenchmarkOptions): Promise<Prepared> {
  const house = await benchHouse(place);
  try {
    await initialise(house);
    const started = performance.now();
    const options = { actor: OPERATOR, strict: true, dryRun: false };
    await importExpedition(house.unitOfWork, () => items(quick ? SECTIONS / 10 : SECTIONS), options);
    const importSeconds = (performance.now() - started) / 1000;
    await refreshStatistics(house.store);
    return { token: await newToken(house), holeId: await holeOf(house), importSeconds };
  } finally {
    await house.close();
  }
}

async function newToken({ unitOfWork }: House): Promise<string> {
  const secret = newTokenSecret();
  const wanted = { account: 'admin', name: 'bench', scope: 'deposit', party: '', expiresAt: null } as const;
  await issueToken(unitOfWork, { ...wanted, hash: hashSecret(secret) }, OPERATOR);
  return secret;
}

async function holeOf({ store }: House): Promise<string> {
  const [expedition] = await findEnteredExpeditions(store.read, CODE);
  const holes = await listEnteredHoles(store.read, store.engine, [expedition!.id]);
  return holes.get(expedition!.id)![0]!.id;
}

async function* items(sections: number): AsyncGenerator<IntakeItem> {
  const names = { program: 'ICDP', expedition: CODE, site: '1', hole: 'A' };
  const row = (
    type: ObjectRow['type'],
    own: ObjectRow['names'],
    values: ObjectRow['values'],
    nth: number,
  ): IntakeItem => ({
    kind: 'row',
    row: { type, names: { ...names, ...own }, values, implied: false, at: { file: 'bench', row: nth } },
  });
  const { hole: _, ...site } = names;
  const { site: __, ...expedition } = site;
  const at = { file: 'bench', row: 1 };
  yield {
    kind: 'row',
    row: { type: 'expedition', names: expedition, values: { expedition_name: 'Bench' }, implied: false, at },
  };
  yield { kind: 'row', row: { type: 'site', names: site, values: {}, implied: false, at } };
  yield row('hole', {}, { reference_height_m: 2 }, 1);
  for (let core = 1; core <= sections / PER_RUN; core++) {
    const lengths = { drilled_length_m: 3, core_recovery_m: 3 };
    yield row('core_run', { core_run: String(core) }, { core, drillers_top_depth_m: core * 3, ...lengths }, core);
    for (let section = 1; section <= PER_RUN; section++) {
      const values = { section, section_length_m: 0.75, curated_length_m: 0.75 };
      yield row('section', { core_run: String(core), section: String(section) }, values, core);
    }
  }
}

async function measure(
  place: BenchPlace,
  prepared: Prepared,
  { quick, say }: BenchmarkOptions,
): Promise<Measurement[]> {
  const port = await freePort();
  const server = await serveCorestone(['serve', ...placeOptions(place), '--api-rate-limit', '0'], port);
  try {
    const { token, holeId, importSeconds } = prepared;
    const rounds = quick ? 1 : 4;
    const load = { port, token, holeId, code: CODE, stations: STATIONS, rounds } as const;
    const enter = (pauseMs: number, firstCore: number) =>
      runScript<StationRun>(CLIENT, { ...load, pauseMs, firstCore } satisfies StationLoad);
    await enter(0, 50_000);
    const steady = await enter(PAUSE_MS, 60_000);
    const pressed = await enter(0, 70_000);
    say(`  ${place.engine}: p95 ${steady.p95Ms.toFixed(1)} ms, import ${importSeconds.toFixed(1)} s`);
    return asMeasurements(place.engine, steady, pressed);
  } finally {
    await server.stop();
  }
}

function asMeasurements(engine: Engine, steady: StationRun, pressed: StationRun): Measurement[] {
  const told = ({ saves, seconds, medianMs, p95Ms }: StationRun) =>
    `${Math.round(saves / seconds)} saves/s, median ${medianMs.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms`;
  const { loadedObjects, loadSeconds } = steady;
  return [
    {
      name: 'station: save to acknowledged, p95',
      engine,
      figure: `${told(steady)}, ${STATIONS} stations`,
      value: steady.p95Ms,
      target: { kind: 'at most', bound: WANTED_MS, unit: 'ms' },
    },
    { name: 'station: without pause', engine, figure: told(pressed) },
    {
      name: 'station: first load',
      engine,
      figure: `${loadedObjects} objects`,
      value: loadSeconds,
      target: { kind: 'at most', bound: WANTED_LOAD_S, unit: 's' },
    },
  ];
}
