import { afterBlanks, afterPlain, afterString, JsonFault } from './json-tokens.ts';

/** A value in the text of a JSON document: where it begins, as offset in UTF-16 units, and what is within. */
export interface JsonNode {
  readonly start: number;
  readonly members?: ReadonlyMap<string, JsonNode>;
  readonly items?: readonly JsonNode[];
}

/** The values of a text, or the offset of the first character that is no JSON; the length of the text where that ends too early. */
export type JsonScan = { readonly ok: true; readonly root: JsonNode } | { readonly ok: false; readonly fault: number };

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
    if (error instanceof JsonFault) return { ok: false, fault: error.offset };
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
    this.skipBlanks();
    const start = this.at;
    const first = this.text[start];
    if (first === '{') return { start, members: new Map(this.listed('}', () => this.member())) };
    if (first === '[') return { start, items: this.listed(']', () => this.value()) };
    this.at = first === '"' ? afterString(this.text, start) : afterPlain(this.text, start);
    return { start };
  }

  end(): void {
    this.skipBlanks();
    if (this.at < this.text.length) throw new JsonFault(this.at);
  }

  private member(): readonly [string, JsonNode] {
    this.skipBlanks();
    const start = this.at;
    if (this.text[start] !== '"') throw new JsonFault(start);
    this.at = afterString(this.text, start);
    const name = JSON.parse(this.text.slice(start, this.at)) as string;
    this.skipBlanks();
    this.take(':');
    return [name, this.value()];
  }

  private listed<T>(close: string, one: () => T): readonly T[] {
    const found: T[] = [];
    this.at++;
    this.skipBlanks();
    if (this.text[this.at] !== close)
      for (;;) {
        found.push(one());
        this.skipBlanks();
        if (this.text[this.at] !== ',') break;
        this.at++;
      }
    this.take(close);
    return found;
  }

  private take(mark: string): void {
    if (this.text[this.at] !== mark) throw new JsonFault(this.at);
    this.at++;
  }

  private skipBlanks(): void {
    this.at = afterBlanks(this.text, this.at);
  }
}
