import { placeOptions } from './bench-house.ts';
import type { BenchStores } from './bench-stores.ts';
import { runCorestone, serveCorestone } from './child-process.ts';
import { freePort } from './free-port.ts';
import { type BenchmarkOptions, type Measurement, median } from './measurement.ts';

const ROUNDS = 5;

/** The demonstration's first run to its end, then the time from each further start of the process until it serves. */
export async function start(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const engine of stores.engines) {
    const place = await stores.fresh(engine);
    const first = await runCorestone(['demo', '--no-serve', ...placeOptions(place)]);
    const seconds: number[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const server = await serveCorestone(['demo', ...placeOptions(place)], await freePort());
      seconds.push(server.startedInS);
      await server.stop();
    }
    await stores.remove(place);
    measurements.push({
      name: 'second start',
      engine,
      figure: `first run of the demonstration ${first.seconds.toFixed(1)} s`,
      value: median(seconds),
      target: { kind: 'at most', bound: 2, unit: 's' },
    });
    options.say(`  ${engine}: ${seconds.map((one) => one.toFixed(2)).join(', ')} s`);
  }
  return measurements;
}
