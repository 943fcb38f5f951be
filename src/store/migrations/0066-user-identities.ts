import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** One person may sign in with several identity providers: each pair of issuer and subject is an identity of one user. */
export async function addUserIdentities(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, bytesText } = columnTypes(engine);
  await db.schema
    .createTable('user_identity')
    .addColumn('subject', bytesText, (c) => c.primaryKey())
    .addColumn('user_id', key, (c) => c.notNull().references('user_account.id').onDelete('cascade'))
    .execute();
  await db.schema.createIndex('user_identity_user').on('user_identity').column('user_id').execute();
  await sql`insert into user_identity (subject, user_id)
    select oidc_subject, id from user_account where oidc_subject is not null`.execute(db);
  await db.schema.dropIndex('user_account_oidc').execute();
  await db.schema.alterTable('user_account').dropColumn('oidc_subject').execute();
}
