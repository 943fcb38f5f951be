import { type RawBuilder, sql } from 'kysely';
import type { Box, Position } from '../../domain/description/place.ts';
import { foldText } from '../../domain/registration/search-words.ts';
import type { Facet } from '../../domain/search/facets.ts';
import { type PolygonSide, polygonSides } from '../../domain/search/polygon-sides.ts';
import type { Range, SearchRequest } from '../../domain/search/search-request.ts';
import type { Engine } from '../store.ts';
import { igsnsBelow } from './below-record.ts';
import { matchText, type Wanted } from './match-text.ts';

/** A request made ready for the engine: words with everything they may be, names that must begin so, codes of facet values. */
export interface Prepared {
  readonly engine: Engine;
  readonly request: SearchRequest;
  readonly wanted: Wanted;
  /** Folded beginnings of an IGSN or a name. */
  readonly beginnings: readonly string[];
  readonly codes: Readonly<Partial<Record<Facet, readonly number[]>>>;
  /** The ids of all that match, as a JSON list, where they have been found and are few. */
  readonly ids?: string | undefined;
  /** What was seen of all that match, where they are few. */
  readonly all?: readonly Looked[] | undefined;
  /** What was seen of the share by which large results are estimated. */
  readonly share?: readonly Seen[] | undefined;
}

/** What is counted of an entry that was looked at. */
export interface Seen {
  readonly facets: string;
  readonly latitude_deg: number | null;
  readonly longitude_deg: number | null;
  readonly top_m: number | null;
}

/** What it is sorted by, too. `place` is 0 where its title alone has every word, else 1. */
export interface Looked extends Seen {
  readonly id: number;
  readonly changed_seq: number;
  readonly place: number;
}

/**
 * Which part of a request is asked: without one facet, only the share for estimates, only what stands in titles. `isNarrow`: nothing is
 * read of what matches but what the narrow index of the embedded store holds ({@link Looked}).
 */
export interface MatchOptions {
  readonly isNarrow?: boolean;
  readonly without?: Facet;
  readonly isSampled?: boolean;
  readonly isTitleOnly?: boolean;
}

/** Tables and condition of the entries that match; the entry is `e`. `text` is the question to the full text, where there is one. */
export interface Matching {
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<boolean>;
  readonly text: string | undefined;
  /** The conditions beside the full text. */
  readonly rest: readonly RawBuilder<boolean>[];
}

/** The depth (metres) at which what has none is sorted: last. */
export const WITHOUT_DEPTH = 1_000_000_000;

/** The depth by which entries are sorted, as the index over it says. */
export const SORTED_DEPTH = sql<number>`coalesce(e.top_m, ${sql.lit(WITHOUT_DEPTH)})`;

const BEHIND_ALL = '\u{10ffff}';

/** The entries that match a request, on either engine. */
export function matching(prepared: Prepared, { without, isNarrow, ...options }: MatchOptions = {}): Matching {
  const { engine, request, wanted, codes, ids } = prepared;
  const isWhole = without === undefined && options.isSampled !== true && options.isTitleOnly !== true;
  if (ids !== undefined && isWhole) {
    const where = isOfIds(engine, ids);
    const narrow = engine === 'sqlite' && isNarrow === true ? sql`indexed by search_entry_range` : sql``;
    return { from: sql`search_entry as e ${narrow}`, where, text: undefined, rest: [where] };
  }
  const chosen = Object.entries(codes).flatMap(([facet, list]) => (facet === without ? [] : [list]));
  // Of the share the embedded store reads the codes where they stand, in half the time in which its full text finds them.
  const areRead = engine === 'sqlite' && options.isSampled === true;
  const text = matchText(engine, { wanted, codes: areRead ? [] : chosen, ...options });
  const rest = [...rangesOf(request), ...prepared.beginnings.map(beginsWith), ...(areRead ? chosen.map(hasOneOf) : [])];
  const table = options.isSampled === true ? sql`search_sample as e` : sql`search_entry as e`;
  if (engine === 'postgres') {
    const all = text === undefined ? rest : [sql<boolean>`e.words @@ ${text}::tsquery`, ...rest];
    return { from: table, where: every(all), text, rest };
  }
  if (text === undefined) return { from: table, where: every(rest), text, rest };
  // The full text leads; SQLite would else begin with a range that may hold nearly everything.
  const index = isNarrow === true && isInNarrow(prepared) ? sql`indexed by search_entry_range` : sql``;
  const from = sql`search_text cross join ${table} ${index} on e.id = search_text.rowid`;
  return { from, where: every([sql<boolean>`search_text match ${text}`, ...rest]), text, rest };
}

/** All conditions as one; true where there are none. */
export function every(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return conditions.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Whether all that is asked beside the full text stands in the narrow index. */
function isInNarrow({ request, beginnings }: Prepared): boolean {
  return request.within === undefined && beginnings.length === 0;
}

function isOfIds(engine: Engine, ids: string): RawBuilder<boolean> {
  if (engine === 'sqlite') return sql<boolean>`e.id in (select value from json_each(${ids}))`;
  // As a list that the planner sees: the entries are then read in the order in which they lie.
  return sql<boolean>`e.id = any(${`{${ids.slice(1, -1)}}`}::bigint[])`;
}

/** Whether an entry has one of these codes, as it states them. */
export function hasOneOf(codes: readonly number[]): RawBuilder<boolean> {
  const has = codes.map((code) => sql<boolean>`' ' || e.facets || ' ' like ${`% ${code} %`}`);
  return has.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`(${sql.join(has, sql` or `)})`;
}

function beginsWith(folded: string): RawBuilder<boolean> {
  const igsn = folded.toUpperCase();
  return sql<boolean>`((e.igsn >= ${igsn} and e.igsn < ${igsn + BEHIND_ALL}) or (e.name_key >= ${folded} and e.name_key < ${folded + BEHIND_ALL}))`;
}

function rangesOf({ depthM, year, ageMa, box, polygon, within }: SearchRequest): RawBuilder<boolean>[] {
  return [
    ...(within === undefined
      ? []
      : [sql<boolean>`e.igsn in ${igsnsBelow(within.toUpperCase(), foldText(within).trim())}`]),
    ...overlap(depthM, SORTED_DEPTH, sql`e.bottom_m`),
    ...overlap(year, sql`e.year_from`, sql`e.year_to`),
    ...overlap(ageMa, sql`e.youngest_ma`, sql`e.oldest_ma`),
    ...(box === undefined ? [] : insideBox(box)),
    ...(polygon === undefined ? [] : insidePolygon(polygon)),
  ];
}

// What is not stated is null and never matches: an end that is open is asked for by the other column.
function overlap(range: Range | undefined, low: RawBuilder<unknown>, high: RawBuilder<unknown>): RawBuilder<boolean>[] {
  if (range === undefined) return [];
  const { from, to } = range;
  return [
    ...(from === undefined ? [] : [sql<boolean>`${high} >= ${from}`]),
    ...(to === undefined ? [] : [sql<boolean>`${low} <= ${to}`]),
  ];
}

function insideBox({ westDeg, eastDeg, southDeg, northDeg }: Box): RawBuilder<boolean>[] {
  const longitude =
    westDeg <= eastDeg
      ? sql<boolean>`e.longitude_deg between ${westDeg} and ${eastDeg}`
      : sql<boolean>`(e.longitude_deg >= ${westDeg} or e.longitude_deg <= ${eastDeg})`;
  return [sql<boolean>`e.latitude_deg between ${southDeg} and ${northDeg}`, longitude];
}

/** Inside by the rule of `isInPolygon`, asked only of what lies in the box around, which an index finds. */
function insidePolygon(corners: readonly Position[]): RawBuilder<boolean>[] {
  const sides = polygonSides(corners).map(crossing);
  const latitudes = corners.map((one) => one.latitudeDeg);
  const longitudes = corners.map((one) => one.longitudeDeg);
  const around = {
    westDeg: Math.min(...longitudes),
    eastDeg: Math.max(...longitudes),
    southDeg: Math.min(...latitudes),
    northDeg: Math.max(...latitudes),
  };
  // Corners on one parallel enclose nothing.
  const isOdd = sides.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`(${sql.join(sides, sql` + `)}) % 2 = 1`;
  return [...insideBox(around), isOdd];
}

function crossing({ southDeg, northDeg, longitudeDeg, slope }: PolygonSide): RawBuilder<number> {
  return sql<number>`case when e.latitude_deg >= ${number(southDeg)} and e.latitude_deg < ${number(northDeg)}
    and e.longitude_deg < ${number(longitudeDeg)} + ${number(slope)} * (e.latitude_deg - ${number(southDeg)}) then 1 else 0 end`;
}

// Our own numbers, checked when they were read; as parameters PostgreSQL would not know their type.
function number(value: number): RawBuilder<number> {
  return sql.raw<number>(Number.isInteger(value) ? `${value}.0` : String(value));
}
