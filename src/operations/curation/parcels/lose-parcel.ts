import { isOpenItem, parcelName } from '../../../domain/curation/parcel.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { Caller } from '../../caller.ts';
import { holdStorage } from '../../hold-jobs.ts';
import type { UnitOfWork } from '../../ports.ts';
import { tellCustody } from '../tell-custody.ts';
import { curatedParcel } from './parcel-access.ts';
import type { Parcel } from './parcel-ports.ts';
import { settleParcel } from './return-things.ts';

/**
 * Says that all of a parcel that is still out is lost, and why. Where the rest of it came back, its request does as when the last of it
 * comes back. Throws `conflict` for one of which nothing is out, `invalid-input` without a reason, `not-found`, `not-allowed`.
 */
export function loseParcel(unitOfWork: UnitOfWork, id: string, reason: string, caller: Caller): Promise<Parcel> {
  return unitOfWork(async (work) => {
    await holdStorage(work, caller);
    const before = await curatedParcel(work, id, caller);
    if (reason.trim() === '') throw new CorestoneError('invalid-input', 'Say what became of it.');
    const out = (await work.parcels.itemsOf([id])).filter((one) => isOpenItem(one.state));
    if (before.state === 'packed' || out.length === 0)
      throw new CorestoneError('conflict', `Nothing of ${parcelName(before)} is out.`);
    const settledAt = work.now();
    const note = reason.trim().slice(0, 500);
    await work.parcels.changeItems(out.map((one) => ({ ...one, state: 'lost', note, settledAt })));
    await tellCustody(
      work,
      out.map((one) => one.thingId),
      caller,
    );
    return settleParcel(work, before, 'lost', caller);
  });
}
