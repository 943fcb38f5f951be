import { malformed, type Token, tokensOf } from './tokens.ts';

/** A question in DataCite's query language, before it is known what its fields are. `field` is empty where none is named. */
export type ParsedQuery =
  | { readonly is: 'and' | 'or'; readonly parts: readonly ParsedQuery[] }
  | { readonly is: 'not'; readonly part: ParsedQuery }
  | { readonly is: 'term'; readonly field: string; readonly text: string; readonly isPhrase: boolean }
  | { readonly is: 'range'; readonly field: string; readonly range: Extract<Token, { readonly is: 'range' }> };

const MOST_TERMS = 64;
const DEEPEST = 16;

/**
 * Parses DataCite's `query`, the query string of Elasticsearch as clients use it: words, which must all occur, `"phrases"`, `field:word`,
 * `field:(a OR b)`, ranges `[a TO b]` and `{a TO b}`, `>=a`, `AND`, `OR`, `NOT`, `&&`, `||`, `!`, `+`, `-`, brackets, `*`, `?`, and
 * backslashes before letters that mean themselves. `AND` binds closer than `OR`. Weights (`^2`) and distances (`~1`) say nothing here.
 * Undefined for a query without terms. Throws 400 for one that cannot be parsed, or has more than 64 terms or 16 brackets in one another.
 */
export function parseQuery(text: string): ParsedQuery | undefined {
  const parser = new Parser(tokensOf(text));
  return parser.whole();
}

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  private terms = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): ParsedQuery | undefined {
    if (this.tokens.length === 0) return undefined;
    const query = this.either('', 0);
    if (this.at < this.tokens.length) throw malformed('a bracket is closed that was not opened');
    return query;
  }

  private either(field: string, depth: number): ParsedQuery {
    if (depth > DEEPEST) throw malformed(`more than ${DEEPEST} brackets in one another`);
    const parts = [this.all(field, depth)];
    while (this.takes('or')) parts.push(this.all(field, depth));
    return parts.length === 1 ? parts[0]! : { is: 'or', parts };
  }

  private all(field: string, depth: number): ParsedQuery {
    const parts = [this.one(field, depth)];
    for (;;) {
      const isSaid = this.takes('and');
      const next = this.tokens[this.at]?.is;
      if (!isSaid && (next === undefined || next === 'or' || next === 'close')) break;
      parts.push(this.one(field, depth));
    }
    return parts.length === 1 ? parts[0]! : { is: 'and', parts };
  }

  private one(field: string, depth: number): ParsedQuery {
    let isNegated = false;
    while (this.takes('not')) isNegated = !isNegated;
    const part = this.plain(field, depth);
    return isNegated ? { is: 'not', part } : part;
  }

  private plain(field: string, depth: number): ParsedQuery {
    const token = this.tokens[this.at++];
    if (token === undefined) throw malformed('it ends where a word is missing');
    if (token.is === 'field') return this.plain(token.name, depth);
    if (token.is === 'open') {
      const inner = this.either(field, depth + 1);
      if (!this.takes('close')) throw malformed('a bracket is not closed');
      return inner;
    }
    if (token.is !== 'term' && token.is !== 'range') throw malformed(`a word is missing before ${WORDS[token.is]}`);
    if (++this.terms > MOST_TERMS) throw malformed(`more than ${MOST_TERMS} terms`);
    if (token.is === 'range') return { is: 'range', field, range: token };
    return { is: 'term', field, text: token.text, isPhrase: token.isPhrase };
  }

  private takes(kind: Token['is']): boolean {
    if (this.tokens[this.at]?.is !== kind) return false;
    this.at++;
    return true;
  }
}

const WORDS = { and: 'AND', or: 'OR', not: 'NOT', close: 'a closed bracket' } as const;
