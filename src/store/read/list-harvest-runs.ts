import type { Finding } from '../../domain/finding.ts';
import type { HarvestRun } from '../../operations/harvest/harvest-ports.ts';
import { toRun } from '../ports/harvest-runs.ts';
import type { Queries } from '../store.ts';

/** Runs, the latest first, behind (older than) a run's id; those of one source where one is named. */
export async function listHarvestRuns(
  db: Queries,
  wanted: { readonly source?: string; readonly before?: string; readonly limit: number },
): Promise<HarvestRun[]> {
  let query = db.selectFrom('harvest_run').selectAll().orderBy('id', 'desc').limit(wanted.limit);
  if (wanted.source !== undefined) query = query.where('source', '=', wanted.source);
  if (wanted.before !== undefined) query = query.where('id', '<', wanted.before);
  return (await query.execute()).map(toRun);
}

/** A finding of a run, numbered from 1; `item` is empty for the whole source. */
export interface HarvestFindingRow {
  readonly run: string;
  readonly number: number;
  readonly item: string;
  readonly finding: Finding;
}

/** What a run found, in the order of finding behind a number; only so many are kept of a run. */
export async function listHarvestFindings(
  db: Queries,
  wanted: { readonly run: string; readonly after: number; readonly limit: number },
): Promise<HarvestFindingRow[]> {
  const rows = await db
    .selectFrom('harvest_finding')
    .selectAll()
    .where('run', '=', wanted.run)
    .where('number', '>', wanted.after)
    .orderBy('number')
    .limit(wanted.limit)
    .execute();
  return rows.map((row) => ({ ...row, finding: JSON.parse(row.finding) as Finding }));
}
