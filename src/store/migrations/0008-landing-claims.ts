import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** Which landing pages somebody is about to ask, and until when nobody else is to (ISO 8601, UTC). */
export async function addLandingClaims(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text } = columnTypes(engine);
  await db.schema
    .createTable('landing_claim')
    .addColumn('igsn', text, (c) => c.primaryKey())
    .addColumn('held_until', text, (c) => c.notNull())
    .execute();
}
