import type { Stretch } from '../../store/read/list-harvested.ts';
import type { RecordsAhead } from '../../store/read/read-prepared-stretch.ts';
import type { Part } from './parts.ts';

/** One entry of a list, or several in one piece: its change number, and how it is written; undefined where it cannot be, which was reported then. */
export interface ListItem {
  readonly seq: number;
  readonly write: () => readonly Part[] | undefined;
  /** Octets of what was prepared of it; undefined where it is written for the list. */
  readonly preparedBytes?: number;
  /** True where it is not to be had in the format of the list, so that it is left out of it without being a failure. */
  readonly isOutside?: boolean;
  /** What `write` gives without keeping other requests waiting, for a format that takes its time. */
  readonly writeAside?: () => Promise<readonly Part[] | undefined>;
}

/** What a page shows, up to which change it is complete, and whether more follows. */
export interface ItemPage {
  readonly items: readonly ListItem[];
  /** How many entries that is. */
  readonly size: number;
  readonly lastSeq: number;
  readonly isLast: boolean;
  /** What else is on the page; it is read while this is on its way. What it tells of the end holds for the whole page then. */
  readonly rest?: () => Promise<ItemPage>;
  /** What is known of the records behind it already, for the pieces and the page that come next. */
  readonly ahead?: RecordsAhead;
}

/** Rows of a query with a limit as a stretch: one that was filled ends with its last row. */
export function stretchOf<Row extends { readonly changed_seq: number }>(
  rows: readonly Row[],
  limit: number,
): Stretch<Row> {
  return rows.length < limit ? { rows } : { rows, throughSeq: rows.at(-1)!.changed_seq };
}

/** The same rows as items. */
export function itemsOf<Row>({ rows, ...end }: Stretch<Row>, toItem: (row: Row) => ListItem): Stretch<ListItem> {
  return { rows: rows.map(toItem), ...end };
}

/**
 * Stretches in one order of change, up to where all of them are complete. Every stretch begins where the page does and was asked for
 * one row more than `limit`.
 */
export function pageOf(stretches: readonly Stretch<ListItem>[], limit: number): ItemPage {
  const throughSeq = Math.min(...stretches.map((one) => one.throughSeq ?? Number.POSITIVE_INFINITY));
  const all = stretches.flatMap((one) => one.rows).filter((one) => one.seq <= throughSeq);
  if (stretches.length > 1) all.sort((one, other) => one.seq - other.seq);
  const items = all.slice(0, limit);
  const isLast = throughSeq === Number.POSITIVE_INFINITY && all.length <= limit;
  const isFull = all.length > limit || isLast;
  return { items, size: items.length, isLast, lastSeq: isFull ? (items.at(-1)?.seq ?? 0) : throughSeq };
}
