import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import type { Queries } from '../store.ts';
import { isPublic } from './select-public.ts';

/** One registered object of each type that has any, types in the order of the tree: the one that has stood unchanged longest. */
export async function listExamples(db: Queries): Promise<{ type: ObjectType; label: string; igsn: string }[]> {
  const examples = [];
  for (const type of OBJECT_TYPES) {
    const row = await db
      .selectFrom('record')
      .select('igsn')
      .where(isPublic)
      .where('object_type', '=', type)
      .where('state', '=', 'registered')
      .orderBy('changed_seq')
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) examples.push({ type, label: OBJECT_TYPE[type].label, igsn: row.igsn });
  }
  return examples;
}
