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
  const byTypes = Map.groupBy(parts, ({ types }) => JSON.stringify(types));
  const conditions = [...byTypes.values()].map((some) => {
    const places = anyOf(some.map((one) => isAtOrBelow(path, one.path)));
    return sql`(${places} and ${isOfTypes(table, some[0]!)})`;
  });
  const above = leading.length === 0 ? [] : [sql`${path} in (${sql.join(leading)})`];
  return sql<boolean>`${anyOf([...above, ...conditions])}`;
}

/** In halves of halves: a role for a list may mean thousands of places, and SQLite reads no expression more than 1000 deep. */
function anyOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  if (conditions.length === 1) return conditions[0]!;
  const middle = conditions.length >> 1;
  return sql`(${anyOf(conditions.slice(0, middle))} or ${anyOf(conditions.slice(middle))})`;
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
