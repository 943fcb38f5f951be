import type { Format, WriteContext } from '../../formats/format.ts';
import { type PublicRecord, writePublic } from '../public-record.ts';
import { checkedRoot } from '../whole-xml.ts';

/** Writes one record as it stands among others in a file: a line of JSON, a row, a text, or an element without declaration. */
export function entryWriter(format: Format, context: WriteContext): (record: PublicRecord) => string {
  const { writeRow } = format;
  if (writeRow !== undefined) return ({ description, facts }) => writeRow(description, facts, context);
  return (record) => textEntry(writePublic(record, format, context), format);
}

/** A whole text of a format as it stands among others in a file. */
export function textEntry(text: string, format: Format): string {
  if (format.syntax === 'json') return `${onOneLine(text)}\n`;
  return withLineEnd(format.syntax === 'text' ? text : checkedRoot(text, format));
}

// JSON allows a line break between its tokens and nowhere else, so each one may go with the blanks around it.
function onOneLine(json: string): string {
  return json.trim().replace(/\s*\n\s*/g, '');
}

function withLineEnd(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
