import { type Finding, finding } from '../../domain/finding.ts';
import { fitRow, tidyHeading } from '../fit-row.ts';
import { allBytes, type Input } from '../input.ts';
import { type Cell, type OpenedInput, placeIn, type Table, type TableRecord } from '../table.ts';

type Objects = readonly Readonly<Record<string, unknown>>[];

const MOST_BYTES = 100 * 1024 * 1024;

/**
 * Opens a JSON document: an object of lists (`{ "holes": [ … ] }`), each a table of that name, or one list. The keys of the
 * objects are the headings; `row` of a record is its position in the list, the first being 1. Findings: `file-too-large`,
 * `json-syntax`, `not-a-table` (errors), `no-rows` (warning) for an empty list.
 */
export async function openJson(input: Input): Promise<OpenedInput> {
  const bytes = await allBytes(input, MOST_BYTES);
  if (bytes === undefined) return refused(input, 'file-too-large', 'The file is too large', 'JSON of at most 100 MB');
  const parsed = parse(bytes);
  if ('problem' in parsed) return refused(input, 'json-syntax', parsed.problem, 'JSON in UTF-8');
  if (Array.isArray(parsed.value)) return openLists(input, [[undefined, parsed.value]]);
  if (typeof parsed.value === 'object' && parsed.value !== null) return openLists(input, Object.entries(parsed.value));
  return refused(input, 'not-a-table', 'There is no table in the file', 'an object of lists, or one list');
}

function parse(bytes: Uint8Array): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'it is not UTF-8';
    return { problem: `The JSON cannot be read: ${reason.slice(0, 200)}` };
  }
}

function openLists(input: Input, lists: readonly (readonly [string | undefined, unknown])[]): OpenedInput {
  const tables: Table[] = [];
  const findings: Finding[] = [];
  for (const [name, value] of lists) {
    if (!Array.isArray(value) || !value.every(isObject)) findings.push(notATable(input, name));
    else if (value.every((one) => Object.keys(one).length === 0)) findings.push(nothingIn(input, name));
    else tables.push(listTable(input.name, name, value));
  }
  return { tables, findings };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function listTable(file: string, sheet: string | undefined, objects: Objects): Table {
  const keys = new Set<string>();
  for (const one of objects) for (const key of Object.keys(one)) keys.add(key);
  const columns = [...keys];
  const shape = {
    file,
    ...(sheet === undefined ? {} : { sheet }),
    origin: 'json' as const,
    heading: tidyHeading(columns),
  };
  return { ...shape, read: () => readList(shape, columns, objects) };
}

async function* readList(
  table: Omit<Table, 'read'>,
  keys: readonly string[],
  objects: Objects,
): AsyncGenerator<TableRecord | Finding> {
  for (const [index, one] of objects.entries()) {
    const cells = keys.map((key) => plainCell(one[key]));
    const bad = cells.indexOf(undefined);
    if (bad >= 0) {
      yield notACell(table, index + 1, table.heading[bad] ?? '', one[keys[bad]!]);
      continue;
    }
    const fitted = fitRow(table, { row: index + 1, cells: cells as Cell[] });
    if (fitted.finding !== undefined) yield fitted.finding;
    if (fitted.record !== undefined) yield fitted.record;
  }
}

/** `null` empties a field as the word NULL does in text; `undefined` for what no cell can hold. */
function plainCell(value: unknown): Cell | undefined {
  if (value === undefined) return '';
  if (value === null) return 'NULL';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : undefined;
}

function notACell(table: Omit<Table, 'read'>, row: number, column: string, value: unknown): Finding {
  const about = { field: column, value, rule: 'text, number, true, false, null or a list of texts' };
  const message = `${column} holds a nested value; the object is left out`;
  return finding('wrong-type', message, { ...about, at: placeIn(table, row, column) });
}

function nothingIn(input: Input, name: string | undefined): Finding {
  const at = { file: input.name, ...(name === undefined ? {} : { sheet: name }) };
  const about = { severity: 'warning', rule: 'one object an object of the tree', at } as const;
  return finding('no-rows', `${name ?? 'The list'} has nothing in it`, about);
}

function notATable(input: Input, name: string | undefined): Finding {
  const at = { file: input.name, ...(name === undefined ? {} : { sheet: name }) };
  return finding('not-a-table', `${name ?? 'The list'} is not a list of objects`, { rule: 'a list of objects', at });
}

function refused(input: Input, code: string, message: string, rule: string): OpenedInput {
  return { tables: [], findings: [finding(code, message, { rule, at: { file: input.name } })] };
}
