import { sql } from 'kysely';
import type { ParcelState } from '../../domain/curation/parcel.ts';
import type { Parcel } from '../../operations/curation/parcels/parcel-ports.ts';
import { isOneOf } from '../engine/set-based.ts';
import { SOMETHING_IS_OUT, toParcel } from '../ports/parcel-rows.ts';
import type { ParcelTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';

/** A parcel with how many things are in it, how many are still out, and how many reports wait for a curator. */
export interface CountedParcel extends Parcel {
  readonly things: number;
  readonly out: number;
  readonly newReports: number;
}

/** Which parcels are wanted. */
export interface ParcelsWanted {
  readonly expeditionIds: readonly string[];
  readonly states?: readonly ParcelState[] | undefined;
  readonly requestId?: string | undefined;
  /** Only loans, by due date, the first due first; else all, the latest first. */
  readonly isLoan?: boolean | undefined;
  /** Only those of which something was shipped and is not settled. */
  readonly isOut?: boolean | undefined;
  /** Only loans due before this day. */
  readonly dueBefore?: string | undefined;
  /** The number of the last one of the page before; for loans how many are passed over. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/** Parcels and loans of some expeditions. One query. */
export async function listParcels(db: Queries, engine: Engine, wanted: ParcelsWanted): Promise<CountedParcel[]> {
  const { expeditionIds, states, requestId, isLoan = false, isOut = false, dueBefore, after, limit } = wanted;
  if (expeditionIds.length === 0) return [];
  const conditions = [
    isOneOf(engine, 'p.expedition_id', expeditionIds, 'keys'),
    ...(states === undefined ? [] : [isOneOf(engine, 'p.state', states)]),
    ...(requestId === undefined ? [] : [sql<boolean>`p.request_id = ${requestId}`]),
    ...(isLoan ? [sql<boolean>`p.due_on is not null`] : []),
    ...(isOut ? [SOMETHING_IS_OUT] : []),
    ...(dueBefore === undefined ? [] : [sql<boolean>`p.due_on < ${dueBefore}`]),
    ...(after === undefined || isLoan ? [] : [sql<boolean>`p.number < ${after}`]),
  ];
  const order = isLoan ? sql`p.due_on, p.number` : sql`p.number desc`;
  const { rows } = await sql<ParcelTable & { things: number; out: number; new_reports: number }>`select p.*,
      (select count(*) from parcel_item i where i.parcel_id = p.id) as things,
      (select count(*) from parcel_item i where i.parcel_id = p.id and i.open_thing_id is not null) as out,
      (select count(*) from parcel_report r where r.parcel_id = p.id and r.state = 'new') as new_reports
    from parcel p where ${sql.join(conditions, sql` and `)} order by ${order}
    limit ${limit} offset ${isLoan ? (after ?? 0) : 0}`.execute(db);
  return rows.map(({ things, out, new_reports, ...row }) => ({
    ...toParcel(row),
    things: Number(things),
    out: Number(out),
    newReports: Number(new_reports),
  }));
}
