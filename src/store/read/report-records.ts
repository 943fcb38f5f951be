import { sql } from 'kysely';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { WHOLE_TREE } from '../../domain/party/tree-right.ts';
import type { ReportRecord } from '../../domain/report/report-rows.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { isReadable } from './readable-parts.ts';
import { type PathBounds, readByPath } from './report-bounds.ts';
import { findDetails } from './station-objects.ts';

/** Everything between bounds in the order of paths, without fields. */
export function readReportRecords(db: Queries, bounds: PathBounds): Promise<ReportRecord[]> {
  return readByPath(bounds, async (after, limit, isFirst) => {
    const rows = await recordsIn(db, { ...bounds, from: after }, isFirst)
      .limit(limit)
      .execute();
    return rows.map((row) => toRecord(row));
  });
}

/** Everything between bounds with all fields; undefined where that is more than `most`. */
export async function readReportDetails(
  db: Queries,
  engine: Engine,
  bounds: PathBounds,
  most: number,
): Promise<ReportRecord[] | undefined> {
  const rows = await recordsIn(db, bounds, true)
    .limit(most + 1)
    .execute();
  if (rows.length > most) return undefined;
  const objects = rows.map(({ id, type }) => ({ id, type: type as ObjectType }));
  const values = await findDetails(db, engine, objects);
  return rows.map((row) => ({ ...toRecord(row), values: values.get(row.id) ?? {} }));
}

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An object between bounds by its key, IGSN in any case, or combined id. */
export async function findReportObject(
  db: Queries,
  engine: Engine,
  { from, before, reads = WHOLE_TREE }: PathBounds,
  named: string,
): Promise<{ readonly path: string; readonly type: ObjectType; readonly combinedId: string } | undefined> {
  const keys = KEY.test(named) ? [named.toLowerCase()] : [];
  const row = await db
    .selectFrom('tree_object as t')
    .select(['t.path', 't.type', 't.combined_id'])
    .where('t.path', '>=', from)
    .where('t.path', '<', before)
    .where(
      sql<boolean>`(${isOneOf(engine, 't.igsn', [named.toUpperCase()])} or ${isOneOf(engine, 't.combined_id', [named])}
        or ${isOneOf(engine, 't.id', keys, 'keys')})`,
    )
    .where(isReadable('t', reads))
    .orderBy('t.path')
    .limit(1)
    .executeTakeFirst();
  return row && { path: row.path, type: row.type as ObjectType, combinedId: row.combined_id };
}

function recordsIn(db: Queries, { from, before, reads = WHOLE_TREE }: PathBounds, isFirst: boolean) {
  return (
    db
      .selectFrom('tree_object as t')
      .leftJoin('record', 'record.igsn', 't.igsn')
      .select(['t.id', 't.path', 't.type', 't.combined_id', 't.igsn', 't.top_csf_a_m', 't.bottom_csf_a_m'])
      .select(['t.changed_at', 't.changed_by'])
      // A number that was given and not described yet is reserved.
      .select(sql<string | null>`coalesce(record.state, case when t.igsn is not null then 'reserved' end)`.as('state'))
      .where('t.path', isFirst ? '>=' : '>', from)
      .where('t.path', '<', before)
      .where(isReadable('t', reads))
      .orderBy('t.path')
  );
}

type Row = Awaited<ReturnType<ReturnType<typeof recordsIn>['execute']>>[number];

function toRecord(row: Row): ReportRecord {
  return {
    path: row.path,
    type: row.type as ObjectType,
    combinedId: row.combined_id,
    igsn: row.igsn,
    state: row.state,
    topM: row.top_csf_a_m,
    bottomM: row.bottom_csf_a_m,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    values: {},
  };
}
