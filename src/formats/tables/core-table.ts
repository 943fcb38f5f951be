import { isCatcherName } from '../../domain/drilling/core-catcher.ts';
import { ANCESTORS } from '../../domain/drilling/lineage.ts';
import { OBJECT_FIELDS } from '../../domain/drilling/object-fields.ts';
import type { FieldValues, ObjectNames } from '../../domain/drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import type { FieldDescriptor } from '../../domain/field.ts';

/** An object of the core tree with the names that lead to it, its own last; `igsn` is null where it has none. */
export interface NamedObject {
  readonly names: ObjectNames;
  readonly values: FieldValues;
  readonly igsn: string | null;
}

/** What a cell of a table holds before it is written; `undefined` is empty. */
export type CellValue = string | number | boolean | readonly string[] | undefined;

/** One column of a table, with the cell it has for an object. */
export interface TableColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => CellValue;
}

/** A table as it is written: `name` of the file or list (`core_runs`), `label` of the sheet (`Core runs`). */
export interface TableShape<Row> {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
}

/**
 * The table of one type of object in just the columns that `expedition import` reads: the names from the program down, the
 * fields of the type and those that the installation gave it, with their units in their names, the IGSN where such objects have one, and `incomplete` where fields
 * are required that an object only named by others may lack.
 */
export function coreTable(type: ObjectType, own: readonly FieldDescriptor[] = []): TableShape<NamedObject> {
  const { plural, nameField, registrable } = OBJECT_TYPE[type];
  const fields = [...OBJECT_FIELDS[type], ...own].filter((field) => field.name !== nameField);
  const required = fields.filter((field) => field.entry === 'required');
  return {
    name: plural.toLowerCase().replaceAll(' ', '_'),
    label: plural,
    columns: [
      ...[...ANCESTORS[type], type].map(nameColumn),
      ...fields.map(fieldColumn),
      ...(type === 'section' ? [CATCHER_NUMBER] : []),
      ...(registrable ? [{ heading: 'igsn', cell: ({ igsn }: NamedObject) => igsn ?? undefined }] : []),
      ...(required.length > 0 ? [incompleteColumn(required)] : []),
    ],
  };
}

/** A core catcher is called CC; the number it has beside that stands in no other column. */
const CATCHER_NUMBER: TableColumn<NamedObject> = {
  heading: 'catcher_number',
  cell: ({ names, values }) => (isCatcherName(names.section ?? '') ? (values.section ?? undefined) : undefined),
};

function nameColumn(type: ObjectType): TableColumn<NamedObject> {
  return { heading: OBJECT_TYPE[type].nameField, cell: ({ names }) => names[type] };
}

function fieldColumn({ name }: FieldDescriptor): TableColumn<NamedObject> {
  return { heading: name, cell: ({ values }) => values[name] ?? undefined };
}

function incompleteColumn(required: readonly FieldDescriptor[]): TableColumn<NamedObject> {
  const isIncomplete = ({ values }: NamedObject) => required.some(({ name }) => (values[name] ?? '') === '');
  return { heading: 'incomplete', cell: (object) => (isIncomplete(object) ? true : undefined) };
}
