import { CorestoneError } from '../../domain/error.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import { transferRecords } from './transfer-records.ts';

const BATCH = 1000;

/**
 * Gives every record of a client that is not withdrawn to another one, all or none; how many moved. Throws what
 * {@link transferRecords} throws.
 */
export function transferClient(unitOfWork: UnitOfWork, from: string, to: string, caller: Caller): Promise<number> {
  if (from === to) throw new CorestoneError('invalid-input', 'A client cannot give records to itself.');
  return unitOfWork(async (work) => {
    let moved = 0;
    for (let after = ''; ; ) {
      const igsns = await work.register.igsnsOf(from, after, BATCH);
      const last = igsns.at(-1);
      if (last === undefined) return moved;
      moved += await transferRecords((body) => body(work), igsns, to, caller);
      after = last;
    }
  });
}
