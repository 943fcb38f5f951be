/** Kept from document to document, in code units; longer documents have an array of their own. */
const KEPT = 65_536;

const kept = Buffer.allocUnsafeSlow(2 * (KEPT + 1));

/**
 * The code units of a text with a zero behind the last, for going through it one by one: asking the text itself takes several
 * times as long. Holds until the next call.
 */
export function codeUnits(text: string): Uint16Array {
  const { length } = text;
  const buffer = length <= KEPT ? kept : Buffer.allocUnsafeSlow(2 * (length + 1));
  buffer.write(text, 0, 'utf16le');
  const units = new Uint16Array(buffer.buffer, buffer.byteOffset, length + 1);
  units[length] = 0;
  return units;
}
