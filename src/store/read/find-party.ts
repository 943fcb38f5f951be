import type { PartyAccount } from '../../operations/access/sign-in.ts';
import type { Queries } from '../store.ts';

/** A client or agent by its symbol, as far as signing in needs it; undefined when there is none. */
export async function findParty(db: Queries, symbol: string): Promise<PartyAccount | undefined> {
  const row = await db
    .selectFrom(symbol.includes('.') ? 'client' : 'agent')
    .select(['symbol', 'password_hash', 'is_active'])
    .where('symbol', '=', symbol)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { symbol: row.symbol, passwordHash: row.password_hash, isActive: row.is_active === 1 };
}
