import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/**
 * The ids that OAI-PMH records had in a former registry, by IGSN; an IGSN that had several keeps the shortest, of equally long
 * ones the first. Those without are absent.
 */
export async function findKeptIds(
  db: Queries,
  engine: Engine,
  igsns: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (igsns.length === 0) return new Map();
  const rows = await db
    .selectFrom('identifier_alias')
    .select(['igsn', 'spelling'])
    .where('kind', '=', 'oai')
    .where(isOneOf(engine, 'identifier_alias.igsn', igsns))
    .orderBy('spelling')
    .execute();
  const kept = new Map<string, string>();
  for (const { igsn, spelling } of rows) {
    const known = kept.get(igsn);
    if (known === undefined || spelling.length < known.length) kept.set(igsn, spelling);
  }
  return kept;
}
