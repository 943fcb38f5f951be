import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * What is kept back of a record by its owner's wish, whatever its description says: until when an embargo runs, which members
 * are withheld until when; and of which kind a withdrawal is.
 */
export async function addPrivacy(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, bytesText } = columnTypes(engine);
  const record = () => db.schema.alterTable('record');
  // A day, or the day behind all days.
  await record().addColumn('embargo_until', bytesText).execute();
  // JSON: the members, and how coarse a position is to be.
  await record().addColumn('withheld', text).execute();
  await record().addColumn('withheld_until', bytesText).execute();
  await record().addColumn('withdrawn_kind', text).execute();
}
