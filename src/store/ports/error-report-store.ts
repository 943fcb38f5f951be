import { sql } from 'kysely';
import type { ErrorReportState } from '../../domain/error-report/error-report.ts';
import { languageNamed } from '../../domain/language.ts';
import type { ErrorReport, ErrorReportPort } from '../../operations/error-reports/error-report-ports.ts';
import type { ErrorReportTable } from '../schema.generated.ts';
import type { Queries } from '../store.ts';

/** Reports of errors, inside one transaction. */
export function errorReportStore(db: Queries): ErrorReportPort {
  return {
    add: async (report) => {
      await db.insertInto('error_report').values(errorReportRow(report)).execute();
    },
    find: async (id) => {
      const row = await db.selectFrom('error_report').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toErrorReport(row);
    },
    keepState: async ({ id, state, changedAt, changedBy, mendedAt, revision }) => {
      const kept = await db
        .updateTable('error_report')
        .set({ state, changed_at: changedAt, changed_by: changedBy, mended_at: mendedAt, revision })
        .where('id', '=', id)
        .where('revision', '=', revision - 1)
        .returning('id')
        .execute();
      return kept.length > 0;
    },
    remove: async (mendedBefore) => {
      const isAlone = sql<boolean>`not exists (select 1 from record r where r.igsn = error_report.igsn)`;
      const removed = await db
        .deleteFrom('error_report')
        .where((eb) => eb.or([eb('mended_at', '<', mendedBefore), isAlone]))
        .returning('id')
        .execute();
      return removed.map(({ id }) => id);
    },
  };
}

function errorReportRow(one: ErrorReport) {
  return {
    id: one.id,
    igsn: one.igsn,
    version: one.version,
    expedition_id: one.expeditionId,
    problem: one.problem,
    reporter_name: one.name,
    reporter_email: one.email,
    language: one.language,
    state: one.state,
    created_at: one.createdAt,
    changed_at: one.changedAt,
    changed_by: one.changedBy,
    mended_at: one.mendedAt,
    revision: one.revision,
  };
}

/** A row as a report. */
export function toErrorReport(row: ErrorReportTable): ErrorReport {
  return {
    id: row.id,
    igsn: row.igsn,
    version: row.version,
    expeditionId: row.expedition_id,
    problem: row.problem,
    name: row.reporter_name,
    email: row.reporter_email,
    language: languageNamed(row.language) ?? 'en',
    state: row.state as ErrorReportState,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    mendedAt: row.mended_at,
    revision: row.revision,
  };
}
