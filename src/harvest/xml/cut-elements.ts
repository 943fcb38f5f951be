/** A piece of a list: what stands before its first element, an element, or what stands behind the last. */
export type ListPiece =
  | { readonly kind: 'before'; readonly text: string }
  | { readonly kind: 'after'; readonly text: string }
  | { readonly kind: 'element'; readonly text: string; readonly isWhole: boolean };

/** How a list is cut. */
export interface CutOptions {
  /** Local names of the elements to cut out. */
  readonly names: readonly string[];
  /** What an element begins with, where elements of that name may also lie in one another: a beginning alone opens a new one. */
  readonly beginsWith?: string;
}

/** The longest element, and the most that is kept of what stands around elements, in UTF-16 units. */
export const LONGEST_ELEMENT = 16 * 1024 * 1024;
const SHOWN_OF_TOO_LONG = 65_536;
const LOOK_AHEAD = 200;

/**
 * Cuts the elements of a list out of its text while it comes, so that a list of any length needs the memory of one element.
 * It looks at the tags of that name, comments and CDATA sections only: what is broken elsewhere does no harm. An element that
 * is never closed ends where the next begins, or with the text, and is not whole; so is the beginning of one that is too long.
 */
export async function* cutElements(chunks: AsyncIterable<string>, options: CutOptions): AsyncGenerator<ListPiece> {
  const cutter = new ElementCutter(options);
  for await (const chunk of chunks) yield* cutter.push(chunk);
  yield* cutter.end();
}

class ElementCutter {
  readonly #tag: RegExp;
  readonly #beginning: RegExp | undefined;
  #text = '';
  #at = 0;
  #name = '';
  #depth = 0;
  #start = 0;
  #hasBegun = false;
  #isSkipping = false;

  constructor({ names, beginsWith }: CutOptions) {
    this.#tag = new RegExp(`<!--|<!\\[CDATA\\[|<(/?)((?:[\\w.-]+:)?(?:${names.join('|')}))(?=[\\s/>])`, 'g');
    if (beginsWith !== undefined) this.#beginning = new RegExp(`^[^>]*>\\s*<(?:[\\w.-]+:)?${beginsWith}[\\s/>]`);
  }

  *push(chunk: string): Generator<ListPiece> {
    this.#text += chunk;
    yield* this.#scan(false);
    if (this.#depth > 0 && this.#text.length - this.#start > LONGEST_ELEMENT) yield* this.#giveUp();
    this.#forget();
  }

  *end(): Generator<ListPiece> {
    yield* this.#scan(true);
    if (this.#depth > 0) {
      yield { kind: 'element', text: this.#text.slice(this.#start), isWhole: false };
      this.#text = '';
    }
    yield { kind: this.#hasBegun ? 'after' : 'before', text: this.#text };
  }

  *#scan(isEnd: boolean): Generator<ListPiece> {
    this.#tag.lastIndex = this.#at;
    for (let found = this.#tag.exec(this.#text); found !== null; found = this.#tag.exec(this.#text)) {
      const [mark, slash, name = ''] = found;
      const end = this.#endOf(found.index, mark);
      const mayStillCome = !isEnd && this.#text.length - found.index < LONGEST_ELEMENT;
      // Whether an element begins in another one is seen by what follows its tag.
      if (mayStillCome && this.#depth > 0 && this.#text.length - end < LOOK_AHEAD) return;
      if (end < 0) {
        // The rest of the tag is still to come; at the end it never will, and counts for nothing.
        if (mayStillCome) return;
        this.#tag.lastIndex = found.index + mark.length;
        continue;
      }
      this.#at = end;
      this.#tag.lastIndex = end;
      if (name !== '') yield* this.#meet(found.index, end, name, slash === '/');
    }
    // A tag may be cut by the end of a chunk.
    const open = this.#text.lastIndexOf('<');
    this.#at = Math.max(this.#at, open < 0 ? this.#text.length : open);
  }

  *#meet(from: number, end: number, name: string, isClosing: boolean): Generator<ListPiece> {
    const isEmpty = this.#text[end - 2] === '/';
    if (this.#depth === 0) {
      if (isClosing) return;
      yield* this.#open(from, name);
      if (isEmpty) yield* this.#close(end);
    } else if (name === this.#name) {
      if (isClosing) {
        this.#depth -= 1;
        if (this.#depth === 0) yield* this.#close(end);
      } else if (this.#beginning?.test(this.#text.slice(from, end + LOOK_AHEAD)) === true) {
        yield { kind: 'element', text: this.#text.slice(this.#start, from), isWhole: false };
        this.#start = from;
        this.#depth = 1;
      } else if (!isEmpty) this.#depth += 1;
    }
  }

  *#open(from: number, name: string): Generator<ListPiece> {
    if (!this.#hasBegun) yield { kind: 'before', text: this.#text.slice(0, from) };
    this.#hasBegun = true;
    this.#isSkipping = false;
    this.#name = name;
    this.#start = from;
    this.#depth = 1;
  }

  *#close(end: number): Generator<ListPiece> {
    yield { kind: 'element', text: this.#text.slice(this.#start, end), isWhole: true };
    this.#depth = 0;
    this.#start = end;
  }

  *#giveUp(): Generator<ListPiece> {
    yield { kind: 'element', text: this.#text.slice(this.#start, this.#start + SHOWN_OF_TOO_LONG), isWhole: false };
    this.#depth = 0;
    this.#start = this.#text.length;
    this.#at = this.#text.length;
    this.#isSkipping = true;
  }

  #endOf(from: number, mark: string): number {
    const close = mark === '<!--' ? '-->' : mark === '<![CDATA[' ? ']]>' : '>';
    const at = this.#text.indexOf(close, from + mark.length);
    return at < 0 ? -1 : at + close.length;
  }

  /** What has been given or lies between elements is not needed any more. */
  #forget(): void {
    if (!this.#hasBegun && this.#depth === 0 && this.#text.length > LONGEST_ELEMENT) {
      this.#text = this.#text.slice(0, SHOWN_OF_TOO_LONG);
      this.#at = this.#text.length;
      return;
    }
    const isBetween = this.#depth === 0 && (this.#hasBegun || this.#isSkipping);
    const keepFrom = this.#depth > 0 ? this.#start : isBetween ? Math.min(this.#start, this.#at) : 0;
    const from = isBetween && this.#at - keepFrom > SHOWN_OF_TOO_LONG ? this.#at : keepFrom;
    if (from <= 0) return;
    this.#text = this.#text.slice(from);
    this.#at -= from;
    this.#start = Math.max(0, this.#start - from);
  }
}
