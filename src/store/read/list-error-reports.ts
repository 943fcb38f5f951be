import { type RawBuilder, sql } from 'kysely';
import type { ErrorReportState } from '../../domain/error-report/error-report.ts';
import type { ErrorReport } from '../../operations/error-reports/error-report-ports.ts';
import { isOneOf } from '../engine/set-based.ts';
import { toErrorReport } from '../ports/error-report-store.ts';
import type { Engine, Queries } from '../store.ts';

/** A report with the client that its record belongs to. */
export interface ListedErrorReport extends ErrorReport {
  readonly client: string;
}

/** Which reports are wanted: of clients or of expeditions. */
export interface ErrorReportsWanted {
  /** A condition over `r.client_symbol`. */
  readonly scope: RawBuilder<boolean>;
  readonly expeditionIds: readonly string[];
  readonly states: readonly ErrorReportState[];
  /** Those that came before this one. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Reports of errors in records that there still are, the latest first. One query. */
export async function listErrorReports(
  db: Queries,
  engine: Engine,
  { scope, expeditionIds, states, before, limit }: ErrorReportsWanted,
): Promise<ListedErrorReport[]> {
  let query = db
    .selectFrom('error_report as e')
    .innerJoin('record as r', 'r.igsn', 'e.igsn')
    .selectAll('e')
    .select('r.client_symbol as client')
    .where(sql<boolean>`(${scope} or ${isOneOf(engine, 'e.expedition_id', expeditionIds, 'keys')})`)
    .where('e.state', 'in', states)
    .orderBy('e.id', 'desc')
    .limit(limit);
  if (before !== undefined) query = query.where('e.id', '<', before);
  return (await query.execute()).map(({ client, ...row }) => ({ ...toErrorReport(row), client }));
}
