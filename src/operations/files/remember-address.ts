import type { UnitOfWork } from '../ports.ts';

/** Under what the address stands at which the installation is served: what lies here is told of by it, wherever that is written. */
const ADDRESS = 'site.address';

/** Remembers the public address at which the installation is served. */
export async function rememberAddress(unitOfWork: UnitOfWork, baseUrl: string): Promise<void> {
  await unitOfWork(async (work) => {
    const known = await work.parties.installation();
    if (known.get(ADDRESS) !== baseUrl) await work.parties.remember({ [ADDRESS]: baseUrl });
  });
}
