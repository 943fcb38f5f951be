import type { Queries } from '../store.ts';
import { isPublic, type SetColumn } from './select-public.ts';

/** A value that at least one public record has in a column, with the name people know it by, where there is one. */
export interface NamedValue {
  readonly value: string;
  readonly name?: string;
}

/** The ways in which the public records of a store fall apart; each list is sorted and empty when nothing is public. */
export interface RecordSets {
  readonly agents: readonly NamedValue[];
  readonly clients: readonly NamedValue[];
  readonly expeditions: readonly NamedValue[];
  readonly objectTypes: readonly NamedValue[];
}

/** The sets of the public records, from the data. Costs one index look-up per set, however many records there are. */
export async function listSets(db: Queries): Promise<RecordSets> {
  return {
    agents: named(await valuesOf(db, 'agent_symbol'), await agentNames(db)),
    clients: named(await valuesOf(db, 'client_symbol'), await clientNames(db)),
    expeditions: named(await valuesOf(db, 'expedition'), await expeditionNames(db)),
    objectTypes: named(await valuesOf(db, 'object_type'), new Map()),
  };
}

/** The distinct values of a column, hopping from one to the next in its index; `select distinct` would read every record. */
async function valuesOf(db: Queries, column: SetColumn): Promise<string[]> {
  const values: string[] = [];
  for (;;) {
    const row = await db
      .selectFrom('record')
      .select(`${column} as value`)
      .where(isPublic)
      .where(column, '>', values.at(-1) ?? '')
      .orderBy(column)
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) return values;
    values.push(row.value);
  }
}

function named(values: readonly string[], names: ReadonlyMap<string, string>): NamedValue[] {
  return values.map((value) => {
    const name = names.get(value);
    return name === undefined ? { value } : { value, name };
  });
}

async function agentNames(db: Queries): Promise<Map<string, string>> {
  const rows = await db.selectFrom('agent').select(['symbol', 'name']).execute();
  return new Map(rows.map((row) => [row.symbol, row.name]));
}

async function clientNames(db: Queries): Promise<Map<string, string>> {
  const rows = await db.selectFrom('client').select(['symbol', 'name']).execute();
  return new Map(rows.map((row) => [row.symbol, row.name]));
}

async function expeditionNames(db: Queries): Promise<Map<string, string>> {
  const rows = await db.selectFrom('expedition').select(['expedition', 'expedition_name', 'acronym']).execute();
  const names = rows.map((row) => [row.expedition ?? '', row.expedition_name ?? row.acronym ?? ''] as const);
  return new Map(names.filter(([code, name]) => code !== '' && name !== ''));
}
