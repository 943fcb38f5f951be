import { OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import { NO_OWN_FIELDS, type OwnFields } from '../../domain/own-fields/own-field.ts';
import { coreTable, type NamedObject } from '../../formats/tables/core-table.ts';
import type { FilledTable } from '../../formats/tables/write-json.ts';
import { listTreeDetails } from '../../store/read/list-tree-details.ts';
import type { Store } from '../../store/store.ts';

/**
 * All tables of an expedition by its path in the tree, parents first, each read only when it is written. They hold what is
 * stored, also what the public may not see: who may have them is for the caller to say. `onObject` is told of each row.
 */
export function expeditionTables(
  { read, engine }: Pick<Store, 'read' | 'engine'>,
  path: string,
  onObject: () => void = () => undefined,
  ownFields: OwnFields = NO_OWN_FIELDS,
): readonly FilledTable<NamedObject>[] {
  async function* rowsOf(type: ObjectType): AsyncGenerator<NamedObject> {
    for await (const object of listTreeDetails(read, engine, path, type)) {
      onObject();
      yield object;
    }
  }
  return OBJECT_TYPES.map((type) => {
    const own = ownFields.known(type).map((one) => one.field);
    return { table: coreTable(type, own), rows: rowsOf(type) };
  });
}
