import { type Finding, finding } from '../../domain/finding.ts';
import { fitRow, tidyHeading } from '../fit-row.ts';
import { allBytes, type Input } from '../input.ts';
import { isBlank, type OpenedInput, placeIn, type Table, type TableRecord } from '../table.ts';
import { type SheetName, sheetNames, sheetRows } from './workbook.ts';
import { refusalOfZip, WORKBOOK_LIMITS } from './zip-sizes.ts';

/**
 * A workbook up to this size is read on where its heading was found. Of a larger one each sheet is opened again, since every
 * open sheet holds all texts of the workbook.
 */
const HELD_BYTES = 8 * 1024 * 1024;

/**
 * Opens a workbook, every visible sheet with something in it as one table. Findings: `workbook-too-large` and
 * `unreadable-workbook` (errors), `hidden-sheet` (info). What it unpacks to is judged before anything is unpacked.
 */
export async function openWorkbook(input: Input): Promise<OpenedInput> {
  const bytes = await allBytes(input, WORKBOOK_LIMITS.bytes);
  const refusal = bytes === undefined ? 'the file itself is too large' : refusalOfZip(bytes);
  if (bytes === undefined || refusal !== undefined) return { tables: [], findings: [tooLarge(input, refusal!)] };
  try {
    return await openSheets(input, bytes, await sheetNames(bytes));
  } catch (error) {
    return { tables: [], findings: [unreadable({ file: input.name }, error)] };
  }
}

async function openSheets(input: Input, bytes: Uint8Array, sheets: readonly SheetName[]): Promise<OpenedInput> {
  const tables: Table[] = [];
  for (const sheet of sheets.filter(({ isHidden }) => !isHidden)) {
    const table = await openSheet(input.name, bytes, sheet.name);
    if (table !== undefined) tables.push(table);
  }
  const findings = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => hidden(input.name, name));
  return { tables, findings: tables.length === 0 ? [...findings, empty(input)] : findings };
}

async function openSheet(file: string, bytes: Uint8Array, sheet: string): Promise<Table | undefined> {
  const rows = sheetRows(bytes, sheet);
  const first = await firstFilled(rows);
  if (first === undefined) return undefined;
  const shape = { file, sheet, origin: 'xlsx' as const, heading: tidyHeading(first.cells) };
  let begun: typeof rows | undefined = rows;
  if (bytes.length > HELD_BYTES) {
    await rows.return(undefined);
    begun = undefined;
  }
  const read = () => {
    const below = begun ?? sheetRows(bytes, sheet);
    begun = undefined;
    return readBelow(shape, below, first.row);
  };
  return { ...shape, read };
}

async function firstFilled(rows: AsyncGenerator<TableRecord>): Promise<TableRecord | undefined> {
  for (;;) {
    const step = await rows.next();
    if (step.done) return undefined;
    if (!step.value.cells.every(isBlank)) return step.value;
  }
}

async function* readBelow(
  table: Omit<Table, 'read'>,
  rows: AsyncIterable<TableRecord>,
  headingRow: number,
): AsyncGenerator<TableRecord | Finding> {
  let count = 0;
  try {
    for await (const record of rows) {
      if (record.row <= headingRow) continue;
      const fitted = fitRow(table, record);
      if (fitted.finding !== undefined) yield fitted.finding;
      if (fitted.record !== undefined) yield fitted.record;
      count += fitted.record === undefined ? 0 : 1;
    }
  } catch (error) {
    yield unreadable(table, error);
    return;
  }
  if (count > 0) return;
  const about = { severity: 'warning', rule: 'one row an object', at: placeIn(table) } as const;
  yield finding('no-rows', 'The sheet has a heading and no rows', about);
}

function tooLarge(input: Input, reason: string): Finding {
  const rule = `a workbook of at most ${WORKBOOK_LIMITS.bytes / 1024 / 1024} MB when unpacked`;
  return finding('workbook-too-large', `The workbook is not opened: ${reason}`, { rule, at: { file: input.name } });
}

function unreadable(place: { file: string; sheet?: string }, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  const about = { value: reason, rule: 'an XLSX workbook as spreadsheets save it', at: placeIn(place) };
  return finding('unreadable-workbook', 'The workbook cannot be read', about);
}

function hidden(file: string, sheet: string): Finding {
  const about = { severity: 'info', rule: 'visible sheets only', at: { file, sheet } } as const;
  return finding('hidden-sheet', `The sheet ${sheet} is hidden and not read`, about);
}

function empty(input: Input): Finding {
  return finding('empty-file', 'No sheet of the workbook has anything in it', {
    rule: 'a heading and rows',
    at: { file: input.name },
  });
}
