import { sql } from 'kysely';
import type { Queries } from '../store.ts';
import { behind, direction, type HitPage, type HitRow, idDirection, keyOf, type Way } from './hit-order.ts';
import { every, hasOneOf, matching, type Prepared } from './matching.ts';
import { EVERY_CODE } from './title-parts.ts';

/** So many entries are gone through part by part; where that gives too little, the chosen values seldom meet. */
const MOST_GONE_THROUGH = 50_000;

/**
 * A page in the order of titles where values of facets are chosen: only the parts of that order are gone through that have some of
 * every facet. Undefined where words are sought, of which the parts know nothing, or where the values seldom meet in them.
 */
export async function inTitleParts(
  db: Queries,
  prepared: Prepared,
  { limit }: HitPage,
  way: Way,
): Promise<readonly HitRow[] | undefined> {
  const lists = Object.values(prepared.codes);
  if (lists.length === 0 || prepared.wanted.length + prepared.beginnings.length > 0) return undefined;
  const rows: HitRow[] = [];
  let goneThrough = 0;
  for (const run of runsOf(await partsOf(db, lists, way), limit)) {
    goneThrough += run.entries;
    if (goneThrough > MOST_GONE_THROUGH) return undefined;
    rows.push(...(await inRun(db, prepared, run, limit - rows.length, way)));
    if (rows.length === limit) return rows;
  }
  return rows;
}

/** A stretch of titles from `first` up to and without `end`, with how many entries it has, and how many of them match at most. */
interface Run {
  readonly first: string;
  readonly end: string | undefined;
  readonly entries: number;
  readonly most: number;
}

/** The parts from where a page begins on, in the order of the page. */
async function partsOf(
  db: Queries,
  lists: readonly (readonly number[])[],
  { from, isBack }: Way,
): Promise<readonly Run[]> {
  const key = from === undefined ? undefined : String(from.key);
  const start = sql`coalesce((select max(s.first_key) from search_title_part as s
    where s.code = ${sql.lit(EVERY_CODE)} and s.first_key <= ${key}), '')`;
  const isOnWay = key === undefined ? sql`1 = 1` : isBack ? sql`first_key <= ${key}` : sql`first_key >= ${start}`;
  const { rows } = await sql<{ code: number; first_key: string; entries: number }>`
    select code, first_key, entries from search_title_part where entries > 0 and ${isOnWay}
    and code in (${sql.join([EVERY_CODE, ...lists.flat()].map((code) => sql.lit(code)))}) order by first_key, code`.execute(
    db,
  );
  const counted = [...Map.groupBy(rows, (row) => row.first_key)].map(([first, some]) => {
    const counts = new Map(some.map(({ code, entries }) => [code, Number(entries)]));
    const ofList = (list: readonly number[]) => list.reduce((sum, code) => sum + (counts.get(code) ?? 0), 0);
    return { first, entries: counts.get(EVERY_CODE) ?? 0, most: Math.min(...lists.map(ofList)) };
  });
  const parts = counted.map((one, at) => ({ ...one, end: counted[at + 1]?.first }));
  return isBack ? parts.toReversed() : parts;
}

/** Neighbouring parts in which something may match, together until they may fill a page, then until they may fill two, and so on. */
function runsOf(parts: readonly Run[], limit: number): readonly Run[] {
  const runs: Run[] = [];
  let wanted = limit;
  let isOpen = false;
  for (const [at, part] of parts.entries()) {
    const last = runs.at(-1);
    if (part.most === 0) {
      isOpen = false;
      continue;
    }
    if (isOpen && last !== undefined) runs[runs.length - 1] = joined(last, part);
    else runs.push(part);
    // Of the first part much may lie before the page.
    isOpen = at === 0 || runs.at(-1)!.most < wanted;
    if (!isOpen) wanted *= 2;
  }
  return runs;
}

function joined(one: Run, other: Run): Run {
  const [low, high] = one.end === other.first ? [one, other] : [other, one];
  return { first: low.first, end: high.end, entries: one.entries + other.entries, most: one.most + other.most };
}

async function inRun(
  db: Queries,
  prepared: Prepared,
  { first, end }: Run,
  limit: number,
  way: Way,
): Promise<readonly HitRow[]> {
  const key = keyOf('title');
  const isInside = every([
    sql<boolean>`${key} >= ${first}`,
    ...(end === undefined ? [] : [sql<boolean>`${key} < ${end}`]),
    behind(way, 'title', key, sql`e.id`),
  ]);
  const order = sql`${key} ${direction('title', way)}, e.id ${idDirection(way)}`;
  // The codes as the entry has them: to ask the full text for each takes seventy times as long.
  const asked = every([...Object.values(prepared.codes).map(hasOneOf), ...matching(prepared).rest]);
  const from =
    prepared.engine === 'sqlite'
      ? sql`search_entry as e indexed by search_entry_title`
      : // PostgreSQL would else begin with what the values have in the whole table.
        sql`(select * from search_entry as e where ${isInside} offset 0) as e`;
  const where = prepared.engine === 'sqlite' ? every([isInside, asked]) : asked;
  const { rows } = await sql<HitRow>`select e.id, ${key} as sort_key from ${from} where ${where}
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}
