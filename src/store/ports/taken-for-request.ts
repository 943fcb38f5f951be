import { type RawBuilder, sql } from 'kysely';

/** Tables of what can say which request it answers. */
const ANSWERING = [
  'sample',
  'thin_section',
  'smear_slide',
  'sidewall_core',
  'mud',
  'fluid',
  'gas',
  'water',
  'bottle',
] as const;

/** How what was taken for a request names it: by its number, or by its name with or without the code of the expedition. */
export function requestNames(number: string, expeditionCode: string): readonly string[] {
  return [number, `SR-${number}`, `${expeditionCode}_SR-${number}`];
}

/** The ids of all that names a request in one of these ways, in whatever expedition: a query for `in (…)`. The one place that decides it. */
export function idsTakenFor(names: readonly string[]): RawBuilder<unknown> {
  const tables = ANSWERING.map(
    (one) => sql`select id from ${sql.table(one)} where sample_request in (${sql.join(names)})`,
  );
  return sql.join(tables, sql` union all `);
}
