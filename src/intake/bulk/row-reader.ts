import { bad, type Checked, finding, good } from '../../domain/finding.ts';
import { ICDP_INGEST_CSV } from '../../formats/icdp-ingest-csv/format.ts';
import type { WantedRecord } from '../../operations/bulk/bulk-item.ts';
import { headingKey, PLAIN_COLUMNS, readPlainRow } from './plain-row.ts';
import { received } from './read-json-item.ts';
import { wantedOf } from './wanted-of-records.ts';

/** Reads the cells of one row of a table. `line` counts from 1. */
export type RowReader = (cells: readonly string[], line: number) => Checked<WantedRecord>;

/** Headings that only ICDP's ingest table has. */
const OF_INGEST = ['collector', 'sampletype', 'igsnprefix', 'samplingmethod', 'userlocalid', 'material_igsn', 'orcid'];

/**
 * How to read the rows below a heading line. Finding `unknown-table` where no column is known that names or describes a
 * sample.
 */
export function rowReader(headings: readonly string[]): Checked<RowReader> {
  const names = headings.map((one) => one.trim());
  const keys = names.map(headingKey);
  const isIngest =
    ICDP_INGEST_CSV.recognises({ syntax: 'text', file: '', text: names.join('|') }) &&
    keys.some((key) => OF_INGEST.includes(key));
  if (isIngest) return good((cells, line) => readIngestRow(names, cells, line));
  const known = keys.filter((key) => PLAIN_COLUMNS.has(key));
  if (known.length === 0) {
    const rule = 'igsn, title, name, landing_page, …';
    return bad(finding('unknown-table', 'No column of the table is known.', { value: names.join(', '), rule }));
  }
  return good((cells) => readPlainRow(keys, names, cells));
}

function readIngestRow(headings: readonly string[], cells: readonly string[], line: number): Checked<WantedRecord> {
  const text = `${headings.map(quoted).join('|')}\n${cells.map(quoted).join('|')}\n`;
  const [record] = ICDP_INGEST_CSV.read({ syntax: 'text', file: '', text });
  if (record === undefined) return bad(finding('empty-row', 'The row is empty.'));
  const findings = record.findings.map((one) =>
    one.at === undefined ? one : { ...one, at: { ...one.at, row: line } },
  );
  const wanted = wantedOf({ ...record, findings });
  if (!wanted.ok) return wanted;
  return good({ ...wanted.value, documents: [received(ICDP_INGEST_CSV, Buffer.from(text))] }, wanted.findings);
}

const quoted = (cell: string): string => (/["|\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
