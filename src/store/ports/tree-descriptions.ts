import { sql } from 'kysely';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { TreeDescription } from '../../operations/register-ports.ts';
import { isOneOf, updateRows } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/** How the core tree described those of some records that were changed since by an API; by IGSN. */
export async function treeDescriptions(
  db: Queries,
  engine: Engine,
  igsns: readonly string[],
): Promise<Map<string, SampleDescription>> {
  if (igsns.length === 0) return new Map();
  const rows = await db
    .selectFrom('record')
    .select(['igsn', 'tree_description'])
    .where(isOneOf(engine, 'igsn', igsns))
    .where('tree_description', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.igsn, JSON.parse(row.tree_description!) as SampleDescription]));
}

/** Keeps what some records say now as what the core tree said of them, where nothing is kept yet. */
export async function keepTreeDescriptions(db: Queries, engine: Engine, igsns: readonly string[]): Promise<void> {
  if (igsns.length === 0) return;
  await sql`update record set tree_description = (select v.description from record_version as v
      where v.igsn = record.igsn and v.version = record.version)
    where ${isOneOf(engine, 'record.igsn', igsns)} and tree_description is null and is_described = 1`.execute(db);
}

/** Sets how the core tree describes some records now; null where they say nothing else any more. */
export async function setTreeDescriptions(
  db: Queries,
  engine: Engine,
  rows: readonly TreeDescription[],
): Promise<void> {
  const columns = rows.map(({ igsn, description }) => ({ igsn, tree_description: description }));
  if (columns.length > 0) await updateRows(db, engine, 'record', 'igsn', columns);
}
