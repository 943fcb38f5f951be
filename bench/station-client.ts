import { setTimeout as sleep } from 'node:timers/promises';
import type { StationOutcome } from '../src/domain/station/station-operation.ts';
import { newKey } from '../src/store/new-key.ts';

/** What this process is told: where to enter, how many stations, and how long each waits between two entries. */
export interface StationLoad {
  readonly port: number;
  readonly token: string;
  readonly code: string;
  readonly holeId: string;
  readonly stations: number;
  readonly pauseMs: number;
  readonly rounds: number;
  /** Number of the first core run to make. */
  readonly firstCore: number;
}

/** How it went: the time of every save, and how long the first load of everything took. */
export interface StationRun {
  readonly saves: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly seconds: number;
  readonly loadedObjects: number;
  readonly loadSeconds: number;
}

const load = JSON.parse(process.argv[2]!) as StationLoad;
const base = `http://127.0.0.1:${load.port}/api/v1/station/expeditions/${load.code}`;
const headers = { authorization: `Bearer ${load.token}`, 'content-type': 'application/json' };
const times: number[] = [];

const stated = () => ({ id: newKey(), at: new Date().toISOString() });

function made(type: string, parentId: string, name: string, values: object) {
  return { ...stated(), kind: 'create', object: { id: newKey(), type, parentId, name, values } };
}

/** Saves as the browser does, over a connection that is kept; only from sending to the whole answer is counted. */
async function save(station: string, operations: readonly unknown[]): Promise<void> {
  const body = JSON.stringify({ station, operations });
  const started = performance.now();
  const answer = await fetch(`${base}/operations`, { method: 'POST', headers, body });
  const text = await answer.text();
  times.push(performance.now() - started);
  if (answer.status !== 200) throw new Error(`${answer.status}: ${text}`);
  const { outcomes } = JSON.parse(text) as { outcomes: StationOutcome[] };
  const bad = outcomes.find((one) => one.result !== 'done');
  if (bad !== undefined) throw new Error(JSON.stringify(bad));
  await sleep(load.pauseMs * (0.5 + (times.length % 11) / 10));
}

/** The core flow, in five saves: a run with its four sections, the first split in halves, two samples, a correction. */
async function enterRun(station: string, core: number): Promise<void> {
  const lengths = { drilled_length_m: 3, core_recovery_m: 3, section_count: 4 };
  const run = made('core_run', load.holeId, String(core), {
    core,
    drillers_top_depth_m: 20_000 + core * 3,
    ...lengths,
  });
  const cut = { section_length_m: 0.75, curated_length_m: 0.75 };
  const sections = [1, 2, 3, 4].map((section) => made('section', run.object.id, String(section), { section, ...cut }));
  await save(station, [run, ...sections]);
  const first = sections[0]!.object;
  const [archive, working] = ['A', 'W'].map((split) => {
    const values = { split, percent_pc: 50, still_exists: true, sampleable: split === 'W' };
    return made('split', first.id, split, values);
  });
  await save(station, [archive, working]);
  for (const topCm of [10, 20]) {
    const interval = { top_offset_cm: topCm, bottom_offset_cm: topCm + 5 };
    await save(station, [made('sample', working!.object.id, `${topCm}-${topCm + 5}`, interval)]);
  }
  const changes = { curated_length_m: { from: 0.75, to: 0.74 } };
  await save(station, [
    {
      ...stated(),
      kind: 'change',
      objectId: first.id,
      changes,
      overrides: [{ code: 'core-in-no-section', reason: 'bench' }],
    },
  ]);
}

/** People begin at different moments of the pause; without a pause all at the same. */
async function enterRuns(nth: number): Promise<void> {
  await sleep((load.pauseMs * nth) / load.stations);
  for (let round = 0; round < load.rounds; round++)
    await enterRun(`station ${nth}`, load.firstCore + nth * load.rounds + round);
}

async function loadAll(): Promise<number> {
  let count = 0;
  for (let after = 0, isAll = false; !isAll; ) {
    const answer = await fetch(`${base}/objects?after=${after}&limit=5000`, { headers });
    const page = (await answer.json()) as { objects: unknown[]; throughSeq: number; isAll: boolean };
    count += page.objects.length;
    after = page.throughSeq;
    isAll = page.isAll;
  }
  return count;
}

const loading = performance.now();
const loadedObjects = await loadAll();
const loadSeconds = (performance.now() - loading) / 1000;
const started = performance.now();
await Promise.all(Array.from({ length: load.stations }, (_, nth) => enterRuns(nth)));
const seconds = (performance.now() - started) / 1000;
const sorted = times.toSorted((one, other) => one - other);
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
const result: StationRun = {
  saves: times.length,
  medianMs: at(0.5),
  p95Ms: at(0.95),
  seconds,
  loadedObjects,
  loadSeconds,
};
process.stdout.write(JSON.stringify(result));
