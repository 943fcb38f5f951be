import { parse } from 'csv-parse/sync';
import { type Finding, finding } from '../../domain/finding.ts';

/** One row of an ingest table: its cells by position, and the line on which it begins. */
export interface IngestRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** A table that was split: headings, rows, and what was wrong with its quotes. */
export interface IngestTable {
  readonly headings: readonly string[];
  readonly rows: readonly IngestRow[];
  readonly findings: readonly Finding[];
}

const MOST_COLUMNS = 1000;

/**
 * Splits a table with `|` between cells and CSV quoting. Where quotes are not closed they are read as plain characters, with
 * a finding `bad-quotes`. Empty lines are left out.
 */
export function splitIngestTable(text: string, file: string): IngestTable {
  const lines = text.replace(/\r\n?/g, '\n');
  try {
    return tableOf(rowsOf(lines, '"'), []);
  } catch (error) {
    const message = `The quotes are not closed: ${error instanceof Error ? error.message : String(error)}`;
    return tableOf(rowsOf(lines, false), [finding('bad-quotes', message, { rule: 'CSV quoting', at: { file } })]);
  }
}

/** The headings of a table: its first line alone. */
export function ingestHeadings(text: string): readonly string[] {
  const [line = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/, 1);
  if (line.length > MOST_COLUMNS * 50) return [];
  return line.split('|').map((heading) => heading.trim().replace(/^"(.*)"$/, '$1'));
}

/** What csv-parse gives with `info` and `raw`. `lines` is the last line of the record. */
interface RawRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
  readonly raw: string;
}

function rowsOf(text: string, quote: '"' | false): readonly IngestRow[] {
  const options = { delimiter: '|', bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true };
  const records: unknown = parse(text, { ...options, quote, info: true, raw: true });
  return (records as readonly RawRecord[]).map(({ record, info, raw }) => ({
    cells: record,
    line: info.lines - (raw.trim().split('\n').length - 1),
  }));
}

function tableOf([head, ...rows]: readonly IngestRow[], findings: readonly Finding[]): IngestTable {
  return { headings: (head?.cells ?? []).map((heading) => heading.trim()), rows, findings };
}
