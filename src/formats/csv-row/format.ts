import type { Format } from '../format.ts';
import { CSV_MAPPING } from './mapping.ts';
import { csvHeading, csvRow, toCsv } from './to-csv.ts';

/** One row of a table under its heading line. */
export const CSV_ROW: Format = {
  name: 'csv',
  label: 'Table row',
  version: '1',
  mediaTypes: ['text/csv'],
  fileEnding: 'csv',
  syntax: 'text',
  mapping: CSV_MAPPING,
  heading: csvHeading(),
  writeRow: csvRow,
  write: toCsv,
};
