import { type SqlBool, sql } from 'kysely';
import type { Queries, Store } from '../store.ts';

const PAGE = 5000;

/**
 * The IGSNs of parties in the order of their bytes, page by page, whatever their state: of agents by symbol, of clients by
 * `AGENT.CLIENT`, of everybody for `''`. No page is empty.
 */
export async function* listIgsns(
  { read, engine }: Pick<Store, 'read' | 'engine'>,
  parties: readonly string[],
): AsyncGenerator<readonly string[]> {
  if (parties.length === 0) return;
  // PostgreSQL sorts by the language of the database unless told otherwise.
  const igsn = engine === 'postgres' ? sql<string>`igsn collate "C"` : sql<string>`igsn`;
  for (let after = ''; ; ) {
    const rows = await ofParties(read, parties)
      .where(sql<SqlBool>`${igsn} > ${after}`)
      .orderBy(igsn)
      .limit(PAGE)
      .execute();
    if (rows.length > 0) yield rows.map((row) => row.igsn);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.igsn;
  }
}

function ofParties(read: Queries, parties: readonly string[]) {
  const query = read.selectFrom('record').select('igsn');
  if (parties.includes('')) return query;
  return query.where((eb) =>
    eb.or(parties.map((one) => eb(one.includes('.') ? 'client_symbol' : 'agent_symbol', '=', one))),
  );
}
