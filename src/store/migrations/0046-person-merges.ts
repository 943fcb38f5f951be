import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** Merges of people who stood in several spellings, with what stood where before, so that they can be undone. */
export async function addPersonMerges(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text } = columnTypes(engine);
  await db.schema
    .createTable('person_merge')
    .addColumn('id', key, (c) => c.primaryKey())
    // JSON: name, orcid, ror, email.
    .addColumn('right_facts', text, (c) => c.notNull())
    // JSON: kind, placeId, position, expeditionId, before, after of each place.
    .addColumn('changes', text, (c) => c.notNull())
    .addColumn('merged_at', text, (c) => c.notNull())
    .addColumn('merged_by', text, (c) => c.notNull())
    .addColumn('undone_at', text)
    .addColumn('undone_by', text)
    .execute();
}
