import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** Who sends to an upstream just now: each holder keeps within its share of what that upstream bears. */
export async function addUpstreamShares(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, long } = columnTypes(engine);
  await db.schema
    .createTable('upstream_share')
    .addColumn('upstream', text, (c) => c.notNull())
    .addColumn('holder', text, (c) => c.notNull())
    // Grows while the holder lives: others see by their own clocks that it does.
    .addColumn('beat', long, (c) => c.notNull())
    // By how many the holder divides what is allowed.
    .addColumn('shares', long, (c) => c.notNull())
    .addPrimaryKeyConstraint('upstream_share_key', ['upstream', 'holder'])
    .execute();
}
