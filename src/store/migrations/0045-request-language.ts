import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** The language that who asks for samples is written to: that of the form; English for requests of before. */
export async function addRequestLanguage(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text } = columnTypes(engine);
  await db.schema
    .alterTable('curation_request')
    .addColumn('language', text, (c) => c.notNull().defaultTo('en'))
    .execute();
}
