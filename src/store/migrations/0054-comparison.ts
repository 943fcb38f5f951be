import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** What the last comparison of the register with each upstream said of each record, one that only upstream knows among them. */
export async function addComparison(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, bytesText } = columnTypes(engine);
  await db.schema
    .createTable('comparison')
    .addColumn('upstream', bytesText, (c) => c.notNull())
    .addColumn('igsn', bytesText, (c) => c.notNull())
    // agrees, repaired, differs
    .addColumn('outcome', text, (c) => c.notNull())
    .addColumn('code', text)
    .addColumn('said', text)
    // The job that found it: what an older one said of an upstream is removed when a newer one has read it to its end.
    .addColumn('job', text, (c) => c.notNull())
    .addColumn('compared_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('comparison_key', ['upstream', 'igsn'])
    .execute();
  await db.schema.createIndex('comparison_igsn').on('comparison').columns(['igsn', 'upstream']).execute();
  // The few that somebody wants to read among the many that agree.
  await db.schema
    .createIndex('comparison_other')
    .on('comparison')
    .columns(['igsn', 'upstream'])
    .where(sql<boolean>`outcome <> 'agrees'`)
    .execute();
}
