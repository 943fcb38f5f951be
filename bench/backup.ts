import { rm } from 'node:fs/promises';
import { findManifest, withBackups } from '../src/backup/open-backups.ts';
import { decideSettings } from '../src/config/read-settings.ts';
import type { Engine } from '../src/store/store.ts';
import { placeOptions } from './bench-house.ts';
import type { BenchStores } from './bench-stores.ts';
import { type CommandRun, runCorestone } from './child-process.ts';
import type { BenchmarkOptions, Measurement, Target } from './measurement.ts';

const HOLES = 10;
const QUICK_HOLES = 2;
const LIMIT: Target = { kind: 'at most', bound: 300, unit: 'MB' };

/**
 * A backup into a folder, encrypted: the first, the next one where nothing has changed, and restoring it. Rows and content a second, and the
 * peak of resident memory, which must not grow with the store; `--records` is the number of holes here.
 */
export async function backup(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  const holes = options.records ?? (options.quick ? QUICK_HOLES : HOLES);
  for (const engine of stores.engines) {
    const found = await measure(stores, engine, holes);
    for (const one of found) options.say(`  ${engine}, ${one.name}: ${one.figure}`);
    measurements.push(...found);
  }
  return measurements;
}

async function measure(stores: BenchStores, engine: Engine, holes: number): Promise<Measurement[]> {
  const place = await stores.filled(engine, holes);
  const folder = stores.path(`backup-${engine}`);
  const secret = ['--backup-passphrase', 'bench'];
  const make = ['backup', folder, '--backup-trial', 'never', ...secret, ...placeOptions(place)];
  const first = await runCorestone(make);
  const again = await runCorestone(make);
  const target = await stores.fresh(engine);
  const restored = await runCorestone(['restore', folder, ...secret, ...placeOptions(target)]);
  const settings = decideSettings({ flags: { 'backup-passphrase': 'bench' }, environment: {}, file: {} });
  const { tables, bytes } = await withBackups(folder, settings, (backups) => findManifest(backups));
  await stores.remove(target);
  await rm(folder, { recursive: true });
  const rows = tables.reduce((sum, one) => sum + one.rows, 0);
  const line = (name: string, { seconds, peakMb }: CommandRun): Measurement => ({
    name,
    engine,
    figure: `${rows} rows, ${Math.round(bytes / 1e6)} MB in ${seconds.toFixed(1)} s: ${Math.round(rows / seconds)} rows/s, ${(bytes / 1e6 / seconds).toFixed(1)} MB/s`,
    ...(peakMb === undefined ? {} : { value: peakMb }),
    target: LIMIT,
  });
  return [line('memory of a first backup', first), line('of the next one', again), line('of restoring', restored)];
}
