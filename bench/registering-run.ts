import { initialise } from '../src/context.ts';
import { hasError } from '../src/domain/finding.ts';
import { readFiles } from '../src/intake/read-files.ts';
import { importExpedition } from '../src/operations/import/import-expedition.ts';
import { registerExpedition } from '../src/operations/register-expedition.ts';
import { deliverOutbox } from '../src/outbox/deliver-outbox.ts';
import { refreshStatistics } from '../src/store/engine/refresh-statistics.ts';
import { listExpeditionIds } from '../src/store/read/list-expeditions.ts';
import { benchHouse } from './bench-house.ts';
import type { BenchPlace } from './bench-stores.ts';

/** How long it took from files to confirmed registrations, in seconds, and by step; `objects` were confirmed. */
export interface RegisteringRun {
  readonly seconds: number;
  readonly importS: number;
  readonly registerS: number;
  readonly confirmS: number;
  readonly objects: number;
}

const ACTOR = { name: 'bench', origin: 'test' } as const;

/** Takes files to registered in a fresh store. The clock starts when the store is migrated and initialised. */
async function run(place: BenchPlace, files: readonly string[]): Promise<RegisteringRun> {
  const house = await benchHouse(place);
  await initialise(house);
  const times = [performance.now()];
  const imported = await importExpedition(house.unitOfWork, () => readFiles(files), {
    actor: ACTOR,
    strict: true,
    dryRun: false,
  });
  if (hasError(imported.findings)) throw new Error('The demonstration tables were refused.');
  await refreshStatistics(house.store);
  times.push(performance.now());
  const options = { actor: ACTOR, rules: house.rules, phase: 'E' } as const;
  for (const id of await listExpeditionIds(house.store.read)) await registerExpedition(house.unitOfWork, id, options);
  times.push(performance.now());
  const { confirmed } = await deliverOutbox(house.store, house.upstream!);
  await refreshStatistics(house.store);
  times.push(performance.now());
  await house.close();
  const [importS, registerS, confirmS] = times.slice(1).map((time, at) => (time - times[at]!) / 1000);
  const seconds = (times.at(-1)! - times[0]!) / 1000;
  return { seconds, importS: importS!, registerS: registerS!, confirmS: confirmS!, objects: confirmed };
}

const { place, files } = JSON.parse(process.argv[2]!) as { place: BenchPlace; files: string[] };
process.stdout.write(JSON.stringify(await run(place, files)));
