import { OBJECT_TYPES, type ObjectType } from '../../../domain/drilling/object-type.ts';
import type { ImportMapping, TableMapping } from '../../../intake/mapping/table-mapping.ts';

/** The mapping as a person chose it in the form, and the tables whose type was changed, which need another proposal. */
export interface ChosenMapping {
  readonly mapping: ImportMapping;
  readonly retyped: readonly { readonly at: number; readonly type: ObjectType }[];
}

/** Name of the choice of what a table holds; with a column, of what that fills. */
export function choiceName(table: number, column?: number): string {
  return column === undefined ? `t${table}` : `t${table}c${column}`;
}

/** Reads the choices of a form over the mapping it was made from; a choice that is missing or unknown stays as it was. */
export function chosenMapping(before: ImportMapping, form: URLSearchParams): ChosenMapping {
  const retyped: { at: number; type: ObjectType }[] = [];
  const tables = before.tables.map((table, at): TableMapping => {
    const type = OBJECT_TYPES.find((one) => one === form.get(choiceName(at))) ?? table.type;
    if (type !== table.type) retyped.push({ at, type });
    const columns = table.columns.map((column, index) => {
      const said = form.get(choiceName(at, index));
      return said === null ? column : { ...column, field: said === '' ? null : said };
    });
    return { ...table, columns };
  });
  return { mapping: { ...before, tables }, retyped };
}
