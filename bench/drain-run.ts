import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decideSettings } from '../src/config/read-settings.ts';
import { buildHouse, type House, initialise } from '../src/context.ts';
import { hasError } from '../src/domain/finding.ts';
import { readFiles } from '../src/intake/read-files.ts';
import { importExpedition } from '../src/operations/import/import-expedition.ts';
import { registerExpedition } from '../src/operations/register-expedition.ts';
import { deliverOutbox } from '../src/outbox/deliver-outbox.ts';
import { refreshStatistics } from '../src/store/engine/refresh-statistics.ts';
import { listExpeditionIds } from '../src/store/read/list-expeditions.ts';
import type { BenchPlace } from './bench-stores.ts';

/** How long it took until every record was confirmed, in seconds. */
export interface DrainRun {
  readonly seconds: number;
  readonly records: number;
}

interface Drain {
  readonly place: BenchPlace;
  readonly port: number;
  readonly files: readonly string[];
  readonly concurrency: number;
}

const ACTOR = { name: 'bench', origin: 'test' } as const;

/** Keeps the records of the demonstration that wait for DataCite at a port, and then delivers them; only delivering counts. */
async function run({ place, port, files, concurrency }: Drain): Promise<DrainRun> {
  mkdirSync(place.data, { recursive: true });
  const upstreams = join(place.data, 'upstreams.json');
  const url = `http://127.0.0.1:${port}`;
  const datacite = { name: 'datacite', kind: 'datacite', url, user: 'A.B', password: 'secret', concurrency };
  writeFileSync(upstreams, JSON.stringify([datacite]), { mode: 0o600 });
  const flags = { data: place.data, 'database-url': place.databaseUrl, upstream: 'datacite', upstreams };
  const house = await buildHouse(decideSettings({ flags, environment: {}, file: {} }));
  await initialise(house);
  await keepWaiting(house, files);
  const started = performance.now();
  const { confirmed, failed } = await deliverOutbox(house.store, house.upstream!);
  const seconds = (performance.now() - started) / 1000;
  if (failed > 0) throw new Error(`${failed} were not confirmed.`);
  await house.close();
  return { seconds, records: confirmed };
}

async function keepWaiting(house: House, files: readonly string[]): Promise<void> {
  const imported = await importExpedition(house.unitOfWork, () => readFiles(files), {
    actor: ACTOR,
    strict: true,
    dryRun: false,
  });
  if (hasError(imported.findings)) throw new Error('The demonstration tables were refused.');
  const options = { actor: ACTOR, rules: house.rules, phase: 'E' } as const;
  for (const id of await listExpeditionIds(house.store.read)) await registerExpedition(house.unitOfWork, id, options);
  await refreshStatistics(house.store);
}

process.stdout.write(JSON.stringify(await run(JSON.parse(process.argv[2]!) as Drain)));
