import { type RawBuilder, sql } from 'kysely';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { withheldNow } from '../../domain/registration/privacy.ts';
import { isKeptBack } from '../../domain/registration/record-states.ts';
import type { WithholdableMember } from '../../domain/registration/withholding.ts';
import { privacyOf } from '../ports/privacy-columns.ts';

/**
 * One object of the core tree as lists and breadcrumbs show it. Depths are metres below surface (CSF-A), downwards; null
 * where the object has none. `coreType`, `percent` and `coreCatcher` are stated only by runs, splits and sections.
 * `embargoEnd` is the day until which details are hidden, by its record and, for an expedition or a hole, by the moratorium that is
 * stated now; null where there is none.
 */
export interface TreeRow {
  readonly id: string;
  readonly type: ObjectType;
  readonly name: string;
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly path: string;
  readonly parentId: string | null;
  readonly registeredParentId: string | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly coreType: string | null;
  readonly percent: number | null;
  readonly coreCatcher: boolean;
  readonly embargoEnd: string | null;
  /** The day until which its owner closed its record, whatever moratorium there is; null where not. */
  readonly ownerEnd: string | null;
  /** Whether it is a hole whose moratorium ends on a day of its own, in place of its expedition's. */
  readonly hasOwnDay: boolean;
  /** Whether its record is hidden or only reserved: nothing of it is shown then. */
  readonly isKeptBack: boolean;
  /** What its owner withholds today; nearly always nothing. */
  readonly withheld: readonly WithholdableMember[];
  /** What one is called that has no name among its siblings; only records without an object here. */
  readonly title?: string;
}

/** What {@link treeRowsOf} selects, as the engine gives it. */
export interface RawTreeRow {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly combined_id: string;
  readonly igsn: string | null;
  readonly path: string;
  readonly parent_id: string | null;
  readonly registered_parent_id: string | null;
  readonly top_csf_a_m: number | null;
  readonly bottom_csf_a_m: number | null;
  readonly core_type: string | null;
  readonly percent_pc: number | null;
  readonly core_catcher: number | null;
  readonly embargo_end: string | null;
  readonly embargo_until: string | null;
  readonly moratorium_end: string | null;
  readonly record_state: string | null;
  readonly withheld: string | null;
  readonly withheld_until: string | null;
}

/** The day on which the moratorium of an expedition or a hole ends; null where it has none of its own, or keeps nothing back. */
const moratoriumEnd = sql`case when coalesce(x.moratorium_keeps, hx.moratorium_keeps, '') <> 'nothing'
    then coalesce(x.moratorium_end, h.moratorium_end) end`;

/** A select over objects that a sub-query has chosen (all columns of `tree_object`); `extra` opens the list of columns. */
export function treeRowsOf(chosen: RawBuilder<unknown>, extra: RawBuilder<unknown> = sql``): RawBuilder<RawTreeRow> {
  return sql<RawTreeRow>`select ${extra} t.id, t.type, t.name, t.combined_id, t.igsn, t.path, t.parent_id,
    t.registered_parent_id, t.top_csf_a_m, t.bottom_csf_a_m, r.core_type, f.percent_pc, s.core_catcher,
    kept.embargo_end, kept.embargo_until, ${moratoriumEnd} as moratorium_end, kept.state as record_state, kept.withheld, kept.withheld_until
    from (${chosen}) as t left join core_run r on r.id = t.id left join split f on f.id = t.id
    left join section s on s.id = t.id left join expedition x on x.id = t.id
    left join hole h on h.id = t.id left join expedition hx on h.id is not null and hx.id = t.expedition_id
    left join record kept on kept.igsn = t.igsn`;
}

/** The row as the pages know it on a day (ISO, UTC): without its depth where that is withheld. */
export function toTreeRow(row: RawTreeRow, today: string): TreeRow {
  const withheld = withheldOn(row, today);
  return withoutOwnDepth({
    id: row.id,
    type: row.type as ObjectType,
    name: row.name,
    combinedId: row.combined_id,
    igsn: row.igsn,
    path: row.path,
    parentId: row.parent_id,
    registeredParentId: row.registered_parent_id,
    topM: row.top_csf_a_m,
    bottomM: row.bottom_csf_a_m,
    coreType: row.core_type,
    // What was stated goes with whatever is withheld.
    percent: withheld.length > 0 ? null : row.percent_pc,
    coreCatcher: row.core_catcher === 1 || (row.type === 'section' && row.name.toUpperCase() === 'CC'),
    embargoEnd: laterEnd(row.embargo_end, row.moratorium_end),
    ownerEnd: row.embargo_until,
    hasOwnDay: row.type === 'hole' && row.moratorium_end !== null,
    isKeptBack: isKeptBack(row.record_state ?? ''),
    withheld,
  });
}

/** What the owner of a record withholds on a day (ISO, UTC), from its columns. */
export function withheldOn(
  row: { readonly withheld: string | null; readonly withheld_until: string | null },
  today: string,
): readonly WithholdableMember[] {
  if (row.withheld === null) return NOTHING;
  return withheldNow(privacyOf({ embargo_until: null, ...row }).withheld, today)?.members ?? NOTHING;
}

const NOTHING: readonly WithholdableMember[] = [];

/** The row without its depth where something that it lies in withholds that: it would tell the other's. */
export function withoutDepthOf(row: TreeRow, above: readonly Pick<TreeRow, 'path' | 'withheld'>[]): TreeRow {
  const isTold = above.some((one) => one.withheld.includes('depths') && row.path.startsWith(`${one.path}/`));
  return isTold ? { ...row, topM: null, bottomM: null } : row;
}

function withoutOwnDepth(row: TreeRow): TreeRow {
  return row.withheld.includes('depths') ? { ...row, topM: null, bottomM: null } : row;
}

/** Until when an expedition keeps back what was found in one of its holes: its moratorium counts where the hole has no day of its own. */
export function endOver(
  expedition: Pick<TreeRow, 'embargoEnd' | 'ownerEnd'>,
  hole: Pick<TreeRow, 'hasOwnDay'>,
): string | null {
  return hole.hasOwnDay ? expedition.ownerEnd : expedition.embargoEnd;
}

/** The later of two ends of an embargo; null where there is neither. */
export function laterEnd(one: string | null, other: string | null): string | null {
  return (one ?? '') > (other ?? '') ? one : other;
}

/** Order of paths as both engines keep it: by bytes of UTF-8. */
export function comparePaths(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
