import { sql } from 'kysely';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import { pathsTo } from '../../domain/party/tree-right.ts';
import type { Queries } from '../store.ts';

/**
 * The section that a text names in some holes, with the path of its hole: by its IGSN or whole name, or those of something in it, or by run and section as
 * people say them (`19Z-2`). Letters count alike. Undefined where none is named. Two queries at most.
 */
export async function findPartySection(
  db: Queries,
  holes: readonly { readonly path: string }[],
  text: string,
): Promise<{ readonly id: string; readonly path: string } | undefined> {
  if (holes.length === 0) return undefined;
  const name = text.trim().toLowerCase();
  const inHoles = sql.join(
    holes.map(({ path }) => {
      const [from, end] = subtreeBounds(path);
      return sql`(o.path >= ${from} and o.path < ${end})`;
    }),
    sql` or `,
  );
  const { rows } = await sql<{ path: string }>`select o.path from tree_object o join tree_object r on r.id = o.parent_id
    where (${inHoles}) and o.type in ('section', 'split', 'sample', 'thin_section')
      and (lower(o.igsn) = ${name} or lower(o.combined_id) = ${name} or (o.type = 'section' and lower(r.name || '-' || o.name) = ${name}))
    order by o.path limit 1`.execute(db);
  if (rows[0] === undefined) return undefined;
  return db
    .selectFrom('tree_object')
    .select(['id', 'path'])
    .where('path', 'in', pathsTo(rows[0].path))
    .where('type', '=', 'section')
    .executeTakeFirst();
}
