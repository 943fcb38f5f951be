import { benchHouse, placeOptions } from './bench-house.ts';
import type { BenchPlace, BenchStores } from './bench-stores.ts';
import { type CommandRun, runCorestone, serveCorestone } from './child-process.ts';
import { freePort } from './free-port.ts';
import type { BenchmarkOptions, Measurement } from './measurement.ts';

const PREFIXES = ['oai_dc', 'igsngfz'] as const;
const HOLES = 9;

/**
 * `corestone harvest` of another Corestone end to end: asked over HTTP, read, mapped and kept, and once more when nothing changed.
 * Records a second and the peak memory of the harvesting process; the server runs beside it on the same machine.
 */
export async function harvester(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  const holes = options.quick ? 1 : HOLES;
  for (const engine of stores.engines) {
    const port = await freePort();
    const server = await serveCorestone(['serve', ...placeOptions(await stores.filled(engine, holes))], port);
    try {
      for (const prefix of PREFIXES) {
        const fresh = await stores.fresh(engine);
        const words = [
          'harvest',
          `http://127.0.0.1:${port}/oai`,
          '--prefix',
          prefix,
          '--pause-ms',
          '0',
          ...placeOptions(fresh),
        ];
        const first = await runCorestone(words);
        const said = { engine, records: await countHarvested(fresh) };
        measurements.push(asMeasurement(`harvester ${prefix}`, said, first));
        const again = await runCorestone([...words, '--full']);
        measurements.push(asMeasurement(`harvester ${prefix}, unchanged`, said, again));
        for (const one of measurements.slice(-2)) options.say(`  ${engine}, ${one.name}: ${one.figure}`);
      }
    } finally {
      await server.stop();
    }
  }
  return measurements;
}

async function countHarvested(place: BenchPlace): Promise<number> {
  const house = await benchHouse(place);
  try {
    const query = house.store.read.selectFrom('harvested_record').select(({ fn }) => fn.countAll<number>().as('count'));
    return Number((await query.executeTakeFirstOrThrow()).count);
  } finally {
    await house.close();
  }
}

function asMeasurement(
  name: string,
  { engine, records }: Pick<Measurement, 'engine'> & { readonly records: number },
  { seconds, peakMb }: CommandRun,
): Measurement {
  const memory = peakMb === undefined ? '' : `, peak ${peakMb.toFixed(0)} MB`;
  const figure = `${records} records, ${Math.round(records / seconds)}/s with start${memory}`;
  return { name, engine, figure, ...(peakMb !== undefined && { value: peakMb }), target: LIMIT };
}

const LIMIT = { kind: 'at most', bound: 300, unit: 'MB' } as const;
