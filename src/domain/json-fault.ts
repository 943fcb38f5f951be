import { afterBlanks, afterPlain, afterString, JsonFault } from './json-tokens.ts';

/** How deep a text may be nested: what is open is kept in memory. */
const MOST_LEVELS = 100_000;

/**
 * Where a text ceases to be JSON (RFC 8259): the offset, in UTF-16 units, of the first character that cannot stand there; the length of the text where
 * that ends too early. Undefined for what is JSON, `too-deep` where it is nested deeper than 100 000 levels. Finds the same place as `scanJson`, but
 * keeps nothing of the text and needs no deep stack: it may be asked of whatever a stranger sends.
 */
export function findJsonFault(text: string): number | 'too-deep' | undefined {
  try {
    return isTooDeep(text) ? 'too-deep' : undefined;
  } catch (error) {
    if (error instanceof JsonFault) return error.offset;
    throw error;
  }
}

type Close = '}' | ']';

/** Goes through all of a text unless it is too deep. Throws {@link JsonFault}. */
function isTooDeep(text: string): boolean {
  const open: Close[] = [];
  for (let at = afterBlanks(text, 0); ; at = afterBlanks(text, at)) {
    const inside = insideOf(text, at);
    if (inside !== undefined) {
      open.push(inside.close);
      if (open.length > MOST_LEVELS) return true;
      at = inside.at;
      continue;
    }
    const next = nextValue(text, afterLeaf(text, at), open);
    if (next === undefined) return false;
    at = next;
  }
}

/** Where the first value in the object or list that begins at an offset is; undefined where none begins, or an empty one. */
function insideOf(text: string, at: number): { readonly close: Close; readonly at: number } | undefined {
  const first = text[at];
  if (first !== '{' && first !== '[') return undefined;
  const close = first === '{' ? '}' : ']';
  const begin = afterBlanks(text, at + 1);
  return text[begin] === close ? undefined : { close, at: beginOfValue(text, begin, close) };
}

/** Behind a value in which no other is. */
function afterLeaf(text: string, at: number): number {
  const first = text[at];
  if (first === '{' || first === '[') return afterBlanks(text, at + 1) + 1;
  return first === '"' ? afterString(text, at) : afterPlain(text, at);
}

/** Where the value after the one that ends at an offset begins; undefined at the end of the text. Takes off `open` what is closed between them. */
function nextValue(text: string, end: number, open: Close[]): number | undefined {
  for (let at = afterBlanks(text, end); ; at = afterBlanks(text, at + 1)) {
    const close = open.at(-1);
    if (close === undefined) {
      if (at < text.length) throw new JsonFault(at);
      return undefined;
    }
    const mark = text[at];
    if (mark === ',') return beginOfValue(text, afterBlanks(text, at + 1), close);
    if (mark !== close) throw new JsonFault(at);
    open.pop();
  }
}

/** Where a value begins, of a member behind its name. */
function beginOfValue(text: string, at: number, close: Close): number {
  if (close === ']') return at;
  if (text[at] !== '"') throw new JsonFault(at);
  const colon = afterBlanks(text, afterString(text, at));
  if (text[colon] !== ':') throw new JsonFault(colon);
  return colon + 1;
}
