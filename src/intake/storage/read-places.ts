import { statedNumber } from '../../domain/curation/stated-number.ts';
import { PLACE_KINDS, type PlaceKind } from '../../domain/curation/storage-place.ts';
import { bad, type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import type { WantedPlace } from '../../operations/curation/add-places.ts';
import type { Input } from '../input.ts';
import { openTables } from '../open-tables.ts';
import { type Cell, isBlank, isRecord, placeIn, type Table } from '../table.ts';

/** A place out of a file, with the row it stood in. */
export interface ReadPlace {
  readonly wanted: WantedPlace;
  readonly row: number;
}

const COLUMNS = {
  in: 'text',
  kind: 'text',
  name: 'text',
  code: 'text',
  party: 'text',
  most_things: 'number',
  weight_limit_kg: 'number',
  own_weight_kg: 'number',
  temperature_c: 'number',
  climate: 'text',
  comment: 'text',
} as const;

type Column = keyof typeof COLUMNS;

/**
 * Reads places out of one table (CSV, XLSX, JSON) whose headings are `in`, `kind`, `name`, `code`, `party`, `most_things`,
 * `weight_limit_kg`, `own_weight_kg`, `temperature_c`, `climate`, `comment`; `kind` and `name` must be there. All or nothing. Findings with row and
 * column: `storage-columns`, `storage-number`, `place-kind`, `place-name`, and those of opening and reading the file.
 */
export async function readPlaces(input: Input): Promise<Checked<readonly ReadPlace[]>> {
  const { tables, findings } = await openTables(input);
  const [table] = tables;
  if (table === undefined) return bad(...findings);
  const unknown = checkHeading(table);
  if (unknown.length > 0) return bad(...unknown);
  const places: ReadPlace[] = [];
  const found: Finding[] = [...findings];
  for await (const item of table.read()) {
    if (!isRecord(item)) {
      found.push(item);
      continue;
    }
    const read = readRow(table, item.row, item.cells);
    if (read.ok) places.push({ wanted: read.value, row: item.row });
    else found.push(...read.findings);
  }
  return found.length > 0 ? bad(...found) : good(places);
}

function checkHeading(table: Table): Finding[] {
  const known = Object.keys(COLUMNS);
  const rule = `of ${known.join(', ')}`;
  const unknown = table.heading.filter((one) => !known.includes(normal(one)));
  const missing = ['kind', 'name'].filter((one) => !table.heading.some((heading) => normal(heading) === one));
  return [
    ...unknown.map((one) =>
      finding('storage-columns', `There is no column ${one}.`, { field: one, value: one, rule, at: placeIn(table, 1) }),
    ),
    ...missing.map((one) =>
      finding('storage-columns', `The column ${one} is missing.`, { field: one, rule, at: placeIn(table, 1) }),
    ),
  ];
}

const normal = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');

function readRow(table: Table, row: number, cells: readonly Cell[]): Checked<WantedPlace> {
  const findings: Finding[] = [];
  const at = (column: Column) => placeIn(table, row, column);
  const cell = (column: Column) => cells[table.heading.findIndex((one) => normal(one) === column)];
  const text = (column: Column) => (isBlank(cell(column)) ? undefined : String(cell(column)).trim());
  const number = (column: Column) => {
    const stated = text(column) ?? '';
    const value = statedNumber(stated);
    if (value !== undefined) return value;
    findings.push(
      finding('storage-number', `${stated} is no number.`, {
        field: column,
        value: stated,
        rule: 'a number',
        at: at(column),
      }),
    );
    return null;
  };
  const kind = (text('kind') ?? '').toLowerCase();
  if (!isKind(kind))
    findings.push(
      finding('place-kind', `${kind === '' ? 'Nothing' : kind} is no kind of place.`, {
        field: 'kind',
        value: kind,
        rule: PLACE_KINDS.join(', '),
        at: at('kind'),
      }),
    );
  const place = {
    in: text('in'),
    kind: kind as PlaceKind,
    name: text('name') ?? '',
    code: text('code'),
    party: text('party'),
    mostThings: number('most_things'),
    weightLimitKg: number('weight_limit_kg'),
    ownWeightKg: number('own_weight_kg'),
    temperatureC: number('temperature_c'),
    climate: text('climate') ?? '',
    comment: text('comment') ?? '',
  };
  const { code, ...others } = place;
  return findings.length > 0 ? bad(...findings) : good(code === undefined ? others : (place as WantedPlace));
}

const isKind = (word: string): word is PlaceKind => (PLACE_KINDS as readonly string[]).includes(word);
