import type { Engine } from '../src/store/store.ts';
import type { BenchPlace, BenchStores } from './bench-stores.ts';
import { runScript } from './child-process.ts';
import { type BenchmarkOptions, type Measurement, median } from './measurement.ts';
import type { PlainInsertRun } from './plain-insert-run.ts';
import type { RegisteringRun } from './registering-run.ts';

const REGISTERING = new URL('./registering-run.ts', import.meta.url);
const PLAIN = new URL('./plain-insert-run.ts', import.meta.url);

/**
 * The demonstration from files to confirmed registrations, against plain inserts of the rows it wrote into the same engine
 * with the same settings, tables, indexes, constraints and transaction sizes. Each run is a fresh process and store; ours
 * and the plain one take turns. The ratio is plain time / our time, the median of the pairs.
 */
export async function fileToRegistered(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  const files = await stores.demoFiles(1);
  for (const engine of stores.engines) {
    const pairs: Pair[] = [];
    for (let round = 1; round <= 3; round++) {
      pairs.push(await onePair(stores, engine, files));
      options.say(`  ${engine}, round ${round}: ${told(pairs.at(-1)!)}`);
    }
    measurements.push(asMeasurement(engine, pairs));
  }
  return measurements;
}

interface Pair {
  readonly ours: RegisteringRun;
  readonly plain: PlainInsertRun;
}

async function onePair(stores: BenchStores, engine: Engine, files: readonly string[]): Promise<Pair> {
  const place: BenchPlace = await stores.fresh(engine);
  const copy = await stores.fresh(engine);
  const ours = await runScript<RegisteringRun>(REGISTERING, { place, files });
  const plain = await runScript<PlainInsertRun>(PLAIN, { from: place, to: copy });
  await stores.remove(place);
  await stores.remove(copy);
  return { ours, plain };
}

function told({ ours, plain }: Pair): string {
  const steps = `import ${s(ours.importS)}, mint and register ${s(ours.registerS)}, confirm ${s(ours.confirmS)}`;
  return `${s(ours.seconds)} (${steps}); ${plain.rows} rows plain in ${plain.transactions} transactions ${s(plain.seconds)}`;
}

const s = (seconds: number): string => `${seconds.toFixed(2)} s`;

function asMeasurement(engine: Engine, pairs: readonly Pair[]): Measurement {
  const seconds = median(pairs.map(({ ours }) => ours.seconds));
  const { objects } = pairs[0]!.ours;
  return {
    name: 'file to registered',
    engine,
    figure: `${objects} objects in ${s(seconds)}, ${Math.round(objects / seconds)}/s`,
    value: median(pairs.map(({ ours, plain }) => plain.seconds / ours.seconds)),
    ...(engine === 'sqlite' ? { target: { kind: 'at least', bound: 0.3, unit: '' } } : {}),
  };
}
