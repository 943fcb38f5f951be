import type { Caller } from '../caller.ts';
import { holdStorage } from '../hold-jobs.ts';
import type { UnitOfWork } from '../ports.ts';
import { tellCustody, type UntoldCustody } from './tell-custody.ts';

const BATCH = 200;
/** Before every key there is. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Says once more in the records of all objects that were ever moved or packed what became of them, 200 a unit of work: of those that got
 * their record, or were published, after they left; of those whose owner said otherwise since; and of those of which it could not be told
 * then. Gives back those of which it still cannot be. Doing it again, or twice at once, changes nothing.
 */
export async function retellCustody(unitOfWork: UnitOfWork, caller: Caller): Promise<readonly UntoldCustody[]> {
  const untold: UntoldCustody[] = [];
  for (let after = FIRST; ; ) {
    const batch = await unitOfWork(async (work) => {
      await holdStorage(work, caller);
      const things = await work.storage.handledAfter(after, BATCH);
      return { last: things.at(-1), untold: await tellCustody(work, things, caller) };
    });
    untold.push(...batch.untold);
    if (batch.last === undefined) return untold;
    after = batch.last;
  }
}
