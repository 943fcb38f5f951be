import type { Box, Position } from '../description/place.ts';
import { type Finding, finding } from '../finding.ts';
import { parseIgsn } from '../identifier/igsn.ts';
import { ageNamed } from '../vocabulary/geological-ages.ts';
import { facetKey } from './facet-values.ts';
import { FACETS } from './facets.ts';
import { type Range, type SearchRequest, SORTS, type Sort } from './search-request.ts';

const LONGEST_TEXT = 300;
const MOST_VALUES = 30;
/** So many corners an area may have. */
export const MOST_CORNERS = 100;
/** The box as a form asks for it, a side a field. */
const SIDES = ['west', 'south', 'east', 'north'] as const;
const RANGES = [
  ['depthM', 'depth', 'metres'],
  ['year', 'year', 'years'],
  ['ageMa', 'age', 'millions of years'],
] as const;

/** What can be wrong with a value of an address: a stretch that begins behind its end, no number, no year, no area, no order. */
export type SearchSlip = 'backwards' | 'number' | 'year' | 'box' | 'polygon' | 'sort';

/** A {@link Finding} that also says, for those who tell it in other languages, of which kind it is; it always has a field. */
export interface SearchFinding extends Finding {
  readonly slip: SearchSlip;
  readonly field: string;
}

/** A request with what is wrong in its address; what is wrong is left out of the request. */
export interface ReadRequest {
  readonly request: SearchRequest;
  readonly findings: readonly SearchFinding[];
}

/**
 * Reads a search out of an address: `q`, the facets by name (repeated for several values), `depth_from`, `depth_to` (also
 * `year_`, `age_`), `bbox` (west, south, east, north; or each by its name), `polygon` (`longitude,latitude;…`), `within` (an IGSN or a name), `sort`. Empty values are none.
 */
export function readSearchRequest(query: URLSearchParams): ReadRequest {
  const findings: SearchFinding[] = [];
  const request = {
    text: (query.get('q') ?? '').slice(0, LONGEST_TEXT).toWellFormed().replaceAll('\0', ''),
    facets: readFacets(query),
    ...readRanges(query, findings),
    ...readBox(query, findings),
    ...readPolygon(query, findings),
    ...readWithin(query),
    sort: readSort(query, findings),
  };
  return { request, findings };
}

function readFacets(query: URLSearchParams): SearchRequest['facets'] {
  const chosen = FACETS.map((facet) => {
    const values = query.getAll(facet).map((value) => keyOf(facet, value));
    return [facet, [...new Set(values)].filter((value) => value !== '').slice(0, MOST_VALUES)] as const;
  });
  return Object.fromEntries(chosen.filter(([, values]) => values.length > 0));
}

// Types, sources and what a record has are words of ours and compared as they stand.
function keyOf(facet: (typeof FACETS)[number], value: string): string {
  const text = value.slice(0, LONGEST_TEXT).toWellFormed().replaceAll('\0', '').trim();
  if (facet === 'type' || facet === 'source' || facet === 'has') return text;
  // An age is chosen by the chart's name for it: `Late Jurassic` is `Upper Jurassic`.
  return facetKey(facet === 'age' && text !== '' ? (ageNamed(text)?.label ?? text) : text);
}

function readRanges(
  query: URLSearchParams,
  findings: SearchFinding[],
): Pick<SearchRequest, 'depthM' | 'year' | 'ageMa'> {
  const ranges = RANGES.map(([member, name, unit]) => [member, readRange(query, name, unit, findings)] as const);
  return Object.fromEntries(ranges.filter(([, range]) => range !== undefined));
}

function readRange(query: URLSearchParams, name: string, unit: string, findings: SearchFinding[]): Range | undefined {
  const from = readNumber(query, `${name}_from`, unit, findings);
  const to = readNumber(query, `${name}_to`, unit, findings);
  if (from !== undefined && to !== undefined && from > to) {
    const rule = `${name}_from is at most ${name}_to`;
    findings.push(bad('backwards', `${name}_from`, `${from}–${to}`, `The ${name} begins behind its end.`, rule));
    return undefined;
  }
  if (from === undefined && to === undefined) return undefined;
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function readNumber(query: URLSearchParams, name: string, unit: string, findings: SearchFinding[]): number | undefined {
  const text = (query.get(name) ?? '')
    .trim()
    .replace(/^[\u2212]/, '-')
    .replace(',', '.');
  if (text === '') return undefined;
  const written = unit === 'years' ? /^-?\d{1,6}$/ : /^-?\d{1,9}(\.\d{1,6})?$/;
  if (written.test(text)) return Number(text);
  findings.push(
    bad(
      unit === 'years' ? 'year' : 'number',
      name,
      text,
      `${name} is not a number.`,
      unit === 'years' ? 'a year, such as 2014' : `a number in ${unit}, such as 500 or 0.5`,
    ),
  );
  return undefined;
}

function readBox(query: URLSearchParams, findings: SearchFinding[]): { readonly box?: Box } {
  const text = (query.get('bbox') ?? SIDES.map((side) => query.get(side) ?? '').join(',')).trim();
  if (/^,*$/.test(text)) return {};
  const [westDeg, southDeg, eastDeg, northDeg, ...rest] = numbersOf(text, ',');
  const isBox = rest.length === 0 && isPosition(westDeg, southDeg) && isPosition(eastDeg, northDeg);
  if (isBox && southDeg! <= northDeg!)
    return { box: { westDeg: westDeg!, southDeg: southDeg!, eastDeg: eastDeg!, northDeg: northDeg! } };
  findings.push(
    bad('box', 'bbox', text, 'The box cannot be read.', 'west,south,east,north in degrees, south below north'),
  );
  return {};
}

function readPolygon(query: URLSearchParams, findings: SearchFinding[]): { readonly polygon?: readonly Position[] } {
  const text = (query.get('polygon') ?? '').trim();
  if (text === '') return {};
  const corners = text.split(/[;\s]+/).map((corner) => numbersOf(corner, ','));
  const isRead = corners.every(([east, north, ...rest]) => rest.length === 0 && isPosition(east, north));
  const positions = corners.map(([longitudeDeg = 0, latitudeDeg = 0]) => ({ longitudeDeg, latitudeDeg }));
  const ring = isClosed(positions) ? positions.slice(0, -1) : positions;
  if (isRead && ring.length >= 3 && ring.length <= MOST_CORNERS) return { polygon: ring };
  const rule = `3 to ${MOST_CORNERS} corners as longitude,latitude with semicolons between`;
  findings.push(bad('polygon', 'polygon', text, 'The polygon cannot be read.', rule));
  return {};
}

function isClosed(corners: readonly Position[]): boolean {
  const [first, last] = [corners[0], corners.at(-1)];
  return corners.length > 1 && first?.longitudeDeg === last?.longitudeDeg && first?.latitudeDeg === last?.latitudeDeg;
}

function numbersOf(text: string, separator: string): readonly number[] {
  return text.split(separator).map((one) => (one.trim() === '' ? Number.NaN : Number(one)));
}

function isPosition(longitudeDeg: number | undefined, latitudeDeg: number | undefined): boolean {
  return Math.abs(longitudeDeg ?? Number.NaN) <= 180 && Math.abs(latitudeDeg ?? Number.NaN) <= 90;
}

/** An IGSN in any spelling (bare, as handle, as DOI, labelled), else a name. */
function readWithin(query: URLSearchParams): { readonly within?: string } {
  const text = (query.get('within') ?? '').slice(0, LONGEST_TEXT).toWellFormed().replaceAll('\0', '').trim();
  if (text === '') return {};
  const parsed = parseIgsn(text.slice(text.lastIndexOf('/') + 1).replace(/^(?:igsn|hdl|doi)\s*:\s*/i, ''));
  return { within: parsed.ok ? parsed.value : text };
}

function readSort(query: URLSearchParams, findings: SearchFinding[]): Sort {
  const text = query.get('sort') ?? '';
  const sort = SORTS.find((one) => one === text);
  if (sort === undefined && text !== '')
    findings.push(bad('sort', 'sort', text, `There is no order “${text}”.`, SORTS.join(', ')));
  return sort ?? 'relevance';
}

function bad(slip: SearchSlip, field: string, value: string, message: string, rule: string): SearchFinding {
  return { ...finding('bad-search-value', message, { value, rule, severity: 'warning' }), field, slip };
}
