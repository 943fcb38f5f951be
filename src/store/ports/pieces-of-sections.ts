import { sql } from 'kysely';
import { ANCESTORS } from '../../domain/drilling/lineage.ts';
import { OBJECT_FIELDS } from '../../domain/drilling/object-fields.ts';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import { OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import type { PieceOfSection } from '../../operations/tree-ports.ts';
import { listed } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/** What lies in sections and may say where. */
const PIECES = OBJECT_TYPES.filter(
  (type) => ANCESTORS[type].includes('section') && OBJECT_FIELDS[type].some(({ name }) => name === 'top_offset_cm'),
);

interface PieceRow {
  readonly section_id: string;
  readonly id: string;
  readonly type: string;
  readonly path: string;
  readonly name: string;
  readonly top_cm: number | null;
  readonly bottom_cm: number | null;
}

/** What was cut from sections, their splits and what was made of those, as far as it states an offset. One statement. */
export async function piecesOfSections(
  db: Queries,
  engine: Engine,
  sections: readonly { readonly id: string; readonly path: string }[],
): Promise<PieceOfSection[]> {
  if (sections.length === 0) return [];
  const bounds = sections.map(({ id, path }) => {
    const [from_path, before_path] = subtreeBounds(path);
    return { section_id: id, from_path, before_path };
  });
  const wanted = listed(engine, 'w', { section_id: 'key', from_path: 'text', before_path: 'text' }, bounds);
  const details = PIECES.map((type) => sql`left join ${sql.table(type)} on ${sql.ref(`${type}.id`)} = t.id`);
  const first = (column: string) => sql`coalesce(${sql.join(PIECES.map((type) => sql.ref(`${type}.${column}`)))})`;
  const { rows } = await sql<PieceRow>`
    select * from (
      select w.section_id, t.id, t.type, t.path, t.name, ${first('top_offset_cm')} as top_cm, ${first('bottom_offset_cm')} as bottom_cm
      from ${wanted} cross join tree_object t ${sql.join(details, sql` `)}
      where t.path >= w.from_path and t.path < w.before_path) as p
    where top_cm is not null or bottom_cm is not null order by path`.execute(db);
  return rows.map((row) => ({
    sectionId: row.section_id,
    id: row.id,
    type: row.type as ObjectType,
    path: row.path,
    name: row.name,
    values: { top_offset_cm: row.top_cm, bottom_offset_cm: row.bottom_cm },
  }));
}
