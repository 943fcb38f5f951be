import type { Queries } from '../store.ts';
import { findLastChange } from './find-last-change.ts';
import { listGone } from './list-harvested.ts';
import { listHeaders, type RecordHeader } from './list-headers.ts';
import { HARVESTED, type HarvestedHeader, selectShown } from './select-harvested.ts';

/** What is told of a change of a harvested record; of one that is gone neither type nor expedition is known. */
export interface HarvestedChange extends HarvestedHeader {
  readonly isGone: boolean;
  readonly object_type: string;
  readonly expedition: string;
}

/** A change of a public record of ours, or of the harvested record that stands for an IGSN that is none of ours. */
export type AnyChange = { readonly own: RecordHeader } | { readonly harvested: HarvestedChange };

/** The number of a change. */
export function seqOf(change: AnyChange): number {
  return 'own' in change ? change.own.changed_seq : change.harvested.changed_seq;
}

/**
 * Up to `limit` changes behind a number, of our own public records and of the harvested ones that the catalogue shows, in one order;
 * none only where there is nothing more. A harvested record that is gone is told once, where nobody shows its IGSN any more.
 */
export async function listAllChanges(db: Queries, afterSeq: number, limit: number): Promise<AnyChange[]> {
  // No query looks beyond this: what is committed between them would be passed over.
  const last = await findLastChange(db);
  for (let after = afterSeq; after < last; ) {
    const { changes, throughSeq } = await stretchBehind(db, after, last, limit);
    if (changes.length > 0) return changes;
    after = throughSeq;
  }
  return [];
}

async function stretchBehind(db: Queries, afterSeq: number, last: number, limit: number) {
  const selection = { afterSeq, throughSeq: last };
  const own = await listHeaders(db, selection, limit);
  const shown = await selectShown(db, selection)
    .select(HARVESTED)
    .select(['harvested_record.object_type', 'harvested_record.expedition'])
    .orderBy('harvested_record.changed_seq')
    .limit(limit)
    .execute();
  const gone = await listGone(db, selection, limit);
  const ends = [own, shown].map((rows) => (rows.length < limit ? last : rows.at(-1)!.changed_seq));
  const throughSeq = Math.min(...ends, gone.throughSeq ?? last);
  const told: AnyChange[] = [
    ...own.map((one) => ({ own: one })),
    ...shown.map((one) => ({ harvested: { ...one, isGone: false } })),
    ...gone.rows.map((one) => ({
      harvested: { ...one, isGone: true, object_type: '', expedition: '' },
    })),
  ];
  const changes = told.filter((one) => seqOf(one) <= throughSeq).sort((a, b) => seqOf(a) - seqOf(b));
  return { changes: changes.slice(0, limit), throughSeq };
}
