/** Ends a scan of JSON at the first character that cannot stand there; the length of the text where that ends too early. */
export class JsonFault extends Error {
  readonly offset: number;

  /** @param offset in UTF-16 units. */
  constructor(offset: number) {
    super(`No JSON at ${offset}`);
    this.offset = offset;
  }
}

const [QUOTE, BACKSLASH, FIRST_ALLOWED, BLANK] = [0x22, 0x5c, 0x20, 0x20];
const [TAB, LINE_FEED, CARRIAGE_RETURN] = [0x09, 0x0a, 0x0d];
const [PLUS, MINUS, POINT, ZERO, ONE, NINE] = [0x2b, 0x2d, 0x2e, 0x30, 0x31, 0x39];
const [CAPITAL_E, SMALL_E] = [0x45, 0x65];
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const WORDS = ['true', 'false', 'null'] as const;

/** The offset behind the blanks of JSON (RFC 8259) that stand at an offset, if any. */
export function afterBlanks(text: string, at: number): number {
  let end = at;
  for (; ; end++) {
    const code = text.charCodeAt(end);
    if (code !== BLANK && code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== TAB) return end;
  }
}

/**
 * The offset behind the string whose first quote stands at an offset. Throws {@link JsonFault}.
 * No pattern: one for all of a string would need a stack as deep as it is long.
 */
export function afterString(text: string, at: number): number {
  for (let end = at + 1; ; ) {
    const code = text.charCodeAt(end);
    if (code === BACKSLASH) end = afterEscape(text, end);
    else if (code >= FIRST_ALLOWED) {
      end++;
      if (code === QUOTE) return end;
    } else throw new JsonFault(end);
  }
}

/** The offset behind the number, `true`, `false` or `null` at an offset. Throws {@link JsonFault} where none begins there. */
export function afterPlain(text: string, at: number): number {
  const end = afterNumber(text, at);
  if (end !== at) return end;
  const word = WORDS.find((one) => text.startsWith(one, at));
  if (word === undefined) throw new JsonFault(at);
  return at + word.length;
}

function afterEscape(text: string, at: number): number {
  ESCAPE.lastIndex = at;
  if (!ESCAPE.test(text)) throw new JsonFault(at);
  return ESCAPE.lastIndex;
}

/** `at` itself where no number begins. */
function afterNumber(text: string, at: number): number {
  const start = text.charCodeAt(at) === MINUS ? at + 1 : at;
  const first = text.charCodeAt(start);
  if (first === ZERO) return afterFraction(text, start + 1);
  return first >= ONE && first <= NINE ? afterFraction(text, afterDigits(text, start + 1)) : at;
}

function afterFraction(text: string, at: number): number {
  if (text.charCodeAt(at) !== POINT) return afterExponent(text, at);
  const end = afterDigits(text, at + 1);
  return end === at + 1 ? at : afterExponent(text, end);
}

function afterExponent(text: string, at: number): number {
  const letter = text.charCodeAt(at);
  if (letter !== SMALL_E && letter !== CAPITAL_E) return at;
  const sign = text.charCodeAt(at + 1);
  const start = sign === PLUS || sign === MINUS ? at + 2 : at + 1;
  const end = afterDigits(text, start);
  return end === start ? at : end;
}

function afterDigits(text: string, at: number): number {
  let end = at;
  for (; ; end++) {
    const code = text.charCodeAt(end);
    if (!(code >= ZERO && code <= NINE)) return end;
  }
}
