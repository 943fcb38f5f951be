import type { UnitOfWork } from '../ports.ts';

/** Under what the address stands at which the installation is served: what lies here is told of by it, wherever that is written. */
export const SITE_ADDRESS = 'site.address';

/**
 * Remembers the public address at which the installation is served. A server that does not listen yet is believed only where none is
 * known (`isServed` false).
 */
export async function rememberAddress(unitOfWork: UnitOfWork, baseUrl: string, isServed: boolean): Promise<void> {
  await unitOfWork(async ({ parties }) => {
    const known = (await parties.installation()).get(SITE_ADDRESS);
    if (known === undefined || (isServed && known !== baseUrl)) await parties.remember({ [SITE_ADDRESS]: baseUrl });
  });
}
