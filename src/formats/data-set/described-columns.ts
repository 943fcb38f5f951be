import { OBJECT_FIELDS } from '../../domain/drilling/object-fields.ts';
import { OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import type { FieldDescriptor } from '../../domain/field.ts';
import { coreTable, type TableShape } from '../tables/core-table.ts';

/** A column of a table of the data set, with what it holds. */
export type DescribedColumn = Pick<FieldDescriptor, 'name' | 'label' | 'definition' | 'type'> &
  Partial<Pick<FieldDescriptor, 'unit' | 'scale' | 'vocabulary'>>;

/** What a table has beside the fields of its objects. */
const BESIDE: readonly DescribedColumn[] = [
  { name: 'igsn', label: 'IGSN', definition: 'Persistent identifier of the object.', type: 'text' },
  {
    name: 'catcher_number',
    label: 'Number of the core catcher',
    definition: 'Number that the section CC has among the sections of its run.',
    type: 'integer',
  },
  {
    name: 'incomplete',
    label: 'Incomplete',
    definition: 'Yes where the object was only ever named by what lies below it, so that a required field is missing.',
    type: 'boolean',
  },
];

/** Where the table of a type lies in a data set: plain letters, whatever file system it comes to. */
export function tableFile(type: ObjectType): string {
  return tablePath(coreTable(type).name);
}

/** The same by the name of the table. */
export function tablePath(name: string): string {
  return `tables/${name.replaceAll(/[^\w-]/g, '')}.csv`;
}

/** The columns of a type’s table as `coreTable` writes them, each with its description. */
export function describedColumns(type: ObjectType, own: readonly FieldDescriptor[]): readonly DescribedColumn[] {
  const known = [...OBJECT_FIELDS[type], ...own, ...NAMES, ...BESIDE];
  return coreTable(type, own).columns.map(({ heading }) => known.find(({ name }) => name === heading)!);
}

const NAMES = OBJECT_TYPES.flatMap((type) => OBJECT_FIELDS[type].slice(0, 1));

/** A column together with the file it stands in. */
export interface ColumnOfFile {
  readonly file: string;
  readonly column: DescribedColumn;
}

/** The table of all columns. */
export const COLUMNS_TABLE: TableShape<ColumnOfFile> = {
  name: 'columns',
  label: 'Columns',
  columns: [
    { heading: 'file', cell: ({ file }) => file },
    { heading: 'column', cell: ({ column }) => column.name },
    { heading: 'label', cell: ({ column }) => column.label },
    { heading: 'type', cell: ({ column }) => column.type },
    { heading: 'unit', cell: ({ column }) => column.unit },
    { heading: 'depth_scale', cell: ({ column }) => column.scale },
    { heading: 'vocabulary', cell: ({ column }) => column.vocabulary },
    { heading: 'definition', cell: ({ column }) => column.definition },
  ],
};
