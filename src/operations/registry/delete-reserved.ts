import { CorestoneError } from '../../domain/error.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import { ensureVersion } from './ensure-version.ts';

/**
 * Deletes a record that is only reserved: nobody was ever told of it. Its identifier stays allocated for ever, and counts for
 * no quota any more. Throws `not-found`, `not-allowed` for one that is not the caller's, `conflict` for one that was
 * registered, which can only be withdrawn, and (finding `version-differs`) for one that stands at another version than expected.
 */
export async function deleteReserved(
  unitOfWork: UnitOfWork,
  igsn: string,
  caller: Caller,
  expectedVersion?: number,
): Promise<void> {
  await unitOfWork(async (work) => {
    const known = (await work.register.states([igsn])).get(igsn);
    if (known === undefined) throw new CorestoneError('not-found', `${igsn} is not registered here.`);
    ensureMay(caller, 'deposit', known.client);
    ensureVersion(known, expectedVersion);
    if (known.state !== 'reserved')
      throw new CorestoneError('conflict', `${igsn} was registered and can only be withdrawn.`);
    await work.register.removeReserved([igsn]);
    const before = { state: known.state, version: known.version, contentHash: known.contentHash };
    await work.audit(caller, [{ action: 'delete-reserved', subject: igsn, before }], work.now());
  });
}
