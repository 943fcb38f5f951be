import { sql } from 'kysely';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { OwnField } from '../../domain/own-fields/own-field.ts';
import type { OwnFieldPort } from '../../operations/own-fields/own-field-ports.ts';
import type { Queries } from '../store.ts';

/** The installation's own fields inside one transaction, or on the reading side. */
export function ownFieldStore(db: Queries): OwnFieldPort {
  return {
    all: () => all(db),
    keep: (fields, at, by) => keep(db, fields, at, by),
    countValues: (objectType, name) => countValues(db, objectType, name),
  };
}

async function all(db: Queries): Promise<readonly OwnField[]> {
  const rows = await db.selectFrom('own_field').select('field').orderBy('object_type').orderBy('position').execute();
  return rows.map(({ field }) => JSON.parse(field) as OwnField);
}

async function keep(db: Queries, fields: readonly OwnField[], at: string, by: string): Promise<void> {
  if (fields.length === 0) return;
  const last = await db
    .selectFrom('own_field')
    .select(({ fn }) => fn.coalesce(fn.max('position'), sql<number>`0`).as('position'))
    .executeTakeFirstOrThrow();
  await db
    .insertInto('own_field')
    .values(
      fields.map((one, nth) => ({
        object_type: one.objectType,
        name: one.field.name,
        position: Number(last.position) + 1 + nth,
        field: JSON.stringify(one),
        changed_at: at,
        changed_by: by,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['object_type', 'name']).doUpdateSet(({ ref }) => ({
        field: ref('excluded.field'),
        changed_at: ref('excluded.changed_at'),
        changed_by: ref('excluded.changed_by'),
      })),
    )
    .execute();
}

async function countValues(db: Queries, objectType: ObjectType, name: string): Promise<number> {
  const { size } = await db
    .selectFrom(objectType)
    .select(({ fn }) => fn.countAll<number | string>().as('size'))
    .where('own', 'like', sql<string>`${`%"${name.replace(/[!%_]/g, '!$&')}":%`} escape '!'`)
    .executeTakeFirstOrThrow();
  return Number(size);
}
