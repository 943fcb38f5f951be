import type { Format, WriteContext } from '../../formats/format.ts';
import { type PublicRecord, writePublic } from '../public-record.ts';
import { checkedRoot } from '../whole-xml.ts';

/** Writes one record as it stands among others in a file: a line of JSON, a row, a text, or an element without declaration. */
export function entryWriter(format: Format, context: WriteContext): (record: PublicRecord) => string {
  const { writeRow } = format;
  if (writeRow !== undefined) return ({ description, facts }) => writeRow(description, facts, context);
  if (format.syntax === 'json') return (record) => `${onOneLine(writePublic(record, format, context))}\n`;
  if (format.syntax === 'text') return (record) => withLineEnd(writePublic(record, format, context));
  return (record) => withLineEnd(checkedRoot(writePublic(record, format, context), format));
}

// JSON allows a line break between its tokens and nowhere else, so each one may go with the blanks around it.
function onOneLine(json: string): string {
  return json.trim().replace(/\s*\n\s*/g, '');
}

function withLineEnd(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
