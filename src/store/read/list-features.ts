import { type RawBuilder, sql } from 'kysely';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { Days } from '../../domain/registration/taken-between.ts';
import type { Queries } from '../store.ts';
import { type RecordRow, readRecords, recordsWithDescription } from './find-record.ts';
import { isPublic } from './select-public.ts';

/** A stretch of longitudes with south and north, WGS 84 degrees; west is never greater than east. */
export interface Stretch {
  readonly westDeg: number;
  readonly eastDeg: number;
  readonly southDeg: number;
  readonly northDeg: number;
}

/** Which registered records are asked for. Members that are absent do not narrow; `stretch` and `days` select by what is kept, public or not. */
export interface FeatureSelection {
  readonly types: readonly ObjectType[];
  readonly stretch?: Stretch | undefined;
  readonly days?: Partial<Days> | undefined;
  readonly expedition?: string | undefined;
  readonly igsn?: string | undefined;
}

/** Behind which record a page begins. `longitudeDeg` counts within a stretch only. */
export interface FeatureMark {
  readonly longitudeDeg: number;
  readonly seq: number;
}

/** Before all records. */
export const FIRST_MARK: FeatureMark = { longitudeDeg: -181, seq: 0 };

/**
 * Up to `limit` registered records behind a mark: in order of change, or within a stretch from west to east, there in order of
 * change. A page reads the index that has this order, so the last of a million costs what the first does.
 */
export function listFeatures(
  db: Queries,
  { types, stretch, days, expedition, igsn }: FeatureSelection,
  after: FeatureMark,
  limit: number,
): Promise<RecordRow[]> {
  // One type by its index; of many nearly every record is one of them, and a planner that went by type would sort them all.
  const [type, another] = types;
  const isOfType =
    another === undefined
      ? sql<boolean>`record.object_type = ${type ?? ''}`
      : sql<boolean>`(record.object_type || '') in (${sql.join(types)})`;
  const conditions = [
    isPublic,
    sql<boolean>`record.state = 'registered'`,
    isOfType,
    ...(stretch === undefined ? [sql<boolean>`record.changed_seq > ${after.seq}`] : within(stretch, after)),
    ...(days?.to === undefined ? [] : [sql<boolean>`record.taken_from <= ${days.to}`]),
    ...(days?.from === undefined ? [] : [sql<boolean>`record.taken_to >= ${days.from}`]),
    ...(expedition === undefined ? [] : [sql<boolean>`record.expedition = ${expedition}`]),
    ...(igsn === undefined ? [] : [sql<boolean>`record.igsn = ${igsn}`]),
  ];
  const order: RawBuilder<unknown> =
    stretch === undefined ? sql`record.changed_seq` : sql`record.longitude_deg, record.changed_seq`;
  const page = sql<string>`select record.igsn from record where ${sql.join(conditions, sql` and `)}
    order by ${order} limit ${sql.lit(limit)}`;
  // The page is cut before the join, as for other lists.
  const rows = recordsWithDescription(db).where(sql<boolean>`record.igsn in (select igsn from (${page}) as page)`);
  const sorted = stretch === undefined ? rows : rows.orderBy('record.longitude_deg');
  return readRecords(db, sorted.orderBy('record.changed_seq'));
}

function within({ westDeg, eastDeg, southDeg, northDeg }: Stretch, { longitudeDeg, seq }: FeatureMark) {
  return [
    sql<boolean>`record.longitude_deg >= ${Math.max(westDeg, longitudeDeg)}`,
    sql<boolean>`record.longitude_deg <= ${eastDeg}`,
    sql<boolean>`(record.longitude_deg > ${longitudeDeg} or record.changed_seq > ${seq})`,
    sql<boolean>`record.latitude_deg between ${southDeg} and ${northDeg}`,
  ];
}
