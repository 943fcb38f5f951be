import { sql } from 'kysely';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import type { Queries } from '../store.ts';
import { isPublic } from './select-public.ts';

/** One registered object of each type that has any, types in the order of the tree: the one that has stood unchanged longest. */
export async function listExamples(db: Queries): Promise<{ type: ObjectType; label: string; igsn: string }[]> {
  // One hop each into the index by type, all in one statement. The index holds public records only, and SQLite uses it only
  // where that condition stands as it does in the index.
  const firsts = OBJECT_TYPES.map(
    (type) => sql`select * from (select igsn, object_type from record where ${isPublic}
      and state = 'registered' and object_type = ${sql.lit(type)} order by changed_seq limit 1) as one`,
  );
  const { rows } = await sql<{ igsn: string; object_type: ObjectType }>`${sql.join(firsts, sql` union all `)}`.execute(
    db,
  );
  const found = new Map(rows.map((row) => [row.object_type, row.igsn]));
  return OBJECT_TYPES.flatMap((type) => {
    const igsn = found.get(type);
    return igsn === undefined ? [] : [{ type, label: OBJECT_TYPE[type].label, igsn }];
  });
}
