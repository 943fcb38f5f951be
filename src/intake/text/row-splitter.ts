import type { TableRecord } from '../table.ts';

/** The longest cell that is kept, in UTF-16 units; the field descriptors allow far less. */
export const LONGEST_CELL = 1_000_000;

/** The most characters one row may have, over all its cells, as far as they are kept. */
const LONGEST_ROW = 5_000_000;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const BLANK = 0x20;
const QUOTE = 0x22;

/** A row as it stands. */
export type TextRecord = TableRecord & { readonly cells: readonly string[] };

/**
 * Takes delimited text piece by piece and gives its rows, blank lines included as a row of one empty cell. Quoting is that of
 * RFC 4180, and forgiving beyond it: a quote opens a cell only at its start, blanks aside; blanks behind the closing quote go; text
 * behind it makes the whole cell plain. Every kind of line end counts, inside quotes it becomes `\n`. A cell longer than
 * {@link LONGEST_CELL} is cut to one character more than that, so that a huge cell is noticed without being kept.
 */
export class RowSplitter {
  /** The rows that are whole by now. */
  count = 0;
  /** True when the last character that went by ended a line (or nothing did). */
  endedLine = true;
  /** True when a row became too long to be one; what is fed from then on is not looked at. */
  isEndless = false;
  readonly #separator: number;
  #state: 'start' | 'plain' | 'quoted' | 'closing' = 'start';
  #rows: TextRecord[] = [];
  #cells: string[] = [];
  #cell = '';
  #rowLength = 0;
  #afterReturn = false;

  /** `separator` is one character that is neither a quotation mark nor a line end. */
  constructor(separator: string) {
    this.#separator = separator.charCodeAt(0);
  }

  /** True when the text so far ends inside a quoted cell. */
  get isInQuotes(): boolean {
    return this.#state === 'quoted';
  }

  feed(text: string): void {
    if (text === '') return;
    let at = this.#afterReturn && text.charCodeAt(0) === LINE_FEED ? 1 : 0;
    this.#afterReturn = false;
    while (at < text.length && !this.isEndless) at = this.#step(text, at);
    const last = text.charCodeAt(text.length - 1);
    this.endedLine = last === LINE_FEED || last === RETURN;
  }

  /** Ends the text: a last line without line end is a row as well. */
  end(): void {
    if (!this.endedLine && !this.isInQuotes && !this.isEndless) this.#endRow();
  }

  /** The rows since the last call. */
  taken(): readonly TextRecord[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  /** Goes on from a place in the text; the place up to which it came. */
  #step(text: string, at: number): number {
    if (this.#state === 'quoted') return this.#quoted(text, at);
    if (this.#state === 'plain') return this.#plain(text, at);
    const code = text.charCodeAt(at);
    if ((code === BLANK || code === TAB) && code !== this.#separator) return at + 1;
    if (code === QUOTE) return this.#quote(at);
    if (this.#state === 'closing' && !this.#endsCell(code)) this.#cell = `"${this.#cell}"`;
    this.#state = 'plain';
    return this.#plain(text, at);
  }

  /** A quotation mark at the start of a cell opens it; one right behind another stands for itself. */
  #quote(at: number): number {
    if (this.#state === 'closing') this.#keep('"');
    this.#state = 'quoted';
    return at + 1;
  }

  #quoted(text: string, at: number): number {
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    const part = text.slice(at, end);
    this.#keep(part.includes('\r') ? part.replaceAll(/\r\n?/g, '\n') : part);
    if (quote < 0) this.#afterReturn = part.endsWith('\r');
    else this.#state = 'closing';
    return end + 1;
  }

  #plain(text: string, at: number): number {
    let end = at;
    while (end < text.length && !this.#endsCell(text.charCodeAt(end))) end += 1;
    if (end > at) this.#keep(text.slice(at, end));
    return end < text.length ? this.#endCell(text, end) : end;
  }

  #endCell(text: string, at: number): number {
    const code = text.charCodeAt(at);
    if (code === this.#separator) {
      this.#cells.push(this.#cell);
      this.#cell = '';
      this.#state = 'start';
      return at + 1;
    }
    this.#endRow();
    this.#afterReturn = code === RETURN && at + 1 === text.length;
    return code === RETURN && text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
  }

  #endRow(): void {
    this.#cells.push(this.#cell);
    this.count += 1;
    this.#rows.push({ row: this.count, cells: this.#cells });
    this.#cells = [];
    this.#cell = '';
    this.#rowLength = 0;
    this.#state = 'start';
  }

  #endsCell(code: number): boolean {
    return code === this.#separator || code === LINE_FEED || code === RETURN;
  }

  #keep(part: string): void {
    const room = LONGEST_CELL + 1 - this.#cell.length;
    const kept = part.length > room ? part.slice(0, room) : part;
    this.#cell += kept;
    // Doubled quotation marks count beyond the cut: a file full of them is rather one that a lone mark has put into disorder.
    this.#rowLength += part === '"' ? 1 : kept.length;
    this.isEndless = this.#rowLength > LONGEST_ROW;
  }
}
