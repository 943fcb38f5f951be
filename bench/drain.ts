import type { BenchStores } from './bench-stores.ts';
import { runScript, serveScript } from './child-process.ts';
import type { DrainRun } from './drain-run.ts';
import { freePort } from './free-port.ts';
import { type BenchmarkOptions, type Measurement, median } from './measurement.ts';

const RUN = new URL('./drain-run.ts', import.meta.url);
const UPSTREAM = new URL('./slow-datacite-server.ts', import.meta.url);
const CONCURRENCY = 32;
const ROUNDS = 3;

/**
 * How many records a second go to an upstream that answers after 5 ms: DataCite over HTTP in a process of its own, asked by the
 * adapter that asks the real one, each answer kept. One request at a time could be 200 a second at best.
 */
export async function drain(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const rounds = options.quick ? 1 : ROUNDS;
  const files = await stores.demoFiles(1);
  const measurements: Measurement[] = [];
  for (const engine of stores.engines) {
    const runs: DrainRun[] = [];
    for (let round = 1; round <= rounds; round++) {
      const port = await freePort();
      const server = await serveScript(UPSTREAM, port);
      const place = await stores.fresh(engine);
      runs.push(await runScript<DrainRun>(RUN, { place, port, files, concurrency: CONCURRENCY }));
      await stores.remove(place);
      await server.stop();
      options.say(`  ${engine}, round ${round}: ${Math.round(rateOf(runs.at(-1)!))}/s`);
    }
    measurements.push({
      name: 'queue drain, 5 ms upstream',
      engine,
      figure: `${runs[0]!.records} records over HTTP, ${CONCURRENCY} at a time`,
      value: median(runs.map(rateOf)),
      target: { kind: 'at least', bound: 200, unit: '/s' },
    });
  }
  return measurements;
}

const rateOf = ({ records, seconds }: DrainRun): number => records / seconds;
