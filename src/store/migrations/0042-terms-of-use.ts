import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * Who paid and what may be done with the material; and how the core tree described a record before somebody changed it by an API,
 * so that registering again keeps that change.
 */
export async function addTermsOfUse(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text } = columnTypes(engine);
  await db.schema.alterTable('expedition').addColumn('funding_awards', text).execute();
  for (const table of ['expedition', 'hole', 'sample'])
    for (const column of ['licences', 'local_contexts'])
      await db.schema.alterTable(table).addColumn(column, text).execute();
  await db.schema.alterTable('record').addColumn('tree_description', text).execute();
}
