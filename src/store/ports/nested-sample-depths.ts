import { type RawBuilder, sql } from 'kysely';
import { MOST_NESTED_SAMPLES } from '../../domain/drilling/nested-sample.ts';
import type { Queries } from '../store.ts';
import { DEPTH_COLUMNS, type DepthColumn, OFFSET, squeezeIn, writeDepths } from './write-depths.ts';

/**
 * Calculates the depths of samples of samples, one statement a level: each takes those of the sample it was made of, or lies
 * where its own offsets say, from the top of the section. `seq` is the last number given away, the result how many more it gave.
 */
export async function nestedSamples(db: Queries, within: RawBuilder<boolean>, seq: number): Promise<number> {
  let changed = 0;
  for (let above = 1; above < MOST_NESTED_SAMPLES; above++) {
    if (!(await hasNested(db, within, above))) break;
    changed += await writeDepths(db, nestedAt(above, within), seq + changed);
  }
  return changed;
}

/** Whether some sample has at least so many above it; every part of a path begins with the letter of its type. */
async function hasNested(db: Queries, within: RawBuilder<boolean>, above: number): Promise<boolean> {
  const found = await db
    .selectFrom('tree_object as t')
    .select('t.id')
    .where('t.type', '=', 'sample')
    .where('t.path', 'like', `${'%/X'.repeat(above + 1)}%`)
    .where(within)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Samples with just so many above them; `p` is the nearest of those, `b` what the topmost was cut from. */
function nestedAt(above: number, within: RawBuilder<boolean>): RawBuilder<unknown> {
  const names = ['p', ...Array.from({ length: above - 1 }, (_, at) => `s${at}`)];
  const climb = names.slice(1).map((name, at) => {
    const lower = names[at]!;
    return sql`join tree_object ${sql.ref(name)} on ${sql.ref(`${name}.id`)} = ${sql.ref(`${lower}.parent_id`)}
      and ${sql.ref(`${name}.type`)} = 'sample'`;
  });
  const at = (column: DepthColumn, offset: RawBuilder<unknown>, factor: RawBuilder<unknown>) => sql`
    case when x.top_offset_cm is null or b.type not in ('section', 'split', 'core_run') then ${sql.ref(`p.${column}`)}
      else ${sql.ref(`b.${column.replace('bottom', 'top')}`)} + ${offset} * ${factor} end as ${sql.ref(column)}`;
  const columns = DEPTH_COLUMNS.map((column) =>
    at(
      column,
      column.startsWith('top') ? OFFSET.top : OFFSET.bottom,
      column.includes('csf_b') ? squeezeIn('b') : sql`1.0`,
    ),
  );
  return sql`
    select t.id, ${sql.join(columns)}
    from tree_object t join sample x on x.id = t.id join tree_object p on p.id = t.parent_id and p.type = 'sample'
      ${sql.join(climb, sql` `)} join tree_object b on b.id = ${sql.ref(`${names.at(-1)}.parent_id`)} and b.type <> 'sample'
    where t.type = 'sample' and ${within}`;
}
