import { spreadsheetCell } from './cell-text.ts';
import type { TableShape } from './core-table.ts';
import type { FilledTable } from './write-json.ts';
import { type ZipPart, zipStream } from './zip-stream.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Rows a sheet takes, its heading included; a spreadsheet ends at 1,048,576. */
const MOST_ROWS = 1_000_000;
const ROWS_AT_ONCE = 200;

/**
 * Tables as one XLSX workbook (ECMA-376), a sheet a table, in constant memory. Text is written as text, so that nothing is
 * run as a formula and `007` keeps its noughts. A table with more than a million rows goes on in a sheet `… 2`; one without
 * rows has no sheet, but a workbook without any has one empty sheet, since it must have one.
 */
export function writeWorkbook<Row>(tables: Iterable<FilledTable<Row>>): AsyncGenerator<Uint8Array> {
  return zipStream(parts(tables));
}

async function* parts<Row>(tables: Iterable<FilledTable<Row>>): AsyncGenerator<ZipPart> {
  const sheets: string[] = [];
  for (const { table, rows } of tables) {
    const iterator = rows[Symbol.asyncIterator]();
    const state = { next: await iterator.next() };
    for (let part = 1; state.next.done !== true; part++) {
      sheets.push(part === 1 ? table.label : `${table.label} ${part}`);
      const content = sheetOf(table, iterator, state);
      yield { name: `xl/worksheets/sheet${sheets.length}.xml`, content };
    }
  }
  if (sheets.length === 0) {
    sheets.push('Nothing');
    yield piece('xl/worksheets/sheet1.xml', `${HEAD}<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`);
  }
  yield* frame(sheets);
}

async function* sheetOf<Row>(
  { columns }: TableShape<Row>,
  iterator: AsyncIterator<Row>,
  state: { next: IteratorResult<Row> },
): AsyncGenerator<string> {
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetData>`;
  let lines = [
    rowXml(
      1,
      columns.map((column) => column.heading),
    ),
  ];
  for (let row = 2; row <= MOST_ROWS && state.next.done !== true; row++) {
    const { value } = state.next;
    lines.push(
      rowXml(
        row,
        columns.map(({ cell }) => spreadsheetCell(cell(value))),
      ),
    );
    if (lines.length >= ROWS_AT_ONCE) {
      yield lines.join('');
      lines = [];
    }
    state.next = await iterator.next();
  }
  yield `${lines.join('')}</sheetData></worksheet>`;
}

function rowXml(row: number, cells: readonly (string | number)[]): string {
  return `<row r="${row}">${cells.map((cell, index) => cellXml(`${columnLetters(index)}${row}`, cell)).join('')}</row>`;
}

function cellXml(place: string, cell: string | number): string {
  if (cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** `_x0041_` in a workbook is a letter by its number (ECMA-376 part 1, 22.9.2.19), so such text has its `_` written that way. */
function escaped(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** A, B, … Z, AA, … */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

function* frame(sheets: readonly string[]): Generator<ZipPart> {
  const numbered = sheets.map((name, index) => ({ name, number: index + 1 }));
  const entry = ({ number }: { number: number }) =>
    `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`;
  const list = numbered.map(
    ({ name, number }) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`,
  );
  const links = numbered.map(
    ({ number }) =>
      `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  const types = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>${numbered.map(entry).join('')}`;
  const root = `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`;
  yield piece(
    'xl/workbook.xml',
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`,
  );
  yield piece('xl/_rels/workbook.xml.rels', relationships(links.join('')));
  yield piece('_rels/.rels', relationships(root));
  yield piece('[Content_Types].xml', `${HEAD}<Types xmlns="${PACKAGE}/content-types">${types}</Types>`);
}

function relationships(links: string): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${links}</Relationships>`;
}

function piece(name: string, text: string): ZipPart {
  return {
    name,
    content: (async function* () {
      yield text;
    })(),
  };
}
