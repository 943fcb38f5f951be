import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { TableShape } from '../../formats/tables/core-table.ts';
import { CORELYZER_SECTIONS } from '../../formats/tables/corelyzer-sections.ts';
import { LIMS_SAMPLES } from '../../formats/tables/lims-samples.ts';
import { LIMS_SECTIONS } from '../../formats/tables/lims-sections.ts';
import type { PlacedObject } from '../../formats/tables/placed-object.ts';
import { SAMPLE_LIST } from '../../formats/tables/sample-list.ts';
import { writeCsv } from '../../formats/tables/write-csv.ts';
import type { Store } from '../../store/store.ts';
import { placedRows } from './placed-rows.ts';

interface OtherTable {
  readonly table: TableShape<PlacedObject>;
  readonly type: ObjectType;
}

/** Tables in the shape of other programs, by the name that `--format` has for them. */
const OTHER_TABLES = {
  corelyzer: { table: CORELYZER_SECTIONS, type: 'section' },
  'lims-sections': { table: LIMS_SECTIONS, type: 'section' },
  'lims-samples': { table: LIMS_SAMPLES, type: 'sample' },
  'sample-list': { table: SAMPLE_LIST, type: 'sample' },
} as const satisfies Readonly<Record<string, OtherTable>>;

/** One of the tables for other programs. */
export type OtherFormat = keyof typeof OTHER_TABLES;

/** The names of the tables for other programs. */
export const OTHER_FORMATS = Object.keys(OTHER_TABLES) as readonly OtherFormat[];

/** A table of an expedition in the shape of another program, as CSV; `onObject` is told of each row. */
export function otherTable(
  store: Pick<Store, 'read' | 'engine'>,
  path: string,
  format: OtherFormat,
  onObject: () => void = () => undefined,
): AsyncIterable<string> {
  const { table, type } = OTHER_TABLES[format];
  return writeCsv(table, counted(placedRows(store, path, type), onObject));
}

async function* counted(rows: AsyncIterable<PlacedObject>, onObject: () => void): AsyncGenerator<PlacedObject> {
  for await (const row of rows) {
    onObject();
    yield row;
  }
}
