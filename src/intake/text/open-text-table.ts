import { type Finding, finding } from '../../domain/finding.ts';
import { fitRow, tidyHeading } from '../fit-row.ts';
import type { Input } from '../input.ts';
import { isBlank, type OpenedInput, placeIn, type Table, type TableRecord } from '../table.ts';
import { decodeText, headOfText } from './decode-text.ts';
import { findSeparator, type Separation } from './find-separator.ts';
import { type RecordsEnd, readRecords } from './read-records.ts';
import { type ByteScan, type Encoding, scanBytes } from './scan-bytes.ts';

const PIECE_CHARACTERS = 2048;

interface TextSource {
  readonly input: Input;
  readonly encoding: Encoding;
  readonly separation: Separation;
}

/**
 * Opens a delimited text file as one table: encoding, separator and heading are found out, the first row with anything in
 * it is the heading. Findings: `empty-file`, `binary-file`, `file-truncated` (errors), `not-utf8` (warning).
 */
export async function openTextTable(input: Input): Promise<OpenedInput> {
  const scan = await scanBytes(input);
  if (scan.kind !== 'text') return { tables: [], findings: [unreadable(input, scan.kind, scan)] };
  const separation = findSeparator(await headOfText(input, scan.encoding));
  const source = { input, encoding: scan.encoding, separation };
  const first = await firstRow(source);
  const findings = scan.firstBadRow === undefined ? [] : [notUtf8(input, scan.firstBadRow)];
  if (!('cells' in first)) return { tables: [], findings: [...findings, badHeading(input, first)] };
  return { tables: [textTable(source, first)], findings };
}

function textTable(source: TextSource, first: TableRecord): Table {
  const shape = { file: source.input.name, origin: 'text' as const, heading: tidyHeading(first.cells) };
  return { ...shape, read: () => readBelow(shape, source, first.row) };
}

function rowsOf(source: TextSource): AsyncGenerator<TableRecord, RecordsEnd> {
  return readRecords(withoutDeclaration(source), source.separation.separator);
}

/** Leaves out the line `sep=;`, which a spreadsheet does not count as a row. */
async function* withoutDeclaration({ input, encoding, separation }: TextSource): AsyncGenerator<string> {
  let isFirst = separation.declared;
  for await (const text of decodeText(input, encoding)) {
    yield isFirst ? text.replace(/^sep=.(?:\r\n|\r|\n)/, '') : text;
    isFirst &&= text === '';
  }
}

/** The same text in small pieces, for who wants no more than its beginning. */
async function* inPieces(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE_CHARACTERS) yield chunk.slice(at, at + PIECE_CHARACTERS);
  }
}

/** The first row with anything in it, or how a text without one ended. */
async function firstRow(source: TextSource): Promise<TableRecord | RecordsEnd> {
  await using rows = readRecords(inPieces(withoutDeclaration(source)), source.separation.separator);
  let step = await rows.next();
  while (!step.done && step.value.cells.every(isBlank)) step = await rows.next();
  return step.value;
}

async function* readBelow(
  table: Omit<Table, 'read'>,
  source: TextSource,
  headingRow: number,
): AsyncGenerator<TableRecord | Finding> {
  const rows = rowsOf(source);
  let count = 0;
  let held: TableRecord | undefined;
  for (;;) {
    const step = await rows.next();
    // One row is held back, since only the end of the file tells whether the last one is whole.
    if (held !== undefined) {
      const isCut = step.done === true && isCutShort(table, held, step.value);
      const { record, finding: found } = isCut ? { finding: cutShort(table, held) } : fitRow(table, held);
      if (found !== undefined) yield found;
      if (record !== undefined) yield record;
      count += record !== undefined || found !== undefined ? 1 : 0;
    }
    if (step.done) {
      yield* ending(table, step.value, count);
      return;
    }
    held = step.value.row > headingRow ? step.value : undefined;
  }
}

function isCutShort(table: Omit<Table, 'read'>, last: TableRecord, end: RecordsEnd): boolean {
  const isShort = last.cells.length < table.heading.length && !last.cells.every(isBlank);
  return end.kind === 'whole' && !end.endedLine && isShort;
}

function cutShort(table: Omit<Table, 'read'>, record: TableRecord): Finding {
  const message = `The file ends in the middle of row ${record.row}: it has ${record.cells.length} of ${table.heading.length} cells`;
  const about = { value: record.cells.join(' | '), rule: 'a whole file', at: placeIn(table, record.row) };
  return finding('file-truncated', message, about);
}

function* ending(table: Omit<Table, 'read'>, end: RecordsEnd, count: number): Generator<Finding> {
  if (end.kind !== 'whole') yield brokenEnd(table.file, end);
  else if (count === 0) {
    const message = 'The file has a heading and no rows';
    yield finding('no-rows', message, { severity: 'warning', rule: 'one row an object', at: placeIn(table) });
  }
}

function brokenEnd(file: string, end: RecordsEnd): Finding {
  const at = { file, row: end.row };
  if (end.kind === 'endless-row') {
    const message = `Row ${end.row} does not end, perhaps because of a lone quotation mark; nothing is read from there on`;
    return finding('row-too-large', message, { rule: 'rows of less than 5 million characters', at });
  }
  const message = `The file ends inside a quoted cell that begins in row ${end.row}; nothing is read from there on`;
  return finding('file-truncated', message, { rule: 'a whole file, with every quotation mark closed', at });
}

function badHeading(input: Input, end: RecordsEnd): Finding {
  return end.kind === 'whole' ? unreadable(input, 'empty') : brokenEnd(input.name, end);
}

function notUtf8(input: Input, row: number): Finding {
  const message = `Row ${row} is not UTF-8; the file is read as windows-1252, so look at letters with accents`;
  const rule = 'text files in UTF-8';
  return finding('not-utf8', message, { severity: 'warning', rule, at: { file: input.name, row } });
}

function unreadable(input: Input, kind: 'empty' | 'binary', scan?: ByteScan): Finding {
  const at = { file: input.name };
  if (kind === 'empty') {
    return finding('empty-file', 'There is nothing in the file', { rule: 'a heading and rows', at });
  }
  const isWide = scan?.kind === 'binary' && scan.looksLikeUtf16;
  const guess = isWide ? '; it looks like UTF-16 without a byte-order mark, so save it as UTF-8' : '';
  const rule = 'text with separators, an XLSX workbook or JSON';
  return finding('binary-file', `The file holds NUL bytes and is not text${guess}`, { rule, at });
}
