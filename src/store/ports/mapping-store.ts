import type { KeptMapping, MappingPort } from '../../operations/import/mapping-ports.ts';
import type { Queries } from '../store.ts';

/** Mappings of columns kept under a name, inside one transaction or on the reading side. */
export function mappingStore(db: Queries): MappingPort {
  const all = db.selectFrom('import_mapping').selectAll();
  return {
    all: async () => (await all.orderBy('name').execute()).map(toMapping),
    find: async (name) => {
      const row = await all.where('name', '=', name).executeTakeFirst();
      return row && toMapping(row);
    },
    keep: async (one) => {
      const changes = {
        mapping: one.mapping,
        revision: one.revision,
        changed_at: one.changedAt,
        changed_by: one.changedBy,
      };
      await db
        .insertInto('import_mapping')
        .values({ name: one.name, ...changes })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(changes))
        .execute();
    },
    remove: async (name) => void (await db.deleteFrom('import_mapping').where('name', '=', name).execute()),
  };
}

interface MappingRow {
  readonly name: string;
  readonly mapping: string;
  readonly revision: number;
  readonly changed_at: string;
  readonly changed_by: string;
}

const toMapping = ({ name, mapping, revision, changed_at, changed_by }: MappingRow): KeptMapping => ({
  name,
  mapping,
  revision,
  changedAt: changed_at,
  changedBy: changed_by,
});
