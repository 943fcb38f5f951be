import { sql } from 'kysely';
import { OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import { BREAK, isSpeltWord } from '../../domain/search/indexed-words.ts';
import type { SearchEntry } from '../../domain/search/search-entry.ts';
import type { Kin, Names, SearchIndexPort } from '../../operations/search/search-ports.ts';
import { insertRows, isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { countFacets, facetCodes, facetKeyOf } from './facet-codes.ts';
import { codeTerm, SAMPLED } from './facet-terms.ts';
import { countTerms } from './term-counts.ts';
import { codesIn, countTitles } from './title-parts.ts';
import { vectorText } from './vector-text.ts';

/** The search index inside a transaction. */
export function searchIndex(db: Queries, engine: Engine): SearchIndexPort {
  return { replace: (entries, gone, kin) => replace(db, engine, entries, gone, kin) };
}

interface Written {
  readonly id: number;
  readonly igsn: string | null;
  readonly source: string;
  readonly item: string | null;
  readonly object_type: string;
  readonly facets: string;
  readonly spelt_words: string;
  readonly title_key: string;
}

interface Numbered {
  readonly id: number;
  readonly entry: SearchEntry;
  readonly codes: readonly number[];
  readonly spelt: readonly string[];
}

/** Ids of one kind of object and source lie together; so many fit. */
const IDS_OF_A_KIND = 2 ** 40;

async function replace(
  db: Queries,
  engine: Engine,
  entries: readonly SearchEntry[],
  gone: Names,
  kin: readonly Kin[],
): Promise<void> {
  const before = await writtenOf(db, engine, {
    igsns: [...entries.flatMap((entry) => entry.igsn ?? []), ...gone.igsns],
    items: [...entries.flatMap(({ source, item }) => (item === null ? [] : { source, item })), ...gone.items],
  });
  await remove(db, engine, before);
  await replaceKin(db, engine, kin, [...entries.flatMap(({ igsn }) => igsn ?? []), ...gone.igsns]);
  const numbered = await giveNumbers(db, entries, before);
  await insert(db, engine, numbered);
  await countTerms(
    db,
    engine,
    numbered.flatMap((one) => one.spelt),
    before.flatMap((one) => one.spelt_words.split(' ')),
  );
  await countFacets(
    db,
    engine,
    numbered.flatMap((one) => one.codes),
    before.flatMap((one) => codesIn(one.facets)),
  );
  await countTitles(
    db,
    engine,
    numbered.map(({ entry, codes }) => ({ titleKey: entry.titleKey, codes })),
    before.map((one) => ({ titleKey: one.title_key, codes: codesIn(one.facets) })),
  );
}

async function writtenOf(db: Queries, engine: Engine, { igsns, items }: Names): Promise<Written[]> {
  const written = db
    .selectFrom('search_entry as e')
    .innerJoin('search_shown as s', 's.id', 'e.id')
    .select(['e.id', 'e.igsn', 'e.source', 'e.item', 'e.object_type', 'e.facets', 'e.title_key', 's.spelt_words']);
  const found = igsns.length === 0 ? [] : await written.where(isOneOf(engine, 'e.igsn', igsns)).execute();
  for (const [source, some] of Map.groupBy(items, (one) => one.source)) {
    const names = some.map((one) => one.item);
    const ofSource = written.where('e.source', '=', source).where(isOneOf(engine, 'e.item', names));
    found.push(...(await ofSource.execute()));
  }
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

/** By what an entry is told apart. */
function keyOf({ igsn, source, item }: Pick<Written, 'igsn' | 'source' | 'item'>): string {
  return igsn === null ? `${source} ${item}` : ` ${igsn}`;
}

async function remove(db: Queries, engine: Engine, before: readonly Written[]): Promise<void> {
  if (before.length === 0) return;
  const ids = before.map((one) => one.id);
  await db.deleteFrom('search_entry').where('id', 'in', ids).execute();
  await db.deleteFrom('search_shown').where('id', 'in', ids).execute();
  await db.deleteFrom('search_sample').where('id', 'in', ids).execute();
  if (engine === 'sqlite') await sql`delete from search_text where rowid in (${sql.join(ids)})`.execute(db);
}

/** What each of these records names as its parents, and nothing else of them. */
async function replaceKin(db: Queries, engine: Engine, kin: readonly Kin[], igsns: readonly string[]): Promise<void> {
  if (igsns.length > 0)
    await db
      .deleteFrom('search_parent')
      .where(isOneOf(engine, 'search_parent.igsn', igsns))
      .execute();
  const rows = kin.flatMap(({ igsn, parents }) =>
    parents.map((one) => ({ parent: one.igsn, igsn, is_public: one.isPublic ? 1 : 0 })),
  );
  await insertRows(db, engine, 'search_parent', rows);
}

/** An entry keeps its id while its kind and source stay; a new one comes behind all of its kind. */
async function giveNumbers(
  db: Queries,
  entries: readonly SearchEntry[],
  before: readonly Written[],
): Promise<readonly Numbered[]> {
  const codes = await facetCodes(
    db,
    entries.flatMap((entry) => entry.facets),
  );
  const known = new Map(before.map((one) => [keyOf(one), one]));
  const last = new Map<number, number>();
  const numbered: Numbered[] = [];
  for (const entry of entries) {
    const kind = kindOf(entry.objectType, entry.source);
    const old = known.get(keyOf(entry));
    const isSame = old !== undefined && kindOf(old.object_type as ObjectType, old.source) === kind;
    const id = isSame ? old.id : (last.get(kind) ?? (await lastOfKind(db, kind, before))) + 1;
    if (!isSame) last.set(kind, id);
    const found = entry.facets.flatMap((value) => codes.get(facetKeyOf(value)) ?? []);
    numbered.push({ id, entry, codes: found, spelt: speltWords(entry) });
  }
  return numbered;
}

/** The ids that entries of a type have, own and harvested: from the first up to and without the second. */
export function idsOfType(type: ObjectType): readonly [from: number, before: number] {
  const first = kindOf(type, '') * IDS_OF_A_KIND;
  return [first, first + 2 * IDS_OF_A_KIND];
}

function kindOf(type: ObjectType, source: string): number {
  return 2 * OBJECT_TYPES.indexOf(type) + (source === '' ? 0 : 1);
}

async function lastOfKind(db: Queries, kind: number, before: readonly Written[]): Promise<number> {
  const first = kind * IDS_OF_A_KIND;
  const row = await db
    .selectFrom('search_entry')
    .select('id')
    .where('id', '>=', first)
    .where('id', '<', first + IDS_OF_A_KIND)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  // Those just taken out come back with their ids.
  const taken = before.map((one) => one.id).filter((id) => id >= first && id < first + IDS_OF_A_KIND);
  return Math.max(first, row?.id ?? first, ...taken);
}

function speltWords({ titleWords, bodyWords }: SearchEntry): readonly string[] {
  return [...new Set([...titleWords, ...bodyWords].filter(isSpeltWord))];
}

async function insert(db: Queries, engine: Engine, numbered: readonly Numbered[]): Promise<void> {
  const rows = numbered.map((one) => entryRow(one, engine));
  await insertRows(db, engine, 'search_entry', rows);
  const share = numbered.flatMap(({ entry }, at) => (entry.isSampled ? [sampleRow(rows[at]!)] : []));
  await insertRows(db, engine, 'search_sample', share);
  const shown = numbered.map(({ id, entry, spelt }) => {
    const { title } = entry;
    return { id, title, shown: JSON.stringify(entry.shown), spelt_words: spelt.join(' ') };
  });
  await insertRows(db, engine, 'search_shown', shown);
  if (engine === 'postgres') return;
  const texts = numbered.map(({ id, entry, codes }) => ({
    rowid: id,
    title: entry.titleWords.join(' '),
    body: entry.bodyWords.join(' '),
    facets: facetTerms(entry, codes).join(' '),
  }));
  await insertRows(db, engine, 'search_text' as 'search_entry', texts);
}

function entryRow({ id, entry, codes }: Numbered, engine: Engine) {
  const row = {
    id,
    igsn: entry.igsn,
    source: entry.source,
    item: entry.item,
    changed_seq: entry.changedSeq,
    object_type: entry.objectType,
    title_key: entry.titleKey,
    name_key: entry.nameKey,
    facets: codes.join(' '),
    year_from: entry.yearFrom,
    year_to: entry.yearTo,
    depth_scale: entry.depthScale,
    top_m: entry.topM,
    bottom_m: entry.bottomM,
    youngest_ma: entry.youngestMa,
    oldest_ma: entry.oldestMa,
    latitude_deg: entry.latitudeDeg,
    longitude_deg: entry.longitudeDeg,
  };
  if (engine === 'sqlite') return row;
  return { ...row, words: vectorText(entry.titleWords, entry.bodyWords, facetTerms(entry, codes), BREAK) };
}

/** What is counted and compared of an entry of the share, which lies once more in a table of its own. */
function sampleRow({ source, item, object_type, depth_scale, ...row }: ReturnType<typeof entryRow>) {
  return row;
}

function facetTerms({ isSampled }: SearchEntry, codes: readonly number[]): readonly string[] {
  return [...codes.map(codeTerm), ...(isSampled ? [SAMPLED] : [])];
}
