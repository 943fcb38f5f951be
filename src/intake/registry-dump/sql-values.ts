/** A value of a row as octets; null is NULL. */
export type SqlValue = Buffer | null;

/** A row and the place behind it. */
export interface SqlTuple {
  readonly values: readonly SqlValue[];
  readonly end: number;
}

const BLANKS = /\s*/y;
const INTRODUCER = /_[a-z0-9]+\s*(?=['"0xX])/iy;
const PREFIXED = /([xXbB])'([0-9A-Fa-f]*)'/y;
const HEX = /0x([0-9A-Fa-f]*)/y;
const WORD = /[^\s,();'"]+/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  Z: '\x1a',
  '%': '\\%',
  _: '\\_',
};

/** The text cannot be read as a row: it is not cut off, it is something else. */
export class NoSqlRow extends Error {}

/**
 * Reads one row `(value, …)` of an INSERT statement of MySQL: strings with backslashes and doubled quotes, `_binary '…'`, `0x…`,
 * `x'…'`, `b'…'`, numbers, words, NULL. Undefined when the text ends before the row does and more may come; `NoSqlRow` for
 * anything that is no row. Source: MySQL reference manual, literal values.
 */
export function readTuple(text: string, at: number, isWhole: boolean): SqlTuple | undefined {
  let place = skip(BLANKS, text, at);
  if (place >= text.length) return cut(isWhole);
  if (text[place] !== '(') throw new NoSqlRow('a row begins with a bracket');
  const values: SqlValue[] = [];
  for (place += 1; ; ) {
    const read = readValue(text, skip(BLANKS, text, place), isWhole);
    if (read === undefined) return undefined;
    values.push(read.value);
    place = skip(BLANKS, text, read.end);
    if (place >= text.length) return cut(isWhole);
    if (text[place] === ')') return { values, end: place + 1 };
    if (text[place] !== ',') throw new NoSqlRow('values are parted by commas');
    place += 1;
  }
}

/** The place behind a quoted string that begins at `at`; -1 when the text ends inside it, or may. */
export function endOfString(text: string, at: number, isWhole: boolean): number {
  const quote = text[at]!;
  const next = quote === '`' ? /`/g : quote === "'" ? /['\\]/g : /["\\]/g;
  for (let place = at + 1; ; ) {
    next.lastIndex = place;
    const found = next.exec(text);
    if (found === null) return -1;
    if (found[0] === '\\' || text[found.index + 1] === quote) place = found.index + 2;
    else if (found.index + 1 >= text.length && !isWhole) return -1;
    else return found.index + 1;
  }
}

function readValue(text: string, at: number, isWhole: boolean) {
  const start = skip(INTRODUCER, text, at);
  const first = text[start];
  if (first === undefined) return cut(isWhole);
  if (first === "'" || first === '"') return readString(text, start, isWhole);
  for (const form of [PREFIXED, HEX]) {
    form.lastIndex = start;
    const found = form.exec(text);
    if (found !== null && (found.index + found[0].length < text.length || isWhole))
      return { value: bitsOf(found), end: start + found[0].length };
  }
  WORD.lastIndex = start;
  const word = WORD.exec(text)?.[0];
  if (start + (word?.length ?? 0) >= text.length || /^[xXbB]$/.test(word ?? '')) return cut(isWhole);
  if (word === undefined) throw new NoSqlRow('there is no value');
  const value = /^null$/i.test(word) ? null : Buffer.from(word, 'latin1');
  return { value, end: start + word.length };
}

function readString(text: string, at: number, isWhole: boolean) {
  const end = endOfString(text, at, isWhole);
  if (end < 0) return cut(isWhole);
  const quote = text[at]!;
  const inside = text.slice(at + 1, end - 1);
  const plain = inside.replace(
    quote === "'" ? /\\([\s\S])|''/g : /\\([\s\S])|""/g,
    (whole, sign: string | undefined) => (sign === undefined ? whole[0]! : (ESCAPES[sign] ?? sign)),
  );
  return { value: Buffer.from(plain, 'latin1'), end };
}

function bitsOf([whole, first = '', second]: RegExpExecArray): Buffer {
  if (/^b/i.test(whole)) return Buffer.from([Number.parseInt(second === '' ? '0' : (second ?? '0'), 2) & 0xff]);
  const hex = second ?? first;
  return Buffer.from(hex.length % 2 === 1 ? `0${hex}` : hex, 'hex');
}

function skip(form: RegExp, text: string, at: number): number {
  form.lastIndex = at;
  return form.test(text) ? form.lastIndex : at;
}

function cut(isWhole: boolean): undefined {
  if (isWhole) throw new NoSqlRow('the file ends inside a row');
  return undefined;
}
