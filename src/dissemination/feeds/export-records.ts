import type { Format } from '../../formats/format.ts';
import { recordsWithDescription, toRecord } from '../../store/read/find-record.ts';
import type { PublicFace } from '../public-face.ts';
import { writeContext } from '../write-context.ts';

const PAGE = 500;

/**
 * All registered and withdrawn records, or those of one expedition, in one format, in the order of their last change. XML
 * records stand in one `<records>` element, JSON documents one a line, tables under one heading line. A page is read at a
 * time, so memory stays the same however many there are.
 */
export async function* exportRecords(
  face: PublicFace,
  format: Format,
  expedition: string | undefined,
  onRecord: () => void,
): AsyncIterable<string> {
  const context = writeContext(face);
  if (format.syntax === 'xml') yield '<?xml version="1.0" encoding="UTF-8"?>\n<records>\n';
  let isFirst = true;
  for (let after = 0; ; ) {
    const page = await readPage(face, expedition, after);
    if (page.length === 0) break;
    for (const record of page) {
      yield entry(format.write(record.description, record.facts, context), format, isFirst);
      isFirst = false;
      onRecord();
    }
    after = page.at(-1)!.changedSeq;
  }
  if (format.syntax === 'xml') yield '</records>\n';
}

async function readPage(face: PublicFace, expedition: string | undefined, after: number) {
  let query = recordsWithDescription(face.store.read)
    .where('record.changed_seq', '>', after)
    .where('record.state', 'in', ['registered', 'withdrawn'])
    .orderBy('record.changed_seq')
    .limit(PAGE);
  if (expedition !== undefined) query = query.where('record.expedition', '=', expedition);
  return (await query.execute()).map(toRecord);
}

function entry(text: string, format: Format, isFirst: boolean): string {
  if (format.syntax === 'json') return `${JSON.stringify(JSON.parse(text))}\n`;
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  return format.mediaTypes.includes('text/csv') && !isFirst ? whole.slice(headingEnd(whole)) : whole;
}

// The heading of our own table holds no line break inside a cell.
const headingEnd = (text: string): number => text.indexOf('\n') + 1;
