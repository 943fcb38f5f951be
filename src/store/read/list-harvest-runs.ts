import type { Finding, Severity } from '../../domain/finding.ts';
import type { FindingCount, HarvestRun } from '../../operations/harvest/harvest-ports.ts';
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

/** What a run found, in the order of finding behind a number, of one code where one is named; only so many are kept of a run. */
export async function listHarvestFindings(
  db: Queries,
  wanted: { readonly run: string; readonly after: number; readonly limit: number; readonly code?: string },
): Promise<HarvestFindingRow[]> {
  let query = db
    .selectFrom('harvest_finding')
    .select(['run', 'number', 'item', 'finding'])
    .where('run', '=', wanted.run)
    .where('number', '>', wanted.after);
  if (wanted.code !== undefined) query = query.where('code', '=', wanted.code);
  const rows = await query.orderBy('number').limit(wanted.limit).execute();
  return rows.map((row) => ({ ...row, finding: JSON.parse(row.finding) as Finding }));
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** How often a run found what, all of it: errors first, then what is most frequent. */
export async function listFindingCounts(db: Queries, run: string): Promise<FindingCount[]> {
  const rows = await db
    .selectFrom('harvest_finding_count')
    .select(['code', 'severity', 'count'])
    .where('run', '=', run)
    .orderBy('code')
    .execute();
  return rows
    .map((row) => ({ ...row, severity: row.severity as Severity }))
    .toSorted((one, other) => RANK[one.severity] - RANK[other.severity] || other.count - one.count);
}
