import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

const ALL_ROLES = ['registration', 'landing-pages', 'errors'];

/** Several contacts of an agent or client, each told some things: a list as JSON. The one there was is the first, and told everything. */
export async function addPartyContacts(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text } = columnTypes(engine);
  for (const table of ['agent', 'client']) {
    await db.schema
      .alterTable(table)
      .addColumn('contacts', text, (c) => c.notNull().defaultTo('[]'))
      .execute();
    const { rows } = await sql<{ symbol: string; name: string; email: string }>`
      select symbol, contact_name as name, contact_email as email from ${sql.table(table)}
      where contact_name <> '' or contact_email <> ''`.execute(db);
    for (const { symbol, name, email } of rows) {
      const contacts = JSON.stringify([{ name, email, roles: ALL_ROLES }]);
      await sql`update ${sql.table(table)} set contacts = ${contacts} where symbol = ${symbol}`.execute(db);
    }
    for (const column of ['contact_name', 'contact_email'])
      await db.schema.alterTable(table).dropColumn(column).execute();
  }
}
