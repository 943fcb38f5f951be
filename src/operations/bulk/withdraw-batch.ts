import type { Work } from '../ports.ts';
import { type WantedWithdrawal, withdrawRecords } from '../registry/withdraw-records.ts';
import type { WantedRecord } from './bulk-item.ts';
import type { BulkRun, Fate } from './take-batch.ts';

/** An item whose record is known. */
interface Named {
  readonly igsn: string;
  readonly wanted: WantedRecord;
}

/**
 * Withdraws records in the caller's unit of work, each by itself, by the rules of {@link withdrawRecords}; reason, kind and successor
 * of an item go before those of the whole.
 */
export async function withdrawBatch(work: Work, named: readonly Named[], run: BulkRun): Promise<Fate[]> {
  const wanted = named.map((one) => toWithdrawal(one, run));
  const outcomes = await withdrawRecords(work, wanted, run.rules, run.caller);
  return outcomes.map((one) => (one.outcome === 'refused' ? one : { ...one, state: 'withdrawn', findings: [] }));
}

function toWithdrawal(
  { igsn, wanted: { withdrawal = {}, expectedVersion } }: Named,
  { options }: BulkRun,
): WantedWithdrawal {
  const { reason = options.reason ?? '', successor } = withdrawal;
  const kind = withdrawal.kind ?? options.withdrawalKind;
  return {
    igsn,
    reason,
    ...(kind !== undefined && { kind }),
    ...(successor !== undefined && { successor }),
    ...(expectedVersion !== undefined && { expectedVersion }),
  };
}
