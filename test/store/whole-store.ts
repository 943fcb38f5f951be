import type { House } from '../../src/context.ts';
import type { Database } from '../../src/store/schema.generated.ts';

/** What only tells that something was tried: who did it when, and who holds a job. */
const TRACES: readonly (keyof Database)[] = ['audit', 'job_lease'];

/** Every row of every table as sorted JSON, by table, without the traces; for "nothing has changed". */
export async function wholeStore(house: Pick<House, 'store'>): Promise<Record<string, readonly string[]>> {
  const tables = (await house.store.read.introspection.getTables()).map((one) => one.name as keyof Database);
  const whole: Record<string, readonly string[]> = {};
  for (const table of tables.toSorted()) {
    // How SQLite keeps a full text; what was put into it stands in tables of ours.
    if (TRACES.includes(table) || table.startsWith('search_text_')) continue;
    const rows = await house.store.read.selectFrom(table).selectAll().execute();
    whole[table] = rows.map((row) => JSON.stringify(row)).toSorted();
  }
  return whole;
}

/** Number of rows of every table that has some, without the traces. */
export async function rowCounts(house: Pick<House, 'store'>): Promise<Record<string, number>> {
  const whole = await wholeStore(house);
  return Object.fromEntries(
    Object.entries(whole).flatMap(([table, rows]) => (rows.length === 0 ? [] : [[table, rows.length]])),
  );
}
