import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';

/** Tables of what can say which request it answers. */
const ANSWERING = ['sample', 'thin_section', 'smear_slide', 'sidewall_core', 'mud', 'fluid', 'gas', 'water', 'bottle'];

/** Indexes for what is searched: what was taken for a request, the requests of an expedition, and names by how they begin, in any case. */
export async function addSearchIndexes(db: Kysely<unknown>, engine: Engine): Promise<void> {
  for (const table of ANSWERING)
    await db.schema
      .createIndex(`${table}_sample_request`)
      .on(table)
      .column('sample_request')
      .where('sample_request', 'is not', null)
      .execute();
  await db.schema
    .createIndex('curation_request_expedition')
    .on('curation_request')
    .columns(['expedition_id', 'id'])
    .execute();
  const lowered = engine === 'sqlite' ? sql`lower(combined_id)` : sql`lower(combined_id collate "C")`;
  await sql`create index tree_object_lower_name on tree_object (${lowered})`.execute(db);
}
