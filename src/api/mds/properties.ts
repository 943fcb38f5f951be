import { bad, type Checked, finding, good } from '../../domain/finding.ts';

/** One entry of a properties text. */
export type Property = readonly [key: string, value: string];

/**
 * Reads a text by the grammar of Java properties, entry by entry, keys that come twice included: `#` and `!` comments, leading
 * blanks, `=`, `:` or blank after the key, a line that ends in an odd number of backslashes goes on in the next, `\t \n \r \f`
 * and `\uXXXX`; any other escaped character stands for itself. Lines end in LF, CR or CR LF. Finding: `malformed-escape`.
 * Source: java.util.Properties, as the GFZ registry reads its bodies (igsn-registry-protocols 1.3).
 */
export function parseProperties(text: string): Checked<readonly Property[]> {
  const entries = logicalLines(text).map(splitLine);
  const wrong = entries.flat().find(isMalformed);
  if (wrong !== undefined)
    return bad(
      finding('malformed-escape', 'Malformed \\uxxxx encoding.', { value: wrong, rule: '\\u and four hex digits' }),
    );
  return good(entries.map(([key, value]) => [unescapeText(key), unescapeText(value)]));
}

const BLANK = ' \t\f';
/** The lines as meant: blank ones and comments left out, continued ones joined, leading blanks cut. */
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  // Parts, joined at the end: a text that is lengthened and cut a hundred thousand times takes minutes.
  let parts: string[] = [];
  for (const natural of text.split(/\r\n|\n|\r/)) {
    const line = withoutLeadingBlanks(natural);
    if (parts.length === 0 && (line === '' || line.startsWith('#') || line.startsWith('!'))) continue;
    const goesOn = isContinued(line);
    parts.push(goesOn ? line.slice(0, -1) : line);
    if (goesOn) continue;
    lines.push(parts.join(''));
    parts = [];
  }
  const rest = parts.join('');
  return rest === '' ? lines : [...lines, rest];
}

function withoutLeadingBlanks(line: string): string {
  let at = 0;
  while (at < line.length && BLANK.includes(line[at]!)) at++;
  return line.slice(at);
}

function isContinued(line: string): boolean {
  let backslashes = 0;
  while (line[line.length - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

function splitLine(line: string): Property {
  let end = 0;
  while (end < line.length && !`${BLANK}=:`.includes(line[end]!)) end += line[end] === '\\' ? 2 : 1;
  let rest = withoutLeadingBlanks(line.slice(end));
  if (rest.startsWith('=') || rest.startsWith(':')) rest = withoutLeadingBlanks(rest.slice(1));
  return [line.slice(0, end), rest];
}

const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|(.?))/gs;

function unescapeText(text: string): string {
  return text.replace(ESCAPE, (_, hex: string | undefined, other: string) =>
    hex === undefined ? (CONTROLS[other] ?? other) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function isMalformed(text: string): boolean {
  return text.matchAll(ESCAPE).some(([, hex, other]) => hex === undefined && other === 'u');
}
