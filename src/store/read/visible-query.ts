import { type RawBuilder, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { isOpenOn, isTitleOpenOn } from './select-public.ts';

/**
 * A question to records, in terms of what they are found by. Patterns are folded as {@link searchText} folds, but for those of `within`,
 * and hold `%` for any letters and `_` for one, with `!` before such a letter that means itself.
 */
export type VisibleQuery =
  | { readonly is: 'and' | 'or'; readonly parts: readonly VisibleQuery[] }
  | { readonly is: 'not'; readonly part: VisibleQuery }
  | { readonly is: 'always' | 'never' }
  /** A word of title, names or IGSN, from its beginning. */
  | { readonly is: 'word'; readonly pattern: string }
  /** A part of the title: any of these spellings, ASCII letters in lower case. */
  | { readonly is: 'title'; readonly patterns: readonly string[] }
  | { readonly is: 'column'; readonly column: QueryColumn; readonly patterns: readonly string[] }
  | { readonly is: 'state'; readonly states: readonly string[] }
  /** A time of the record, ISO 8601, or the first digits of one; both ends are within where they are stated. */
  | { readonly is: 'time'; readonly column: TimeColumn; readonly from?: string; readonly before?: string }
  | { readonly is: 'year'; readonly from?: number; readonly to?: number }
  /** A text of the description, in any of the spellings. */
  | { readonly is: 'within'; readonly place: DescriptionPlace; readonly patterns: readonly string[] };

/** Columns of a record by whose text it is found. */
export type QueryColumn = 'igsn' | 'client_symbol' | 'agent_symbol' | 'landing_url';
/** Columns of a record with a time. */
export type TimeColumn = 'submitted_at' | 'registered_at' | 'changed_at';

/** Where in descriptions is looked. `list` is a member that is a list, of texts or of objects with the `members`. */
const PLACES = {
  creator: { list: 'agents', members: ['name', 'familyName', 'givenName'], only: 'isCreator' },
  creatorAffiliation: { list: 'agents', members: ['affiliation'], only: 'isCreator' },
  creatorIdentifier: { list: 'agents', members: ['orcid', 'ror'], only: 'isCreator' },
  contributor: { list: 'agents', members: ['name', 'familyName', 'givenName'], having: 'role' },
  keyword: { list: 'keywords' },
  subject: { list: 'subjects', members: ['label'] },
  related: { list: 'relatedWorks', members: ['identifier'] },
  abstract: { path: ['abstract'] },
  resourceType: { path: ['resourceType', 'label'] },
  generalType: { path: ['generalType'], usual: 'PhysicalObject' },
  language: { path: ['language'] },
} as const satisfies Readonly<Record<string, Place>>;

/** One of the places of a description. */
export type DescriptionPlace = keyof typeof PLACES;

interface Place {
  readonly list?: string;
  readonly members?: readonly string[];
  /** A member that must be true, or be there. */
  readonly only?: string;
  readonly having?: string;
  readonly path?: readonly string[];
  /** What an absent member means. */
  readonly usual?: string;
}

type Condition = RawBuilder<boolean>;

/** How many of the terms of a query read the description of a record that they judge. */
export function looksIntoDescriptions(query: VisibleQuery): number {
  if ('parts' in query) return query.parts.reduce((sum, one) => sum + looksIntoDescriptions(one), 0);
  if (query.is === 'not') return looksIntoDescriptions(query.part);
  return query.is === 'within' || query.is === 'year' ? 1 : 0;
}

/** What of a query narrows a list before any description is read; undefined where nothing does. */
export function besideDescriptions(query: VisibleQuery): VisibleQuery | undefined {
  if (looksIntoDescriptions(query) === 0) return query;
  if (query.is !== 'and') return undefined;
  const parts = query.parts.filter((one) => looksIntoDescriptions(one) === 0);
  return parts.length === 0 ? undefined : { is: 'and', parts };
}

/**
 * A query as a condition on the table `record`, which means the same on both engines. `today` (ISO, UTC) judges embargoes: by its
 * description a record is found only when nothing of it is kept back, by its title as lists show it.
 */
export function queryCondition(query: VisibleQuery, engine: Engine, today: string): Condition {
  const inner = (one: VisibleQuery) => queryCondition(one, engine, today);
  switch (query.is) {
    case 'and':
    case 'or':
      return sql<boolean>`(${sql.join(query.parts.map(inner), query.is === 'and' ? sql` and ` : sql` or `)})`;
    case 'not':
      return sql<boolean>`not ${inner(query.part)}`;
    case 'always':
      return sql<boolean>`(1 = 1)`;
    case 'never':
      return sql<boolean>`(1 = 0)`;
    case 'word':
      return like(shown(today, 'record.search_text', 'record.open_search_text'), `% ${query.pattern}%`);
    case 'title':
      return anyOf(lower(engine, shown(today, 'record.title', 'record.open_title')), query.patterns);
    case 'column':
      return anyOf(lower(engine, sql`coalesce(${sql.ref(`record.${query.column}`)}, '')`), query.patterns);
    case 'state':
      return query.states.length === 0
        ? sql<boolean>`(1 = 0)`
        : sql<boolean>`(record.state in (${sql.join(query.states)}))`;
    case 'time':
      return between(sql`coalesce(${sql.ref(`record.${query.column}`)}, '')`, query.from, query.before);
    case 'year':
      return inYears(query, engine, today);
    case 'within':
      return within(PLACES[query.place], query.patterns, engine, today);
  }
}

function shown(today: string, whole: string, open: string) {
  return sql`coalesce(case when ${isTitleOpenOn(today)} then ${sql.ref(whole)} else ${sql.ref(open)} end, '')`;
}

// Nothing but ASCII letters changes, on either engine: SQLite knows no others, and the collation says so to PostgreSQL.
function lower(engine: Engine, text: RawBuilder<unknown>): RawBuilder<unknown> {
  return engine === 'postgres' ? sql`lower(${text} collate "C")` : sql`lower(${text})`;
}

function like(text: RawBuilder<unknown>, pattern: string): Condition {
  return sql<boolean>`(${text} like ${pattern} escape '!')`;
}

function anyOf(text: RawBuilder<unknown>, patterns: readonly string[]): Condition {
  return sql<boolean>`(${sql.join(
    patterns.map((pattern) => like(text, pattern)),
    sql` or `,
  )})`;
}

// Times are compared as text, by their bytes on either engine: they are all ISO 8601 in UTC.
function between(time: RawBuilder<unknown>, from: string | undefined, before: string | undefined): Condition {
  const conditions = [
    sql<boolean>`${time} <> ''`,
    ...(from === undefined ? [] : [sql<boolean>`${time} >= ${from}`]),
    ...(before === undefined ? [] : [sql<boolean>`${time} < ${before}`]),
  ];
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

function isWhollyOpen(today: string): Condition {
  // Never null, which `not` would leave null: what is withheld without an end has no day.
  return sql<boolean>`(${isOpenOn(today)}
    and (record.withheld is null or (record.withheld_until is not null and record.withheld_until <= ${today})))`;
}

const VERSION = sql`record_version as v where v.igsn = record.igsn and v.version = record.version`;

/** The member of a JSON text, as text. */
function memberOf(engine: Engine, json: RawBuilder<unknown>, path: readonly string[]): RawBuilder<unknown> {
  if (engine === 'sqlite') return sql`cast(${json} ->> ${sql.lit(`$.${path.join('.')}`)} as text)`;
  return sql`(${json}::jsonb #>> ${sql.lit(`{${path.join(',')}}`)})`;
}

// What is shown of a year while something is kept back is that of the register alone.
function inYears(
  { from, to }: { readonly from?: number; readonly to?: number },
  engine: Engine,
  today: string,
): Condition {
  const stated = (member: string) => memberOf(engine, sql`v.description`, [member]);
  const said = sql`(select coalesce(${stated('publicationYear')}, substr(${stated('publishedOn')}, 1, 4)) from ${VERSION})`;
  const ours = sql`substr(coalesce(record.registered_at, record.submitted_at), 1, 4)`;
  const year = sql`coalesce(case when ${isWhollyOpen(today)} then ${said} end, ${ours})`;
  const digits = (value: number) => String(Math.max(0, value)).padStart(4, '0');
  // Asked once, since it reads the description.
  return (to !== undefined && to < 0) || (from !== undefined && from > 9999)
    ? sql<boolean>`(1 = 0)`
    : sql<boolean>`(${year} between ${digits(from ?? 0)} and ${digits(to ?? 9999)})`;
}

function within(place: Place, patterns: readonly string[], engine: Engine, today: string): Condition {
  const found = place.list === undefined ? textWithin(place, patterns, engine) : listWithin(place, patterns, engine);
  return sql<boolean>`(${isWhollyOpen(today)} and ${found})`;
}

function textWithin({ path = [], usual = '' }: Place, patterns: readonly string[], engine: Engine): Condition {
  const text = sql`coalesce(${memberOf(engine, sql`v.description`, path)}, ${usual})`;
  // What is absent stands for something where there is a usual text.
  const first = usual === '' ? sql`${mayHold(patterns, engine)} and ` : sql``;
  return sql<boolean>`exists (select 1 from ${VERSION} and ${first}${anyOf(spaced(lower(engine, text)), patterns)})`;
}

function listWithin({ list, members, only, having }: Place, patterns: readonly string[], engine: Engine): Condition {
  const isSqlite = engine === 'sqlite';
  const items = isSqlite
    ? sql`json_each(v.description, ${sql.lit(`$.${list}`)}) as j`
    : sql`lateral jsonb_array_elements(coalesce(v.description::jsonb -> ${sql.lit(list!)}, '[]'::jsonb)) as j(value)`;
  const member = (name: string) => memberOf(engine, sql`j.value`, [name]);
  const texts = members?.map(member) ?? [isSqlite ? sql`j.value` : sql`(j.value #>> '{}')`];
  const isTrue = (name: string) => sql<boolean>`${member(name)} = ${isSqlite ? sql`'1'` : sql`'true'`}`;
  const conditions = [
    ...(only === undefined ? [] : [isTrue(only)]),
    ...(having === undefined ? [] : [sql<boolean>`${member(having)} is not null`]),
    sql<boolean>`(${sql.join(
      texts.map((text) => anyOf(spaced(lower(engine, sql`coalesce(${text}, '')`)), patterns)),
      sql` or `,
    )})`,
  ];
  const own = sql`v.igsn = record.igsn and v.version = record.version`;
  return sql<boolean>`exists (select 1 from record_version as v, ${items}
    where ${own} and ${mayHold(patterns, engine)} and ${sql.join(conditions, sql` and `)})`;
}

// The text as it is stored, before anything is parsed: a third of the time, and most records have no such word at all. SQLite's
// `like` knows no case of ASCII letters.
function mayHold(patterns: readonly string[], engine: Engine): Condition {
  const stored = sql`v.description`;
  return anyOf(engine === 'postgres' ? lower(engine, stored) : stored, patterns.map(storedPattern));
}

/** A pattern of a text, for the JSON it stands in: escaped as there, where one letter may be several. */
function storedPattern(pattern: string): string {
  const text = JSON.stringify(pattern.replace(/^% /, '%')).slice(1, -1);
  return text.replaceAll(/!.|_/gsu, (found) => (found === '_' ? '%' : found));
}

/** A blank stands before every word, the first too. */
const spaced = (text: RawBuilder<unknown>): RawBuilder<unknown> => sql`(' ' || ${text})`;
