import { FACET_LABEL } from '../../../domain/search/facets.ts';
import { html, type Part } from '../../frame/html.ts';
import { EN } from './counting.ts';

const results = { one: '# result', other: '# results' };

/** The search page: its field, filters, results, map, and what is said where nothing was found. */
export const EN_SEARCH = {
  title: 'Search',
  titleOf: (text: string) => `${text}, search`,
  description: (agent: string) =>
    `Search cores, sections and samples from scientific drilling, registered by ${agent} and others.`,
  field: 'IGSN, name, place, person or rock',
  leftOut: (value: Part, rule: string) => html`It was left out: ${value}. What can be read is ${rule}.`,
  slip: {
    backwards: (field: string, _value: string) => `“${field}” begins behind its end.`,
    number: (field: string, _value: string) => `“${field}” is not a number.`,
    year: (field: string, _value: string) => `“${field}” is not a year.`,
    box: (_field: string, _value: string) => 'The box cannot be read.',
    polygon: (_field: string, _value: string) => 'The polygon cannot be read.',
    sort: (_field: string, value: string) => `There is no order “${value}”.`,
  },
  slipRule: {
    backwards: (_said: string) => 'a beginning before the end',
    number: (_said: string) => 'a number, such as 500 or 0.5',
    year: (_said: string) => 'a year, such as 2014',
    box: (_said: string) => 'west,south,east,north in degrees, south below north',
    polygon: (most: string) => `3 to ${most} corners as longitude,latitude with semicolons between`,
    sort: (orders: string) => `one of these: ${orders}`,
  },
  sort: { relevance: 'Best match', title: 'Title', depth: 'Depth, shallow first', newest: 'Newest first' },
  sortedBy: {
    relevance: 'Sort: best match',
    title: 'Sort: title',
    depth: 'Sort: depth, shallow first',
    newest: 'Sort: newest first',
  },
  format: { csv: 'Table, CSV', geojson: 'Map data, GeoJSON', ris: 'Citations, RIS', ndjson: 'Lines of JSON' },
  mapOfResults: 'Map of the results',
  mapWith: (places: number, groups: number) =>
    `Map: ${EN.counted(places, { one: '# result', other: '# results' })} with a position, in ${EN.counted(groups, { one: '# group', other: '# groups' })}`,
  resultsNear: (count: number, latitude: string, longitude: string) =>
    EN.counted(count, {
      one: `# result near ${latitude}°, ${longitude}°`,
      other: `# results near ${latitude}°, ${longitude}°`,
    }),
  smallerMap: 'Smaller map',
  largerMap: 'Larger map',
  total: (count: number) => EN.counted(count, results),
  moreThan: (count: number) => EN.counted(count, { one: 'More than # result', other: 'More than # results' }),
  estimates: 'Counts with ≈ beside the filters are estimates.',
  previous: 'Previous results',
  range: (from: number, to: number, of: number | undefined) =>
    `${EN.plain(from)}–${EN.plain(to)}${of === undefined ? '' : ` of ${EN.plain(of)}`}`,
  allValues: (count: number) => `All ${EN.plain(count)} values`,
  next: 'Next results',
  first: 'First results',
  pages: 'Pages',
  corrected: (text: string, better: Part) => html`Nothing is called “${text}”. These are results for ${better}.`,
  meant: (link: Part) => html`Or did you mean ${link}?`,
  export: 'Export',
  firstOf: (count: number) => `The first ${EN.plain(count)} in this order.`,
  everything: (link: Part) => html`Everything: see ${link}.`,
  forMachines: 'for machines',

  filters: 'Filters',
  filtersOn: (count: number) => `Filters, ${EN.plain(count)}`,
  toResults: 'To the results',
  apply: 'Apply filters',
  facet: FACET_LABEL,
  has: { image: 'Image', data: 'Published data' },
  moreValues: (count: number) => EN.counted(count, { one: '# more', other: '# more' }),
  chosen: (count: number) => EN.counted(count, { one: '# chosen', other: '# chosen' }),
  depth: 'Depth',
  age: 'Age',
  takenBetween: 'Taken between',
  rangeFrom: (label: string, unit: string) => (unit === '' ? `${label}, from` : `${label}, from, ${unit}`),
  rangeTo: (label: string, unit: string) => (unit === '' ? `${label}, to` : `${label}, to, ${unit}`),
  to: 'to',
  depthHint: 'Downwards, on the scale that each record states.',
  boxOnMap: 'Box on the map',
  boxHint: 'Degrees, WGS 84; all four.',
  side: { west: 'West', east: 'East', south: 'South', north: 'North' },
  topsBetween: (from: string, to: string) => `Tops between ${from} and ${to}`,
  filteredBy: 'Filtered by',
  clearAll: 'Clear all',
  removeFilter: (filter: string) => `Remove filter ${filter}`,
  facetValue: (facet: string, value: string) => `${facet}: ${value}`,
  below: (name: string) => `Below ${name}`,
  searchBelow: 'Search everything below it',
  insideBox: 'Inside a box on the map',
  insideArea: (corners: number) =>
    EN.counted(corners, { one: 'Inside an area of # corner', other: 'Inside an area of # corners' }),
  depthRange: (range: string) => `Depth: ${range}`,
  ageRange: (range: string) => `Age: ${range}`,
  taken: (range: string) => `Taken: ${range}`,
  upTo: (value: string) => `up to ${value}`,
  from: (value: string) => `from ${value}`,

  inParent: (parent: string) => `in ${parent}`,
  inHole: (hole: string) => `hole ${hole}`,
  inRun: (run: string) => `run ${run}`,
  inSection: (run: string, section: string) => `run ${run}, section ${section}`,
  keptAt: (place: string) => `kept at ${place}`,
  fromSource: (source: string) => `From ${source}`,
  scale: {
    csf_a: 'below surface',
    drf: 'driller’s depth',
    csf_b: 'CSF-B',
    other: 'as the record states it',
  },

  beingIndexed:
    'The catalogue is taking up many records just now. Some are not found yet, and numbers of results grow for a while.',
  nothingFits: 'Nothing fits these filters',
  nothingCalled: (text: string) => `Nothing here is called “${text}”`,
  nothingCalledFiltered: (text: string) => `Nothing here is called “${text}” with these filters`,
  searched:
    'Searched were identifiers in all their spellings, names, titles, rocks, places, people and the texts of descriptions, of our own and of harvested records. Words with a slip or two were looked for as well.',
  removeWay: (filter: string) => `Remove ${filter.charAt(0).toLowerCase()}${filter.slice(1)}`,
  wayCount: (count: number) => EN.counted(count, results),
  wayMoreThan: (count: number) => EN.counted(count, { one: 'more than # result', other: 'more than # results' }),
  seeEverything: 'See everything',
};

/** See {@link EN_SEARCH}. */
export type SearchWords = typeof EN_SEARCH;
