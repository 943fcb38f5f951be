import type { BenchStores } from './bench-stores.ts';
import { runScript } from './child-process.ts';
import { type BenchmarkOptions, type Measurement, median } from './measurement.ts';

const SCRIPT = new URL('./term-look-ups.ts', import.meta.url);
const ROUNDS = 5;
const LOOK_UPS = 400_000;

/** Looking terms up: the first time in a new process, with the lists to read, and the mean of many later ones. */
export async function vocabularies(_stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const rounds: { readonly loadMs: number; readonly firstMs: number; readonly laterUs: number }[] = [];
  for (let round = 1; round <= ROUNDS; round++)
    rounds.push(await runScript(SCRIPT, { count: options.quick ? LOOK_UPS / 10 : LOOK_UPS }));
  return [
    {
      name: 'first look-up of a term',
      engine: '',
      figure: `its list is read for it; code loaded in ${median(rounds.map(({ loadMs }) => loadMs)).toFixed(0)} ms before`,
      value: median(rounds.map(({ firstMs }) => firstMs)),
      target: { kind: 'at most', bound: 50, unit: 'ms' },
    },
    {
      name: 'later look-up of a term',
      engine: '',
      figure: 'mean over eight ways to write one',
      value: median(rounds.map(({ laterUs }) => laterUs)),
      target: { kind: 'at most', bound: 10, unit: 'µs' },
    },
  ];
}
