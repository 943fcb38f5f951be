import type { ObjectType } from '../../domain/drilling/object-type.ts';

/** What a column of a table fills: a field, the name of something above, `parent`, `igsn` or `incomplete`; `null` for none. */
export interface ColumnMapping {
  readonly heading: string;
  readonly field: string | null;
  /** The unit of the numbers, where the heading does not say it or says it in a way nobody knows. */
  readonly unit?: string;
}

/** How one table is read. Without `file` and `sheet` it holds for every table. */
export interface TableMapping {
  readonly file?: string;
  readonly sheet?: string;
  readonly type: ObjectType;
  readonly columns: readonly ColumnMapping[];
}

/** A mapping as it is kept in a file and given again. */
export interface ImportMapping {
  readonly corestoneMapping: 1;
  readonly tables: readonly TableMapping[];
}

/** The part of a mapping that is for a table: the first whose file and sheet, as far as it names them, are the table's. */
export function mappingOf(
  mapping: ImportMapping | undefined,
  table: { readonly file: string; readonly sheet?: string },
): TableMapping | undefined {
  return mapping?.tables.find(
    ({ file, sheet }) => (file ?? table.file) === table.file && (sheet ?? table.sheet) === table.sheet,
  );
}
