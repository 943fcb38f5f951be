import { CorestoneError } from '../../domain/error.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';

const BATCH = 500;

/**
 * Removes what was registered in a test namespace before a moment (ISO 8601, UTC), 500 a unit of work; the number of records.
 * The identifiers themselves are never given again. Throws `not-found` for a namespace that nobody holds, `not-allowed` for one
 * that is not for trying or not the caller's.
 */
export async function purgeTestRecords(
  unitOfWork: UnitOfWork,
  namespace: string,
  before: string,
  caller: Caller,
): Promise<number> {
  for (let purged = 0; ; ) {
    const step = await unitOfWork(async (work) => {
      const [holder] = await work.parties.holdersAmong([namespace]);
      if (holder === undefined) throw new CorestoneError('not-found', `Nobody holds namespace ${namespace}.`);
      ensureMay(caller, 'manage-client', holder.client);
      if (holder.isTest !== true)
        throw new CorestoneError(
          'not-allowed',
          `Namespace ${namespace} is not for trying; what is registered there stays.`,
        );
      const igsns = await work.register.purgeTest(namespace, before, BATCH);
      if (igsns.length === 0) return 0;
      const after = { records: igsns.length, before };
      await work.audit(caller, [{ action: 'purge-test-records', subject: namespace, after }], work.now());
      return igsns.length;
    });
    if (step === 0) return purged;
    purged += step;
  }
}

/** Purges every test namespace of what is older than some days; the number of records. None is purged where `days` is -1. */
export async function purgeAllTestRecords(unitOfWork: UnitOfWork, days: number, caller: Caller): Promise<number> {
  if (days < 0) return 0;
  const { namespaces, before } = await unitOfWork(async (work) => ({
    namespaces: (await work.parties.namespaces()).filter((one) => one.isTest === true),
    before: new Date(Date.parse(work.now()) - days * 86_400_000).toISOString(),
  }));
  let purged = 0;
  for (const { namespace } of namespaces) purged += await purgeTestRecords(unitOfWork, namespace, before, caller);
  return purged;
}
