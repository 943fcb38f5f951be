/** The longest cell that is kept, in UTF-16 units; the field descriptors allow far less. */
export const LONGEST_CELL = 1_000_000;

/** The most characters one row may have, over all its cells as far as they are kept. */
const LONGEST_ROW = 5_000_000;

const QUOTE = '"';
const [TAB, LINE_FEED, RETURN, BLANK] = [9, 10, 13, 32];

/**
 * Splits delimited text into rows, piece by piece, quoted as RFC 4180 has it: a quote opens only at the start of a cell,
 * blanks aside; `""` stands for one; any other quote is an ordinary character. Every kind of line end ends a row and stands
 * as `\n` inside quotes. Blanks before a cell and behind a closing quote go. A cell longer than {@link LONGEST_CELL} is cut
 * to one character more than that, so that a huge cell is noticed without being kept.
 */
export class RowSplitter {
  /** True when the last character that went by ended a line (or nothing did). */
  endedLine = true;
  readonly #separator: number;
  #state: 'start' | 'plain' | 'quoted' | 'closing' = 'start';
  #rows: string[][] = [];
  #cells: string[] = [];
  #cell = '';
  #rowLength = 0;
  #afterReturn = false;

  constructor(separator: string) {
    this.#separator = separator.charCodeAt(0);
  }

  /** True once a row is too long to be one: nothing that follows can be trusted. */
  get isEndless(): boolean {
    return this.#rowLength > LONGEST_ROW;
  }

  /** True inside a quoted cell. */
  get isQuoted(): boolean {
    return this.#state === 'quoted';
  }

  /** The rows that the next piece of text completes. */
  take(text: string): string[][] {
    this.#rows = [];
    let at = 0;
    while (at < text.length && !this.isEndless) at = this.#step(text, at);
    return this.#rows;
  }

  /** The last row, where the text does not end with a line end; blanks alone are none. */
  rest(): string[][] {
    this.#rows = [];
    if (this.#cells.length > 0 || this.#state !== 'start') this.#endRow();
    return this.#rows;
  }

  #step(text: string, at: number): number {
    const endsPair = this.#afterReturn && text.charCodeAt(at) === LINE_FEED;
    this.#afterReturn = false;
    if (endsPair) return at + 1;
    this.endedLine = false;
    if (this.#state === 'quoted') return this.#takeQuoted(text, at);
    if (this.#state === 'closing') return this.#takeBehindQuote(text, at);
    if (this.#state === 'start') return this.#takeStart(text, at);
    return this.#takePlain(text, at);
  }

  #takeStart(text: string, at: number): number {
    let start = at;
    while (this.#isBlank(text.charCodeAt(start))) start += 1;
    if (start === text.length) return start;
    this.#state = text[start] === QUOTE ? 'quoted' : 'plain';
    return this.#state === 'quoted' ? start + 1 : this.#takePlain(text, start);
  }

  #takePlain(text: string, from: number): number {
    let at = from;
    while (at < text.length && !this.#endsCell(text.charCodeAt(at))) at += 1;
    this.#keep(text.slice(from, at));
    return at === text.length ? at : this.#endCell(text, at);
  }

  #takeQuoted(text: string, from: number): number {
    const quote = text.indexOf(QUOTE, from);
    const to = quote < 0 ? text.length : quote;
    this.#keep(text.slice(from, to));
    if (quote < 0) return to;
    this.#rowLength += 1;
    this.#state = 'closing';
    return quote + 1;
  }

  #takeBehindQuote(text: string, at: number): number {
    const character = text.charCodeAt(at);
    if (this.#endsCell(character)) return this.#endCell(text, at);
    if (this.#isBlank(character)) return at + 1;
    const isEscaped = text[at] === QUOTE;
    // Something behind a closing quote means that the quotes were part of the text.
    if (!isEscaped) this.#cell = `${QUOTE}${this.#cell}${QUOTE}`;
    else this.#keep(QUOTE);
    this.#state = isEscaped ? 'quoted' : 'plain';
    return isEscaped ? at + 1 : at;
  }

  #keep(text: string): void {
    const room = LONGEST_CELL + 1 - this.#cell.length;
    const kept = text.length <= room ? text : text.slice(0, Math.max(0, room));
    this.#cell += kept;
    this.#rowLength += kept.length;
  }

  #endCell(text: string, at: number): number {
    const character = text.charCodeAt(at);
    if (character === this.#separator) {
      this.#closeCell();
      return at + 1;
    }
    this.#afterReturn = character === RETURN;
    this.#endRow();
    this.endedLine = true;
    return at + 1;
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cells.push(cell.includes('\r') ? cell.replaceAll(/\r\n?/g, '\n') : cell);
    this.#cell = '';
    this.#state = 'start';
  }

  #endRow(): void {
    this.#closeCell();
    this.#rows.push(this.#cells);
    this.#cells = [];
    this.#rowLength = 0;
  }

  #endsCell(character: number): boolean {
    return character === this.#separator || character === LINE_FEED || character === RETURN;
  }

  #isBlank(character: number): boolean {
    return (character === BLANK || character === TAB) && character !== this.#separator;
  }
}
