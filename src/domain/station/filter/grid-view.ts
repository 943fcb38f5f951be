import { OBJECT_TYPES, type ObjectType } from '../../drilling/object-type.ts';
import { readFilter } from './read-filter.ts';
import { EVERY_ROW, type FilterGroup, LONGEST_VALUE } from './row-filter.ts';

/** The order of rows: by a column, up or down. */
export interface RowOrder {
  readonly key: string;
  readonly isDown: boolean;
}

/**
 * A grid as somebody wants to see it again: columns in their order, what stands in the filter row by column as typed, the filter that was
 * built, the order of rows (absent is the order of the tree), and the widths of columns.
 */
export interface GridView {
  readonly id: string;
  readonly type: ObjectType;
  readonly name: string;
  readonly columns: readonly string[];
  readonly typed: Readonly<Record<string, string>>;
  readonly filter: FilterGroup;
  readonly order?: RowOrder;
  /** Widths of columns in px, by column; one that is absent is as wide as what stands in it. */
  readonly widths?: Readonly<Record<string, number>>;
  /** Whether the grid opens with it for everybody who has chosen no other. */
  readonly isDefault: boolean;
}

/** A view as the server keeps it. `revision` counts its changes from 1; `changedAt` is UTC, ISO 8601. */
export interface SharedView extends GridView {
  readonly revision: number;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** The most views that people may share in one expedition. */
export const MOST_VIEWS = 200;
/** The least and the greatest width of a column, in px. */
export const COLUMN_WIDTHS_PX = { least: 40, most: 1200 } as const;
/** The longest name of a view, in characters. */
export const LONGEST_VIEW_NAME = 40;

const MOST_COLUMNS = 200;
const LONGEST_KEY = 80;
const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads a view from parsed JSON; undefined for what is none. Columns that there are not (any more) stay: fields come and go. */
export function readGridView(json: unknown): GridView | undefined {
  if (!isObject(json)) return undefined;
  const { id, name, columns, typed, order, widths } = json;
  const type = OBJECT_TYPES.find((one) => one === json.type);
  const filter = json.filter === undefined ? EVERY_ROW : readFilter(json.filter);
  if (typeof id !== 'string' || !KEY.test(id) || type === undefined || filter === undefined) return undefined;
  if (!isName(name) || !isKeys(columns) || !isTyped(typed) || !(order === undefined || isOrder(order)))
    return undefined;
  if (widths !== undefined && !isWidths(widths)) return undefined;
  const wide = widths === undefined || Object.keys(widths).length === 0 ? {} : { widths };
  const ordered = order === undefined ? {} : { order: { key: order.key, isDown: order.isDown } };
  return {
    id,
    type,
    name: name.trim(),
    columns,
    typed,
    filter,
    ...ordered,
    ...wide,
    isDefault: json.isDefault === true,
  };
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.trim() !== '' &&
  value.length <= LONGEST_VIEW_NAME &&
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be in it
  !/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(value);

const isKey = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_KEY;

const isKeys = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length <= MOST_COLUMNS && value.every(isKey);

const isTyped = (value: unknown): value is Readonly<Record<string, string>> =>
  isObject(value) &&
  Object.keys(value).length <= MOST_COLUMNS &&
  Object.entries(value).every(([key, text]) => isKey(key) && typeof text === 'string' && text.length <= LONGEST_VALUE);

const isWidths = (value: unknown): value is Readonly<Record<string, number>> =>
  isObject(value) &&
  Object.keys(value).length <= MOST_COLUMNS &&
  Object.entries(value).every(
    ([key, px]) =>
      isKey(key) && Number.isInteger(px) && Number(px) >= COLUMN_WIDTHS_PX.least && Number(px) <= COLUMN_WIDTHS_PX.most,
  );

const isOrder = (value: unknown): value is RowOrder =>
  isObject(value) && isKey(value.key) && typeof value.isDown === 'boolean';

const isObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
