import { csvCell } from '../../../formats/csv-row/to-csv.ts';
import type { Format, WriteContext } from '../../../formats/format.ts';
import { escapeAttribute } from '../../../formats/xml/xml-writer.ts';
import type { HarvestedRow } from '../../../store/read/list-harvested.ts';
import { harvestedPublic } from '../../catalogue/harvested-public.ts';
import { writesNameless } from '../../catalogue/nameless.ts';
import { provenanceOf } from '../changes.ts';
import { textEntry } from '../record-entry.ts';
import { dumpEnding } from './dump-writer.ts';

/** How one format fills a file with harvested records; `today` is an ISO day, UTC. */
export interface HarvestedDumpWriter {
  readonly format: Format;
  readonly ending: string;
  readonly head: string;
  readonly entry: (row: HarvestedRow, today: string) => string;
  readonly tail: string;
}

const COLUMNS = ['harvested_source', 'harvested_item', 'harvested_datestamp', 'harvested_change'];

/**
 * The writer of a format for the records of others in a dump, each with where it is from: in XML around it, in JSON as member
 * `harvested`, in tables in columns of their own at the end. The records are written from what was understood of them; one that could
 * not be read is refused.
 */
export function harvestedDumpWriter(format: Format, context: WriteContext): HarvestedDumpWriter {
  const ending = dumpEnding(format);
  const text = (row: HarvestedRow, today: string) => {
    const { description, facts } = readPublic(row, today);
    if (row.igsn === null && !writesNameless(format))
      throw new TypeError(`it has no IGSN, without which ${format.name} is not written`);
    return format.writeRow === undefined
      ? textEntry(format.write(description, facts, context), format)
      : format.writeRow(description, facts, context);
  };
  if (format.syntax === 'xml')
    return {
      ...{ format, ending, head: '<?xml version="1.0" encoding="UTF-8"?>\n<records>\n', tail: '</records>\n' },
      entry: (row, today) => `<harvested ${attributesOf(row)}>\n${text(row, today)}</harvested>\n`,
    };
  if (format.syntax === 'json')
    return {
      ...{ format, ending, head: '', tail: '' },
      entry: (row, today) => {
        const beside = { changeNumber: row.changed_seq, harvested: provenanceOf(row) };
        return text(row, today).replace(/\}\n$/, () => `,${JSON.stringify(beside).slice(1)}\n`);
      },
    };
  if (format.heading === undefined) return { format, ending, head: '', tail: '', entry: text };
  const [line, end] = splitEnd(format.heading);
  const cells = ({ source, item, datestamp, changed_seq }: HarvestedRow) => [source, item, datestamp, changed_seq];
  return {
    ...{ format, ending, head: `${line},${COLUMNS.join(',')}${end}`, tail: '' },
    entry: (row, today) => {
      const [own, rowEnd] = splitEnd(text(row, today));
      return `${own},${cells(row).map(csvCell).join(',')}${rowEnd}`;
    },
  };
}

function readPublic(row: HarvestedRow, today: string) {
  const description = row.description === null || row.description === '' ? undefined : JSON.parse(row.description);
  const copy = {
    igsn: row.igsn,
    item: row.item,
    sourceTitle: row.source_title,
    datestamp: row.datestamp,
    landingUrl: null,
  };
  const read = harvestedPublic({ ...copy, description }, today);
  if (read === undefined) throw new TypeError('nothing of it could be read');
  return read;
}

function attributesOf(row: HarvestedRow): string {
  const { source, title, url, item, datestamp, format } = provenanceOf(row);
  const said = { source, title, url, item, datestamp, format, changeNumber: String(row.changed_seq) };
  return Object.entries(said)
    .map(([name, value]) => `${name}="${escapeAttribute(value)}"`)
    .join(' ');
}

function splitEnd(line: string): readonly [string, string] {
  const end = /\r?\n$/.exec(line)?.[0] ?? '';
  return [line.slice(0, line.length - end.length), end];
}
