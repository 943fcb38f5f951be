/** An element as a document of its own with the line on which it begins, or why the input ends here. */
export type XmlPiece =
  | { readonly ok: true; readonly line: number; readonly text: string }
  | { readonly ok: false; readonly line: number; readonly code: string; readonly message: string };

const LISTS = new Set(['samples', 'resources', 'records']);
/** The root of what we write ourselves: each of its children is a document of its own. */
const OWN_LIST = /^<records\s*>$/;
const ITEMS = new Set(['sample', 'resource', 'record']);
const LONGEST_HEAD = 65_536;
const SPACE = /\s/;

/**
 * Cuts a document into its items as its text comes in, and keeps no more of it than the item that is open and what stands in
 * the root beside items. It looks for the ends of markup only; whether an item is well-formed is found when it is read.
 */
export class XmlCutter {
  readonly #largest: number;
  #rest = '';
  /** Where in `#rest` the search goes on. */
  #at = 0;
  #line = 1;
  /** How far in `#rest` lines have been counted. */
  #counted = 0;
  #depth = 0;
  /** Start tag of a root that lists items, and its name; undefined until it was met. */
  #root: { readonly tag: string; readonly name: string; readonly isList: boolean; readonly isOwn: boolean } | undefined;
  #head = '';
  #item: { readonly line: number; readonly start: number; readonly isItem: boolean } | undefined;
  #pieces: XmlPiece[] = [];
  hasFailed = false;

  constructor(largest: number) {
    this.#largest = largest;
  }

  /** The items that are complete with this text. */
  take(text: string): readonly XmlPiece[] {
    this.#rest += text;
    while (!this.hasFailed && this.#step());
    if (!this.hasFailed) this.#forget();
    return this.#given();
  }

  /** What is left when the input ends; a document that is cut off has a last piece that says so. */
  end(text: string): readonly XmlPiece[] {
    const before = this.take(text);
    const isWhole = this.#root !== undefined && this.#depth === 0;
    if (!this.hasFailed && !isWhole) this.#fail('not-well-formed', 'The document ends before its root element does.');
    return [...before, ...this.#given()];
  }

  #given(): readonly XmlPiece[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }

  /** Goes behind the next markup; false where its end has not come yet. */
  #step(): boolean {
    const open = this.#rest.indexOf('<', this.#at);
    if (open < 0) {
      this.#at = this.#rest.length;
      return false;
    }
    this.#at = open;
    const end = this.#endOfMarkup(open);
    if (end < 0) return false;
    const second = this.#rest[open + 1];
    if (second === '/') this.#close(end);
    else if (second !== '!' && second !== '?') this.#open(open, end);
    this.#at = end;
    return true;
  }

  /** Where the markup at `open` ends; -1 where that has not come yet, or never will. */
  #endOfMarkup(open: number): number {
    const rest = this.#rest;
    if (rest.length < open + 9 && !rest.includes('>', open)) return -1;
    for (const [lead, end] of MARKUP) {
      if (!rest.startsWith(lead, open)) continue;
      const at = rest.indexOf(end, open + lead.length);
      return at < 0 ? -1 : at + end.length;
    }
    if (rest.startsWith('<!', open)) {
      this.#fail('document-type-refused', 'The document has a document type declaration.');
      return -1;
    }
    return endOfTag(rest, open);
  }

  #open(start: number, end: number): void {
    const isEmpty = this.#rest[end - 2] === '/';
    const name = localName(this.#rest, start + 1);
    if (this.#depth === 0) {
      if (this.#root !== undefined) {
        this.#fail('not-well-formed', 'The document has two root elements.');
        return;
      }
      this.#setRoot(start, end, name);
      if (this.#root!.isList) {
        if (!isEmpty) this.#depth++;
        return;
      }
      this.#item = { line: this.#lineAt(start), start, isItem: true };
    } else if (this.#depth === 1 && this.#root!.isList) {
      this.#item = { line: this.#lineAt(start), start, isItem: this.#root!.isOwn || ITEMS.has(name) };
    }
    this.#depth++;
    if (isEmpty) this.#close(end);
  }

  #setRoot(start: number, end: number, name: string): void {
    const tag = this.#rest.slice(start, end).replace(/\/>$/, '>');
    const qualified = /^<([^\s/>]+)/.exec(tag)?.[1] ?? name;
    this.#root = { tag, name: qualified, isList: LISTS.has(name), isOwn: OWN_LIST.test(tag) };
  }

  #close(end: number): void {
    this.#depth--;
    if (this.#depth < 0) {
      this.#fail('not-well-formed', 'An element ends that never began.');
      return;
    }
    const bottom = this.#root!.isList ? 1 : 0;
    if (this.#item === undefined || this.#depth !== bottom) return;
    const { start, line, isItem } = this.#item;
    const text = this.#rest.slice(start, end);
    this.#item = undefined;
    if (!isItem && this.#head.length + text.length <= LONGEST_HEAD) this.#head += text;
    else if (isItem) this.#pieces.push({ ok: true, line, text: this.#wrapped(text) });
  }

  #wrapped(text: string): string {
    const { tag, name, isList, isOwn } = this.#root!;
    if (isOwn) return text;
    // On one line, so that lines within the item count from its own.
    return isList ? `${oneLine(tag)}${oneLine(this.#head)}${text}</${name}>` : text;
  }

  /** Lets go of what was dealt with. */
  #forget(): void {
    const keepFrom = this.#item?.start ?? this.#at;
    if (this.#rest.length - keepFrom > this.#largest) {
      this.#fail('document-too-large', `One item has more than ${this.#largest} characters.`);
      return;
    }
    if (keepFrom === 0) return;
    this.#lineAt(Math.max(keepFrom, this.#counted));
    this.#counted -= keepFrom;
    this.#rest = this.#rest.slice(keepFrom);
    this.#at -= keepFrom;
    if (this.#item !== undefined) this.#item = { ...this.#item, start: 0 };
  }

  #lineAt(offset: number): number {
    this.#line += countLines(this.#rest, this.#counted, offset);
    this.#counted = offset;
    return this.#line;
  }

  #fail(code: string, message: string): void {
    this.hasFailed = true;
    this.#pieces.push({ ok: false, line: this.#line, code, message });
  }
}

const MARKUP: readonly (readonly [lead: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['</', '>'],
];

// A `>` may stand in an attribute's value.
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < text.length; at++) {
    const character = text[at]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
  }
  return -1;
}

function localName(text: string, from: number): string {
  let at = from;
  while (at < text.length && !SPACE.test(text[at]!) && text[at] !== '>' && text[at] !== '/') at++;
  const name = text.slice(from, at);
  return name.slice(name.indexOf(':') + 1);
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');
