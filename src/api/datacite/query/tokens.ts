import { Refusal } from '../json-api.ts';

/**
 * A piece of a query. Texts of terms keep `*` and `?` that stand for letters; those and backslashes that mean themselves have a backslash
 * before them. The ends of ranges are undefined where they are open (`*`).
 */
export type Token =
  | { readonly is: 'and' | 'or' | 'not' | 'open' | 'close' }
  | { readonly is: 'field'; readonly name: string }
  | { readonly is: 'term'; readonly text: string; readonly isPhrase: boolean }
  | {
      readonly is: 'range';
      readonly from: string | undefined;
      readonly to: string | undefined;
      readonly hasFrom: boolean;
      readonly hasTo: boolean;
    };

/** The answer to a query that cannot be read. */
export function malformed(why: string): Refusal {
  return new Refusal(400, [{ status: '400', title: `The query cannot be read: ${why}.` }]);
}

const BLANK = /\s+/y;
const OPERATOR = /(AND|OR|NOT)(?=[\s()]|$)|(&&|\|\||!)|([+-])(?=\S)/y;
/** Names begin with a letter; an address is no field. */
const FIELD = /([A-Za-z_][\w.-]*(?:\.\\?\*)?):(?!\/\/)/y;
const PHRASE = /"((?:[^"\\]|\\.)*)"/y;
const RANGE = /([[{])\s*("[^"]*"|[^\s\]}]+)\s+TO\s+("[^"]*"|[^\s\]}]+)\s*([\]}])/y;
const COMPARED = /(>=?|<=?)\s*("[^"]*"|[^\s()]+)/y;
const TERM = /(?:\\.|[^\s()"\\])+/y;
/** A weight or a distance behind a term. */
const WEIGHT = /(?:\^\d+(?:\.\d+)?|~\d*(?:\.\d+)?)+(?=[\s()]|$)/y;
const OPERATORS: Readonly<Record<string, 'and' | 'or' | 'not'>> = {
  ...{ AND: 'and', OR: 'or', NOT: 'not', '&&': 'and', '||': 'or', '!': 'not', '-': 'not' },
};

/** The pieces of a query in order. Throws 400 for a quotation that is not closed, and for a range that is none. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  while (at < text.length) {
    if (match(BLANK) !== null) continue;
    const operator = match(OPERATOR);
    if (operator !== null) {
      const is = OPERATORS[operator[0]];
      if (is !== undefined) tokens.push({ is });
      continue;
    }
    const bracket = text[at];
    if (bracket === '(' || bracket === ')') {
      at++;
      tokens.push({ is: bracket === '(' ? 'open' : 'close' });
      match(WEIGHT);
      continue;
    }
    const field = match(FIELD);
    if (field !== null) {
      tokens.push({ is: 'field', name: field[1]!.replace('\\', '') });
      match(BLANK);
      const compared = match(COMPARED);
      if (compared !== null) tokens.push(comparison(compared));
      continue;
    }
    tokens.push(valueAt(match, text[at]!));
    match(WEIGHT);
  }
  return tokens;
}

function valueAt(match: (pattern: RegExp) => RegExpExecArray | null, letter: string): Token {
  const range = match(RANGE);
  if (range !== null) {
    const [, open, from, to, close] = range;
    return { is: 'range', from: endOf(from!), to: endOf(to!), hasFrom: open === '[', hasTo: close === ']' };
  }
  if (letter === '[' || letter === '{') throw malformed('a range is [a TO b] or {a TO b}');
  const phrase = match(PHRASE);
  if (phrase !== null) return { is: 'term', text: phrase[1]!.replaceAll(/[*?]/g, '\\$&'), isPhrase: true };
  if (letter === '"') throw malformed('a quotation is not closed');
  const term = match(TERM);
  if (term === null) throw malformed('a backslash stands before nothing');
  return { is: 'term', text: term[0].replace(/(?<!\\)(?:\^\d+(?:\.\d+)?|~\d*(?:\.\d+)?)+$/, ''), isPhrase: false };
}

function comparison([, sign, value]: RegExpExecArray): Token {
  const has = sign!.endsWith('=');
  const end = endOf(value!);
  return sign!.startsWith('>')
    ? { is: 'range', from: end, to: undefined, hasFrom: has, hasTo: true }
    : { is: 'range', from: undefined, to: end, hasFrom: true, hasTo: has };
}

function endOf(text: string): string | undefined {
  const bare = text.replaceAll('"', '').replaceAll('\\', '');
  return bare === '*' ? undefined : bare;
}
