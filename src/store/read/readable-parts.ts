import { type RawBuilder, sql } from 'kysely';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import { pathsTo, type TreePart } from '../../domain/party/tree-right.ts';

/**
 * The condition that an object may be seen, as `isReadIn` decides it, over the columns `path` and `type` of a table: bounds of
 * paths, so that it costs a look at each row and no question more.
 */
export function isReadable(table: string, parts: readonly TreePart[]): RawBuilder<boolean> {
  if (parts.some((one) => one.path === '' && one.types === null)) return sql<boolean>`1 = 1`;
  if (parts.length === 0) return sql<boolean>`1 = 0`;
  const path = sql.ref(`${table}.path`);
  const leading = [...new Set(parts.flatMap((one) => pathsTo(one.path)))];
  const conditions = parts.map((one) => sql`(${isAtOrBelow(path, one.path)} and ${isOfTypes(table, one)})`);
  const above = leading.length === 0 ? [] : [sql`${path} in (${sql.join(leading)})`];
  return sql<boolean>`(${sql.join([...above, ...conditions], sql` or `)})`;
}

function isAtOrBelow(column: RawBuilder<unknown>, path: string): RawBuilder<unknown> {
  if (path === '') return sql`1 = 1`;
  const [from, before] = subtreeBounds(path);
  return sql`(${column} = ${path} or (${column} >= ${from} and ${column} < ${before}))`;
}

function isOfTypes(table: string, { types }: TreePart): RawBuilder<unknown> {
  if (types === null) return sql`1 = 1`;
  return types.length === 0 ? sql`1 = 0` : sql`${sql.ref(`${table}.type`)} in (${sql.join(types)})`;
}
