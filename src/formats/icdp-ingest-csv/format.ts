import type { Format, ReadableFormat } from '../format.ts';
import { looseName } from '../sesar-shaped/cell-flat-reader.ts';
import { fromIngest } from './from-ingest.ts';
import { ingestHeadings } from './ingest-table.ts';
import { INGEST_MAPPING } from './mapping.ts';
import { INGEST_HEADING, ingestRow, toIngest } from './to-ingest.ts';

const REQUIRED = ['igsn', 'title', 'name'];

/** The table that GFZ takes ICDP's samples from (metadata-schemas 8.3): `|` between cells, UTF-8, one record a row. */
export const ICDP_INGEST_CSV: Format & ReadableFormat = {
  name: 'icdp-csv',
  label: 'ICDP ingest table',
  version: '2026',
  mediaTypes: ['text/vnd.icdp.ingest+csv'],
  fileEnding: 'icdp.csv',
  syntax: 'text',
  isOffered: false,
  mapping: INGEST_MAPPING,
  recognises: (source) => {
    if (source.syntax !== 'text') return false;
    const headings = new Set(ingestHeadings(source.text).map(looseName));
    return REQUIRED.every((heading) => headings.has(heading));
  },
  read: fromIngest,
  heading: INGEST_HEADING,
  writeRow: ingestRow,
  write: toIngest,
};
