import { sql } from 'kysely';
import { FILE_KINDS } from '../../domain/files/file-kind.ts';

/** The kind of a file as a number, in the order in which pictures are shown; `table` is the name of `object_file` in the query. */
export function rankOfKind(table: string) {
  const ranks = FILE_KINDS.map((kind, rank) => sql`when ${sql.lit(kind)} then ${sql.lit(rank)}`);
  return sql`case ${sql.ref(`${table}.kind`)} ${sql.join(ranks, sql` `)} end`;
}
