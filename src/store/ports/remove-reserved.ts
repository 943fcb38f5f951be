import { sql } from 'kysely';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

const HANGING_ON = ['record_document', 'record_media', 'landing_check', 'outbox', 'record_version'] as const;

/** Takes reserved records out of the register with everything that hangs on them; any other is left alone. */
export async function removeReserved(db: Queries, engine: Engine, igsns: readonly string[]): Promise<void> {
  if (igsns.length === 0) return;
  const rows = await db
    .selectFrom('record')
    .leftJoin('namespace', 'namespace.namespace', 'record.namespace')
    .select(['record.igsn', 'record.client_symbol', 'namespace.is_test'])
    .where('record.state', '=', 'reserved')
    .where(isOneOf(engine, 'record.igsn', igsns))
    .execute();
  if (rows.length === 0) return;
  const reserved = rows.map((row) => row.igsn);
  for (const table of HANGING_ON)
    await db
      .deleteFrom(table)
      .where(isOneOf(engine, `${table}.igsn`, reserved))
      .execute();
  await db
    .deleteFrom('record_link')
    .where((of) =>
      of.or([isOneOf(engine, 'record_link.igsn', reserved), isOneOf(engine, 'record_link.other', reserved)]),
    )
    .execute();
  const counted = rows.filter((row) => row.is_test !== 1);
  for (const [client, some] of Map.groupBy(counted, (row) => row.client_symbol))
    await sql`update client set quota_used = case when quota_used > ${some.length} then quota_used - ${some.length} else 0 end
      where symbol = ${client}`.execute(db);
  await db
    .deleteFrom('record')
    .where(isOneOf(engine, 'record.igsn', reserved))
    .execute();
}
