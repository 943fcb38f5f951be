/** A value in the text of a JSON document: where it begins, as offset in UTF-16 units, and what is within. */
export interface JsonNode {
  readonly start: number;
  readonly members?: ReadonlyMap<string, JsonNode>;
  readonly items?: readonly JsonNode[];
}

/** The values of a text, or the offset of the first character that is no JSON; the length of the text where that ends too early. */
export type JsonScan = { readonly ok: true; readonly root: JsonNode } | { readonly ok: false; readonly fault: number };

const BLANKS = /[ \t\n\r]*/y;
const PLAIN = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const [QUOTE, BACKSLASH, FIRST_ALLOWED] = [0x22, 0x5c, 0x20];

/** Ends a scan at a fault. */
class Fault extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super(`No JSON at ${offset}`);
    this.offset = offset;
  }
}

/**
 * Where the values of a JSON document (RFC 8259) stand. Of members with one name the last stands, as for JSON.parse, which
 * says none of this. The text must not be nested deeper than the stack.
 */
export function scanJson(text: string): JsonScan {
  try {
    const scanner = new Scanner(text);
    const root = scanner.value();
    scanner.end();
    return { ok: true, root };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.offset };
    throw error;
  }
}

class Scanner {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  value(): JsonNode {
    this.skip(BLANKS);
    const start = this.at;
    const first = this.text[start];
    if (first === '{') return { start, members: new Map(this.listed('}', () => this.member())) };
    if (first === '[') return { start, items: this.listed(']', () => this.value()) };
    if (first === '"') this.string();
    else if (!this.skip(PLAIN) || this.at === start) throw new Fault(start);
    return { start };
  }

  end(): void {
    this.skip(BLANKS);
    if (this.at < this.text.length) throw new Fault(this.at);
  }

  private member(): readonly [string, JsonNode] {
    this.skip(BLANKS);
    const start = this.at;
    if (this.text[start] !== '"') throw new Fault(start);
    this.string();
    const name = JSON.parse(this.text.slice(start, this.at)) as string;
    this.skip(BLANKS);
    this.take(':');
    return [name, this.value()];
  }

  private listed<T>(close: string, one: () => T): readonly T[] {
    const found: T[] = [];
    this.at++;
    this.skip(BLANKS);
    if (this.text[this.at] !== close)
      for (;;) {
        found.push(one());
        this.skip(BLANKS);
        if (this.text[this.at] !== ',') break;
        this.at++;
      }
    this.take(close);
    return found;
  }

  // No pattern: one for all of a string would need a stack as deep as it is long.
  private string(): void {
    for (this.at++; ; ) {
      const code = this.text.charCodeAt(this.at);
      if (code === BACKSLASH) {
        if (!this.skip(ESCAPE)) throw new Fault(this.at);
      } else if (code >= FIRST_ALLOWED) {
        this.at++;
        if (code === QUOTE) return;
      } else throw new Fault(this.at);
    }
  }

  private take(mark: string): void {
    if (this.text[this.at] !== mark) throw new Fault(this.at);
    this.at++;
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }
}
