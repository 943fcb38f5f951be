/** The longest cell that is kept, in UTF-16 units; the field descriptors allow far less. */
export const LONGEST_CELL = 1_000_000;

/**
 * Lets delimited text through with three repairs: every kind of line end becomes `\n`, blanks behind a closing quote go, and a cell longer than
 * {@link LONGEST_CELL} is cut to one character more than that, so that a huge cell is noticed without being kept. Quoting is
 * followed as RFC 4180 has it (a quote opens only at the start of a cell, blanks aside; `""` stands for one).
 */
export class CellShortener {
  /** True when the last character that went by ended a line (or nothing did). */
  endedLine = true;
  readonly #separator: string;
  #state: 'start' | 'plain' | 'quoted' | 'closing' = 'start';
  #length = 0;
  #afterReturn = false;

  constructor(separator: string) {
    this.#separator = separator;
  }

  /** The repaired form of the next piece of text. */
  take(text: string): string {
    let kept = '';
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const character = text[at]!;
      const passed = this.#pass(character);
      if (passed === character) continue;
      kept += text.slice(from, at) + passed;
      from = at + 1;
    }
    return from === 0 ? text : kept + text.slice(from);
  }

  /** What stands for this one character: itself, `\n`, or nothing. */
  #pass(character: string): string {
    const endsPair = this.#afterReturn && character === '\n';
    this.#afterReturn = character === '\r';
    if (endsPair) return '';
    const plain = character === '\r' ? '\n' : character;
    this.endedLine = plain === '\n';
    // Blanks between a closing quote and the separator belong to nothing, and parsers stumble over them.
    if (this.#state === 'closing' && isBlank(plain) && plain !== this.#separator) return '';
    this.#follow(plain);
    // Quotes always pass: dropping one of a pair would change where the cell ends.
    return this.#length > LONGEST_CELL + 1 && plain !== '"' ? '' : plain;
  }

  #follow(character: string): void {
    const inside = this.#state === 'quoted' || (this.#state === 'closing' && character === '"');
    if (inside) {
      this.#state = this.#state === 'quoted' && character === '"' ? 'closing' : 'quoted';
      this.#length += 1;
    } else if (character === this.#separator || character === '\n') {
      this.#state = 'start';
      this.#length = 0;
    } else {
      const opens = this.#state === 'start' && character === '"';
      if (this.#state !== 'start' || !isBlank(character)) this.#state = opens ? 'quoted' : 'plain';
      this.#length += opens ? 0 : 1;
    }
  }
}

const isBlank = (character: string): boolean => character === ' ' || character === '\t';
