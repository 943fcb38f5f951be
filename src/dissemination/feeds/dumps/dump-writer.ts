import type { Format, WriteContext } from '../../../formats/format.ts';
import { escapeAttribute } from '../../../formats/xml/xml-writer.ts';
import { isDeleted } from '../../oai-pmh/write-header.ts';
import type { PublicRecord } from '../../public-record.ts';
import { entryWriter } from '../record-entry.ts';

/** How one format fills a file of a dump. */
export interface DumpWriter {
  readonly format: Format;
  readonly ending: string;
  readonly head: string;
  readonly entry: (record: PublicRecord) => string;
  readonly tail: string;
}

/**
 * The writer of a format for dumps. XML records stand in one `records` element, of withdrawn and hidden ones only an empty
 * `deleted` with identifier, state and change; JSON documents stand one a line and carry their `changeNumber`; rows
 * stand below one heading. In JSON and tables a tombstone is a record whose state says so.
 */
export function dumpWriter(format: Format, context: WriteContext): DumpWriter {
  const entry = entryWriter(format, context);
  if (format.syntax === 'xml')
    return {
      format,
      ending: dumpEnding(format),
      head: '<?xml version="1.0" encoding="UTF-8"?>\n<records>\n',
      entry: (record) => (isDeleted(record.facts) ? deleted(record) : entry(record)),
      tail: '</records>\n',
    };
  if (format.syntax === 'json')
    return {
      format,
      ending: dumpEnding(format),
      head: '',
      entry: (record) => numbered(entry(record), record),
      tail: '',
    };
  return { format, ending: dumpEnding(format), head: format.heading ?? '', entry, tail: '' };
}

/** What the names of a format's files in a dump end with. */
export function dumpEnding({ syntax, fileEnding }: Format): string {
  return `${{ xml: 'xml', json: 'ndjson', text: fileEnding }[syntax]}.gz`;
}

function deleted({ igsn, facts, changedSeq }: PublicRecord): string {
  const { state, changedAt } = facts;
  return `<deleted igsn="${escapeAttribute(igsn)}" state="${state}" changedAt="${changedAt}" changeNumber="${changedSeq}"/>\n`;
}

function numbered(line: string, { changedSeq }: PublicRecord): string {
  return line.replace(/\}\n$/, `,"changeNumber":${changedSeq}}\n`);
}
