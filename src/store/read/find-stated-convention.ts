import type { Queries } from '../store.ts';

/** The IGSN convention that an expedition of the program with this acronym states; undefined when it states none. */
export async function findStatedConvention(db: Queries, acronym: string, code: string): Promise<string | undefined> {
  const rows = await db
    .selectFrom('expedition')
    .innerJoin('tree_object as t', 't.id', 'expedition.id')
    .innerJoin('tree_object as program', 'program.id', 't.parent_id')
    .select(['program.name as program', 'expedition.igsn_convention as stated'])
    .where('t.type', '=', 'expedition')
    .where('t.combined_id', '=', code)
    .execute();
  return rows.find((row) => row.program.toUpperCase() === acronym.toUpperCase())?.stated ?? undefined;
}
