import type { ClientDetails, NamespaceRow } from '../../../operations/party-ports.ts';
import { partyStore } from '../../../store/ports/party-store.ts';
import { mayDo, type Visit } from '../visit.ts';

/** A client with its namespaces. */
export interface ShownClient extends ClientDetails {
  readonly namespaces: readonly NamespaceRow[];
}

/** The clients that the person may see, in order of symbols. */
export async function visibleClients(visit: Visit, symbols: readonly string[] | 'all' = 'all'): Promise<ShownClient[]> {
  const { read, engine } = visit.house.store;
  const parties = partyStore(read, engine);
  const held = Map.groupBy(await parties.namespaces(), (one) => one.client);
  const rows = (await parties.clientDetails(symbols)).filter((one) => mayDo(visit, 'read', one.symbol));
  return rows
    .map((row) => ({ ...row, namespaces: held.get(row.symbol) ?? [] }))
    .toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1));
}

/** The choice of a client for a form: those for which the person may do something. */
export function clientChoices(
  visit: Visit,
  clients: readonly ClientDetails[],
  action: Parameters<typeof mayDo>[1],
): (readonly [string, string])[] {
  return clients
    .filter(({ symbol }) => mayDo(visit, action, symbol))
    .map(({ symbol, name }) => [symbol, name === symbol ? symbol : `${symbol}, ${name}`] as const);
}
