import { CorestoneError } from '../../../domain/error.ts';
import { findRecord, type RegisterRecord } from '../../../store/read/find-record.ts';
import { mayDo, type Visit } from '../visit.ts';

/** The record that an address names; throws `not-found` also for one that the person may not see. */
export async function recordOf(visit: Visit): Promise<RegisterRecord> {
  const igsn = visit.params.igsn ?? '';
  const record = await findRecord(visit.house.store.read, igsn);
  if (record !== undefined && mayDo(visit, 'read', record.clientSymbol)) return record;
  throw new CorestoneError('not-found', `There is no record ${igsn} among those you may see.`);
}
