import type { Selectable } from 'kysely';
import type { LandingCheckTable } from '../schema.generated.ts';
import type { Queries } from '../store.ts';

/** What the checker of landing pages found last, for each record that it looked at. */
export async function findLandingChecks(
  db: Queries,
  igsns: readonly string[],
): Promise<ReadonlyMap<string, Selectable<LandingCheckTable>>> {
  if (igsns.length === 0) return new Map();
  const rows = await db
    .selectFrom('landing_check')
    .selectAll()
    .where('igsn', 'in', [...igsns])
    .execute();
  return new Map(rows.map((row) => [row.igsn, row]));
}
