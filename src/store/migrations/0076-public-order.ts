import { type Kysely, sql } from 'kysely';

/**
 * The numbers of change of public records in their order, each with its client: which documents a stretch of a harvest must have is read
 * from here alone. Before, every record of it was looked up in the widest table there is, to learn no more than its state.
 */
export async function addPublicOrder(db: Kysely<unknown>): Promise<void> {
  const isPublic = sql<boolean>`state in ('registered', 'withdrawn', 'hidden')`;
  const index = db.schema.createIndex('record_public_order').on('record');
  await index.columns(['changed_seq', 'client_symbol']).where(isPublic).execute();
}
