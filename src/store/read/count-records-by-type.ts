import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { Queries } from '../store.ts';
import { isPublic } from './select-public.ts';

/** How many records of a type the register holds. */
export interface RecordCount {
  readonly type: ObjectType;
  readonly count: number;
}

/** An expedition as records name it: its code, and the namespace that its program holds. */
export interface ExpeditionKey {
  readonly code: string;
  readonly namespace: string;
}

/** Public records by object type, withdrawn ones included, of one expedition or of all. */
export async function countRecordsByType(db: Queries, expedition?: ExpeditionKey): Promise<readonly RecordCount[]> {
  let query = db
    .selectFrom('record')
    .where(isPublic)
    .select(({ fn }) => ['object_type', fn.countAll<number>().as('n')])
    .groupBy('object_type');
  if (expedition !== undefined)
    query = query.where('expedition', '=', expedition.code).where('namespace', '=', expedition.namespace);
  const rows = await query.execute();
  return rows.map((row) => ({ type: row.object_type as ObjectType, count: Number(row.n) }));
}
