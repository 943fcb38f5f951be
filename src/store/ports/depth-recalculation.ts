import { type RawBuilder, sql } from 'kysely';
import { samplesOnPath } from '../../domain/drilling/nested-sample.ts';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { DepthLevel, DepthScope } from '../../operations/tree-ports.ts';
import { fewLengths } from '../engine/set-based.ts';
import type { Queries } from '../store.ts';
import { nestedSamples } from './nested-sample-depths.ts';
import { takeSeqs } from './tree-clock.ts';
import { OFFSET, squeezeIn, writeDepths as write } from './write-depths.ts';

const MOST_PLACES = 32;
const ALL: readonly DepthLevel[] = ['run', 'core', 'stated', 'hole'];

/**
 * Recalculates the depths of everything at and below a hole, site or expedition with one statement per level, and touches
 * only rows whose depths change; the number of those. The rules are those of `domain/drilling/depth.ts`:
 * CSF-A = driller's depth − reference height − water depth; sections follow each other by curated length from the top of
 * the run; CSF-B starts at the run's CSF-B offset and squeezes core that is longer than the drilled interval.
 * Source: drilling-information-system 1.6 and 1.7, IODP depth scale terminology. Depths are rounded to 0.1 mm.
 */
export async function recalculateDepths(db: Queries, path: string): Promise<number> {
  const row = await db
    .selectFrom('tree_object as t')
    .select('t.expedition_id')
    .where(inside([path]))
    .where('t.expedition_id', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  const expeditionId = row?.expedition_id ?? null;
  // Held from here on, so what changes takes the numbers that follow.
  const seq = expeditionId === null ? 0 : (await takeSeqs(db, expeditionId, 0)) - 1;
  const changed = await moveDepths(db, [{ path, levels: ALL }], seq);
  if (changed > 0 && expeditionId !== null) await takeSeqs(db, expeditionId, changed);
  return changed;
}

/**
 * The same for several places at once, each as far as its levels say, inside an expedition whose clock is held: what changes
 * takes the numbers behind `seq`, and the caller moves the clock by the number of those.
 */
export async function moveDepths(db: Queries, scopes: readonly DepthScope[], seq: number): Promise<number> {
  const [alone, spread] = [scopes.filter(isAlone), scopes.filter((one) => !isAlone(one))];
  let changed = 0;
  // What lies in a hole comes before its foot.
  for (const some of [spread, alone])
    for (let at = 0; at < some.length; at += MOST_PLACES)
      changed += await moveSome(db, some.slice(at, at + MOST_PLACES), seq + changed);
  return changed;
}

async function moveSome(db: Queries, scopes: readonly DepthScope[], seq: number): Promise<number> {
  // A hole alone is asked for by its own path: its runs, however many, are not to be looked through.
  const among = isAlone(scopes[0]!) ? at : inside;
  const there = among === at ? undefined : await typesIn(db, scopes);
  let changed = 0;
  for (const { level, types, calculate } of LEVELS) {
    const paths = scopes.filter(({ levels }) => levels.includes(level)).map((one) => one.path);
    const present = types.filter((type) => there?.types.has(type) ?? true);
    if (paths.length > 0 && present.length > 0)
      changed += await calculate(db, among(paths), seq + changed, present, there?.isNested ?? false);
  }
  return changed;
}

/** Whether samples of samples may lie in what was just made: not where it is one sample at most, which hangs below none. */
function mayHoldNested({ path, types = [] }: DepthScope): boolean {
  return types.includes('sample') && (samplesOnPath(path) > 1 || types.filter((one) => one === 'sample').length > 1);
}

const isAlone = ({ levels }: DepthScope): boolean => levels.every((level) => level === 'hole');

/** The types of what lies there, and whether samples of samples do, in one question; none where all of it was just made. */
async function typesIn(
  db: Queries,
  scopes: readonly DepthScope[],
): Promise<{ readonly types: ReadonlySet<string>; readonly isNested: boolean }> {
  const known = scopes.flatMap(({ types = [] }) => types);
  const unknown = scopes.filter(({ types }) => types === undefined).map((one) => one.path);
  const mayNest = scopes.some(mayHoldNested);
  if (unknown.length === 0) return { types: new Set(known), isNested: mayNest };
  // Every part of a path begins with the letter of its type.
  const nested = sql<number>`case when t.type = 'sample' and t.path like '%/X%/X%' then 1 else 0 end`;
  const rows = await db
    .selectFrom('tree_object as t')
    .select(['t.type', nested.as('nested')])
    .distinct()
    .where(inside(unknown))
    .execute();
  const types = new Set([...known, ...rows.map((row) => row.type)]);
  return { types, isNested: mayNest || rows.some((row) => row.nested === 1) };
}

const at = (paths: readonly string[]): RawBuilder<boolean> => sql<boolean>`t.path in (${sql.join(fewLengths(paths))})`;

function inside(paths: readonly string[]): RawBuilder<boolean> {
  const each = fewLengths(paths).map((path) => {
    const [from, before] = subtreeBounds(path);
    return sql`t.path = ${path} or (t.path >= ${from} and t.path < ${before})`;
  });
  return sql<boolean>`(${sql.join(each, sql` or `)})`;
}

/** Calculates the depths of some types; `seq` is the last number given away, the result how many more it gave. */
type Calculate = (
  db: Queries,
  within: RawBuilder<boolean>,
  seq: number,
  types: readonly ObjectType[],
  isNested: boolean,
) => Promise<number>;

const coreRuns: Calculate = (db, within, seq) =>
  write(
    db,
    sql`
    select t.id,
      c.drillers_top_depth_m as top_drf_m,
      c.drillers_top_depth_m + coalesce(c.drilled_length_m, c.core_recovery_m) as bottom_drf_m,
      c.drillers_top_depth_m - coalesce(h.reference_height_m, 0) - coalesce(h.water_depth_m, 0) as top_csf_a_m,
      c.drillers_top_depth_m - coalesce(h.reference_height_m, 0) - coalesce(h.water_depth_m, 0)
        + coalesce(c.drilled_length_m, c.core_recovery_m) as bottom_csf_a_m,
      c.drillers_top_depth_m - coalesce(h.reference_height_m, 0) - coalesce(h.water_depth_m, 0)
        + coalesce(c.csf_b_offset_m, 0) as top_csf_b_m,
      c.drillers_top_depth_m - coalesce(h.reference_height_m, 0) - coalesce(h.water_depth_m, 0)
        + coalesce(c.csf_b_offset_m, 0) + coalesce(c.drilled_length_m, c.core_recovery_m) as bottom_csf_b_m
    from tree_object t join core_run c on c.id = t.id join hole h on h.id = t.parent_id
    where t.type = 'core_run' and ${within}`,
    seq,
  );

const sections: Calculate = (db, within, seq) =>
  write(
    db,
    sql`
    select l.id,
      r.top_drf_m + l.above_m as top_drf_m,
      r.top_drf_m + l.above_m + l.length_m as bottom_drf_m,
      r.top_csf_a_m + l.above_m as top_csf_a_m,
      r.top_csf_a_m + l.above_m + l.length_m as bottom_csf_a_m,
      r.top_csf_b_m + l.above_m * l.squeeze as top_csf_b_m,
      r.top_csf_b_m + (l.above_m + l.length_m) * l.squeeze as bottom_csf_b_m
    from (
      select t.id, t.parent_id, coalesce(s.curated_length_m, s.section_length_m, 0) as length_m,
        coalesce(sum(coalesce(s.curated_length_m, s.section_length_m, 0)) over (
          partition by t.parent_id order by t.path rows between unbounded preceding and 1 preceding), 0) as above_m,
        case when c.drilled_length_m > 0
          and sum(coalesce(s.curated_length_m, s.section_length_m, 0)) over (partition by t.parent_id) > c.drilled_length_m
          then c.drilled_length_m / sum(coalesce(s.curated_length_m, s.section_length_m, 0)) over (partition by t.parent_id)
          else 1.0 end as squeeze
      from tree_object t join section s on s.id = t.id join core_run c on c.id = t.parent_id
      where t.type = 'section' and ${within}
    ) as l join tree_object r on r.id = l.parent_id`,
    seq,
  );

const splits: Calculate = (db, within, seq) =>
  write(
    db,
    sql`
    select t.id, p.top_drf_m, p.bottom_drf_m, p.top_csf_a_m, p.bottom_csf_a_m, p.top_csf_b_m, p.bottom_csf_b_m
    from tree_object t join tree_object p on p.id = t.parent_id
    where t.type = 'split' and ${within}`,
    seq,
  );

/**
 * Pieces measured in cm from the top of their section or of the split of one; a piece of a sample takes the sample's depths, except for a
 * sample that says where it lies.
 */
const intervals: Calculate = async (db, within, seq, types, isNested) => {
  let changed = 0;
  for (const type of types) {
    changed += await write(db, intervalsOf(type, within), seq + changed);
    if (type === 'sample' && isNested) changed += await nestedSamples(db, within, seq + changed);
  }
  return changed;
};

function intervalsOf(type: string, within: RawBuilder<boolean>): RawBuilder<unknown> {
  const own = sql.table(type);
  const { top, bottom } = OFFSET;
  const inherits = sql`(p.type = 'sample' or x.top_offset_cm is null)`;
  const at = (start: string, end: string, factor: RawBuilder<unknown>) => sql`
    case when ${inherits} then ${sql.ref(`p.${start}`)} else ${sql.ref(`p.${start}`)} + ${top} * ${factor} end as ${sql.ref(start)},
    case when ${inherits} then ${sql.ref(`p.${end}`)} else ${sql.ref(`p.${start}`)} + ${bottom} * ${factor} end as ${sql.ref(end)}`;
  const one = sql`1.0`;
  return sql`
    select t.id, ${at('top_drf_m', 'bottom_drf_m', one)}, ${at('top_csf_a_m', 'bottom_csf_a_m', one)},
      ${at('top_csf_b_m', 'bottom_csf_b_m', squeezeIn('p'))}
    from tree_object t join ${own} x on x.id = t.id join tree_object p on p.id = t.parent_id
    where t.type = ${type} and p.type in ('section', 'split', 'sample', 'core_run') and ${within}
      and not (t.type = 'sample' and p.type = 'sample')`;
}

/** Objects of a hole or site that state their own depth below surface; without a hole there is no driller's depth. */
const stated: Calculate = async (db, within, seq, types) => {
  let changed = 0;
  for (const type of types) {
    const lift = sql`case when h.id is not null
      then coalesce(h.reference_height_m, 0) + coalesce(h.water_depth_m, 0) end`;
    changed += await write(
      db,
      sql`
      select t.id, x.top_depth_m + (${lift}) as top_drf_m,
        coalesce(x.bottom_depth_m, x.top_depth_m) + (${lift}) as bottom_drf_m,
        x.top_depth_m as top_csf_a_m, coalesce(x.bottom_depth_m, x.top_depth_m) as bottom_csf_a_m,
        x.top_depth_m as top_csf_b_m, coalesce(x.bottom_depth_m, x.top_depth_m) as bottom_csf_b_m
      from tree_object t join ${sql.table(type)} x on x.id = t.id
        join tree_object p on p.id = t.parent_id left join hole h on h.id = p.id
      where t.type = ${type} and p.type in ('hole', 'site') and ${within}`,
      seq + changed,
    );
  }
  return changed;
};

/** From the surface to the total depth, or to the deepest run; nowhere where neither is known (any more). */
function holes(db: Queries, within: RawBuilder<boolean>, seq: number): Promise<number> {
  const surface = sql`coalesce(h.reference_height_m, 0) + coalesce(h.water_depth_m, 0)`;
  const known = (value: RawBuilder<unknown>) => sql`case when d.bottom_drf_m is not null then ${value} end`;
  return write(
    db,
    sql`
    select t.id, ${known(surface)} as top_drf_m, d.bottom_drf_m,
      ${known(sql`0.0`)} as top_csf_a_m, d.bottom_drf_m - (${surface}) as bottom_csf_a_m,
      ${known(sql`0.0`)} as top_csf_b_m, d.bottom_drf_m - (${surface}) as bottom_csf_b_m
    from tree_object t join hole h on h.id = t.id
    join (select t.id, coalesce(h.total_depth_m, max(r.bottom_drf_m)) as bottom_drf_m
      from tree_object t join hole h on h.id = t.id
      left join tree_object r on r.parent_id = t.id and r.type = 'core_run'
      where t.type = 'hole' and ${within} group by t.id, h.total_depth_m) as d on d.id = t.id`,
    seq,
  );
}

const LEVELS: readonly {
  readonly level: DepthLevel;
  readonly types: readonly ObjectType[];
  readonly calculate: Calculate;
}[] = [
  { level: 'run', types: ['core_run'], calculate: coreRuns },
  // Before what was made of a sample that states its own depth.
  {
    level: 'stated',
    types: ['sample', 'cuttings', 'mud', 'fluid', 'gas', 'water', 'bottle', 'sidewall_core', 'core_box', 'lithology'],
    calculate: stated,
  },
  { level: 'core', types: ['section'], calculate: sections },
  { level: 'core', types: ['split'], calculate: splits },
  {
    level: 'core',
    types: ['sample', 'smear_slide', 'fluid', 'gas', 'thin_section', 'bottle', 'lithology', 'structure'],
    calculate: intervals,
  },
  { level: 'hole', types: ['hole'], calculate: holes },
];
