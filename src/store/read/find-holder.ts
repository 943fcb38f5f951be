import { LONGEST_NAMESPACE } from '../../domain/identifier/namespace.ts';
import type { Queries } from '../store.ts';

/** Who holds a namespace. */
export interface Holder {
  readonly namespace: string;
  readonly client: string;
}

/** Who holds the longest namespace that an IGSN begins with; undefined when nobody does. */
export async function findHolder(db: Queries, igsn: string): Promise<Holder | undefined> {
  const longest = Math.min(LONGEST_NAMESPACE, igsn.length - 1);
  const beginnings = Array.from({ length: Math.max(0, longest - 1) }, (_, at) => igsn.slice(0, at + 2));
  if (beginnings.length === 0) return undefined;
  const rows = await db
    .selectFrom('namespace')
    .select(['namespace', 'client_symbol as client'])
    .where('namespace', 'in', beginnings)
    .execute();
  return rows.toSorted((one, other) => other.namespace.length - one.namespace.length)[0];
}

/** The namespaces of a client, those for real before those for trying, the oldest first. */
export async function namespacesOf(db: Queries, client: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('namespace')
    .select('namespace')
    .where('client_symbol', '=', client)
    .orderBy('is_test')
    .orderBy('created_at')
    .orderBy('namespace')
    .execute();
  return rows.map((row) => row.namespace);
}
