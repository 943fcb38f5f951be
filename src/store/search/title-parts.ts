import { type RawBuilder, sql } from 'kysely';
import { listed } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { countChanges } from './term-counts.ts';

/** Of a part of the order of titles, the code that stands for every entry. */
export const EVERY_CODE = 0;

/** A part is divided so that about so many entries are before the cut, once it has twice as many. */
const PART_ENTRIES = 2000;

/** An entry as the parts of the order of titles count it. */
export interface CountedTitle {
  readonly titleKey: string;
  readonly codes: readonly number[];
}

/** Counts entries that came to the parts of the order of titles and entries that left them, and divides parts that have grown. */
export async function countTitles(
  db: Queries,
  engine: Engine,
  came: readonly CountedTitle[],
  left: readonly CountedTitle[],
): Promise<void> {
  const firsts = await firstsOf(db, engine, [...new Set([...came, ...left].map((one) => one.titleKey))]);
  const keysOf = (some: readonly CountedTitle[]) =>
    some.flatMap(({ titleKey, codes }) => [EVERY_CODE, ...codes].map((code) => `${code} ${firsts.get(titleKey)}`));
  const changes = countChanges(keysOf(came), keysOf(left)).map(([key, entries]) => {
    const end = key.indexOf(' ');
    return { code: Number(key.slice(0, end)), first_key: key.slice(end + 1), entries };
  });
  if (changes.length === 0) return;
  await add(db, engine, changes);
  await divideParts(db, engine, PART_ENTRIES, new Set(firsts.values()));
}

/** Divides every part that has more than twice so many entries, as far as its titles differ; of all parts, or of those that are named. */
export async function divideParts(
  db: Queries,
  engine: Engine,
  entries: number,
  named?: ReadonlySet<string>,
): Promise<void> {
  for (const { first_key } of await grown(db, entries))
    if (named === undefined || named.has(first_key)) await divide(db, engine, first_key, entries);
}

interface PartCount {
  readonly code: number;
  readonly first_key: string;
  readonly entries: number;
}

/** The first titles of the parts in which titles are. */
async function firstsOf(db: Queries, engine: Engine, titleKeys: readonly string[]): Promise<Map<string, string>> {
  const titles = listed(
    engine,
    't',
    { title_key: 'text' },
    titleKeys.map((title_key) => ({ title_key })),
  );
  const { rows } = await sql<{
    title_key: string;
    first_key: string;
  }>`select t.title_key, coalesce((select max(p.first_key)
    from search_title_part as p where p.code = ${sql.lit(EVERY_CODE)} and p.first_key <= t.title_key), '') as first_key from ${titles}`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.title_key, row.first_key]));
}

async function add(db: Queries, engine: Engine, changes: readonly PartCount[]): Promise<void> {
  const rows = listed(
    engine,
    'c',
    { code: 'integer', first_key: 'text', entries: 'integer' },
    changes.map((one) => ({ ...one })),
  );
  await sql`insert into search_title_part (code, first_key, entries) select c.code, c.first_key, c.entries from ${rows} where 1 = 1
    on conflict (code, first_key) do update set entries = search_title_part.entries + excluded.entries`.execute(db);
}

function grown(db: Queries, entries: number): Promise<readonly { readonly first_key: string }[]> {
  return db
    .selectFrom('search_title_part')
    .select('first_key')
    .where('code', '=', EVERY_CODE)
    .where('entries', '>', 2 * entries)
    .orderBy('first_key')
    .execute();
}

/** Divides a part until none of it is too large, as far as its titles differ. */
async function divide(db: Queries, engine: Engine, first: string, entries: number): Promise<void> {
  for (let start: string | undefined = first; start !== undefined; ) {
    const inPart = await insideOf(db, start);
    const cut = await cutOf(db, inPart, entries);
    if (cut === undefined) return;
    const before = await db
      .selectFrom('search_entry as e')
      .select('e.facets')
      .where(inPart)
      .where('e.title_key', '<', cut)
      .execute();
    await moveBehind(db, engine, start, cut, before);
    const behind = await grown(db, entries);
    start = behind.find((one) => one.first_key === cut)?.first_key;
  }
}

/** What lies in the part that begins so. */
async function insideOf(db: Queries, first: string): Promise<RawBuilder<boolean>> {
  const next = await db
    .selectFrom('search_title_part')
    .select((e) => e.fn.min('first_key').as('first_key'))
    .where('code', '=', EVERY_CODE)
    .where('first_key', '>', first)
    .executeTakeFirst();
  const end = next?.first_key ?? null;
  return end === null
    ? sql<boolean>`e.title_key >= ${first}`
    : sql<boolean>`e.title_key >= ${first} and e.title_key < ${end}`;
}

/** The title in the middle, or the first that is another than those before it; undefined where all are alike. */
async function cutOf(db: Queries, inPart: RawBuilder<boolean>, entries: number): Promise<string | undefined> {
  const titles = db.selectFrom('search_entry as e').select('e.title_key').where(inPart).orderBy('e.title_key').limit(1);
  const [first] = await titles.execute();
  const [middle] = await titles.offset(entries).execute();
  if (first === undefined || middle === undefined) return undefined;
  if (middle.title_key !== first.title_key) return middle.title_key;
  const [other] = await titles.where('e.title_key', '>', first.title_key).execute();
  return other?.title_key;
}

async function moveBehind(
  db: Queries,
  engine: Engine,
  first: string,
  cut: string,
  before: readonly { readonly facets: string }[],
): Promise<void> {
  const whole = await db.selectFrom('search_title_part').selectAll().where('first_key', '=', first).execute();
  const stays = new Map(
    countChanges(
      before.flatMap(({ facets }) => [EVERY_CODE, ...codesIn(facets)]),
      [],
    ),
  );
  const moved = whole.map(({ code, entries }) => ({ code, entries: Number(entries) - (stays.get(code) ?? 0) }));
  const goes = moved.filter((one) => one.entries !== 0);
  await add(
    db,
    engine,
    goes.flatMap(({ code, entries }) => [
      { code, first_key: cut, entries },
      { code, first_key: first, entries: -entries },
    ]),
  );
}

/** The codes of an entry, which stand with blanks between. */
export function codesIn(facets: string): readonly number[] {
  return facets === '' ? [] : facets.split(' ').map(Number);
}
