import { writeFile } from 'node:fs/promises';
import { initialise } from '../src/context.ts';
import { localCaller } from '../src/operations/caller.ts';
import { createClient } from '../src/operations/create-client.ts';
import type { Engine } from '../src/store/store.ts';
import { benchHouse } from './bench-house.ts';
import type { BenchPlace, BenchStores } from './bench-stores.ts';

const PASSWORD = 'bench of cores';

/** How the operator of the benchmark signs in. */
export const BULK_AUTHORIZATION = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}`;

/** Writes a bulk input of so many new records of the namespace BEN; its path. */
export async function writeBulkItems(stores: BenchStores, count: number): Promise<string> {
  const file = stores.path(`bulk-${count}.ndjson`);
  await writeFile(file, linesOf(count));
  return file;
}

/** Records as a client sends them: people, place, depths and some words about the rock. */
function* linesOf(count: number): Generator<string> {
  for (let n = 0; n < count; n++) {
    const igsn = `BEN${n.toString(36).toUpperCase().padStart(6, '0')}`;
    const description = {
      title: `Quarter core ${n}, section ${n % 7}`,
      name: `5054_1_A_${n}_${n % 7}`,
      objectType: 'sample',
      material: { label: 'Rock' },
      rock: 'mica schist',
      abstract: `Fine-grained mica schist with garnets to ${n % 9} mm; foliation dips ${n % 90} degrees.`,
      latitudeDeg: 63.4 + (n % 100) / 1e4,
      longitudeDeg: 13.2,
      depths: [{ scale: 'drf', topM: n / 100, bottomM: n / 100 + 0.5 }],
      agents: [
        { name: 'Lorenz, Henning', givenName: 'Henning', familyName: 'Lorenz', isCreator: true },
        { name: 'Example Laboratory', isOrganisation: true, isCreator: false, role: 'DataCurator' },
      ],
      currentArchive: 'National core repository',
      collectedFrom: '2014-05-01',
    };
    yield `${JSON.stringify({ igsn, landingUrl: `https://example.org/cores/${n}`, description })}\n`;
  }
}

/** A fresh store with the client BEN.CORES, which holds the namespace BEN and one for single mints, BES. */
export async function bulkPlace(stores: BenchStores, engine: Engine): Promise<BenchPlace> {
  const place = await stores.fresh(engine);
  const house = await benchHouse(place);
  await initialise(house, { password: PASSWORD });
  const wanted = {
    symbol: 'BEN.CORES',
    namespaces: ['BEN', 'BES'],
    domains: ['example.org'],
    quota: -1,
    passwordHash: null,
  };
  const made = await createClient(house.unitOfWork, wanted, localCaller({ name: 'bench', origin: 'test' }));
  if (!made.ok) throw new Error(JSON.stringify(made.findings));
  await house.close();
  return place;
}
