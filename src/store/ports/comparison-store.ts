import type { ComparedRecord, ComparisonPort } from '../../operations/comparing/comparison-ports.ts';
import { insertRows, isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/** What comparisons found, inside one transaction. */
export function comparisonStore(db: Queries, engine: Engine): ComparisonPort {
  return {
    keep: (records) => keep(db, engine, records),
    forgetOthers: async (upstream, job) => {
      await db.deleteFrom('comparison').where('upstream', '=', upstream).where('job', '<>', job).execute();
    },
  };
}

async function keep(db: Queries, engine: Engine, records: readonly ComparedRecord[]): Promise<void> {
  for (const [upstream, some] of Map.groupBy(records, (one) => one.upstream)) {
    // One that upstream names twice is kept as it was said last.
    const last = new Map(some.map((one) => [one.igsn, one]));
    const igsns = [...last.keys()];
    await db
      .deleteFrom('comparison')
      .where('upstream', '=', upstream)
      .where(isOneOf(engine, 'comparison.igsn', igsns))
      .execute();
    const rows = [...last.values()].map(({ comparedAt, ...rest }) => ({ ...rest, compared_at: comparedAt }));
    await insertRows(db, engine, 'comparison', rows);
  }
}
