import { nameIn } from './known-names.ts';
import { TagFinder } from './known-tags.ts';
import { declared, namespaceOfPrefix, prefixedKey, type Scope } from './scope.ts';
import { unescaped } from './unescaped.ts';
import { type AttributesRead, NO_ATTRIBUTES, newAttributes } from './xml-attributes.ts';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const BLANK = 0x20;
const QUOTE = 0x22;
const AMPERSAND = 0x26;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const COLON = 0x3a;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const UPPER_A = 0x41;
const SMALL_X = 0x78;
const LONGEST_WORD = 24;

/**
 * Reads the start tags of a well-formed text one after another; after {@link read} its members say what the last one held.
 * One reader for a document, so that a tag costs no object of its own. `units` are the code units of the text.
 */
export class StartTagReader {
  /** The local name; with the prefix where nobody declared that. */
  name = '';
  namespace = '';
  attributes: Readonly<AttributesRead> = NO_ATTRIBUTES;
  scope: Scope;
  /** The offset behind the `>`. */
  end = 0;
  isEmpty = false;
  private readonly text: string;
  private readonly units: Uint16Array;
  /** Names, prefixes and values from the first with a prefix on. */
  private readonly stated: string[] = [];
  private readonly finder = new TagFinder();
  private at = 0;
  /** Offset of the colon in the name last read; -1 without. */
  private colon = -1;

  constructor(text: string, units: Uint16Array, scope: Scope) {
    this.text = text;
    this.units = units;
    this.scope = scope;
  }

  /** Reads the tag that begins at an offset. False for what is no start tag. */
  read(start: number, outer: Scope): boolean {
    const met = this.finder.find(this.units, start, outer);
    if (met === undefined) return this.readAnew(start, outer);
    const isAnywhere = met.outer === undefined;
    this.scope = isAnywhere ? outer : met.scope;
    this.name = met.name;
    this.namespace = isAnywhere ? outer.unprefixed : met.namespace;
    this.attributes = met.attributes;
    this.isEmpty = met.isEmpty;
    this.end = start + met.units.length;
    return true;
  }

  private readAnew(start: number, outer: Scope): boolean {
    const qualified = this.nameFrom(start + 1);
    if (qualified === '') return false;
    const { colon, units, stated } = this;
    this.scope = outer;
    this.attributes = NO_ATTRIBUTES;
    if (stated.length > 0) stated.length = 0;
    if (units[this.at] !== GREATER && !this.readAttributes()) return false;
    this.isEmpty = units[this.at] === SLASH;
    this.end = this.at + (this.isEmpty ? 2 : 1);
    this.name = qualified;
    this.namespace = colon < 0 ? this.scope.unprefixed : '';
    if (colon >= 0) this.resolve(qualified, start + 1, colon);
    const isAnywhere = colon < 0 && stated.length === 0 && this.scope === outer;
    this.finder.keep(units, this.end, isAnywhere ? undefined : outer, this);
    return true;
  }

  private resolve(qualified: string, start: number, colon: number): void {
    const namespace = namespaceOfPrefix(nameIn(this.text, this.units, start, colon), this.scope);
    if (namespace === undefined) return;
    this.name = nameIn(this.text, this.units, colon + 1, start + qualified.length);
    this.namespace = namespace;
  }

  /** The name at an offset, up to a blank, `=`, `/` or `>`, to which `at` is moved. */
  private nameFrom(start: number): string {
    const { units } = this;
    let at = start;
    let colon = -1;
    for (let unit = units[at] as number; unit > BLANK && unit !== SLASH && unit !== EQUALS && unit !== GREATER; ) {
      if (unit === COLON && colon < 0) colon = at;
      unit = units[++at] as number;
    }
    this.at = at;
    this.colon = colon;
    return nameIn(this.text, units, start, at);
  }

  /** Up to the `/` or `>` that ends the tag; false where there is none. */
  private readAttributes(): boolean {
    const { stated } = this;
    let attributes: AttributesRead | undefined;
    for (;;) {
      const unit = this.skipBlanks();
      if (unit === GREATER || unit === SLASH) break;
      const name = this.nameFrom(this.at);
      const { colon } = this;
      const prefix = colon < 0 ? '' : nameIn(this.text, this.units, this.at - name.length, colon);
      if (name === '' || this.skipBlanks() !== EQUALS) return false;
      this.at++;
      const quote = this.skipBlanks();
      if (quote !== QUOTE && quote !== APOSTROPHE) return false;
      const isDeclaration = unit === SMALL_X && (name === 'xmlns' || name.startsWith('xmlns:'));
      const value = this.value(quote, isDeclaration);
      if (value === undefined) return false;
      if (isDeclaration) this.scope = declared(this.scope, name, value);
      else if (colon >= 0 || stated.length > 0) stated.push(name, prefix, value);
      else {
        attributes ??= newAttributes();
        attributes[name] = value;
      }
    }
    if (stated.length > 0) attributes = this.withPrefixed(attributes ?? newAttributes());
    if (attributes !== undefined) this.attributes = attributes;
    return true;
  }

  // After all declarations are known, since a prefix may be declared behind its use.
  private withPrefixed(attributes: AttributesRead): AttributesRead {
    const { stated, scope } = this;
    for (let n = 0; n < stated.length; n += 3) {
      const qualified = stated[n] as string;
      const prefix = stated[n + 1] as string;
      attributes[prefix === '' ? qualified : prefixedKey(qualified, prefix, scope)] = stated[n + 2] as string;
    }
    return attributes;
  }

  /** Moves `at` behind blanks and gives what stands there; 0 at the end. */
  private skipBlanks(): number {
    const { units } = this;
    let { at } = this;
    while ((units[at] as number) <= BLANK && units[at] !== 0) at++;
    this.at = at;
    return units[at] as number;
  }

  /** The value whose opening quote `at` points to; undefined where it has no end. */
  private value(quote: number, isNamespace: boolean): string | undefined {
    const { units, text } = this;
    const start = this.at + 1;
    let isPlain = true;
    let at = start;
    for (let unit = units[at] as number; unit !== quote; unit = units[++at] as number) {
      if (unit === AMPERSAND || unit === TAB || unit === LINE_FEED) isPlain = false;
      else if (unit === 0) return undefined;
    }
    this.at = at + 1;
    if (!isPlain) return unescaped(text.slice(start, at).replace(/[\t\n]/g, ' '));
    // Words of lists recur too, and begin with a letter.
    const isWord = at - start <= LONGEST_WORD && (units[start] as number) >= UPPER_A;
    return isNamespace || isWord ? nameIn(text, units, start, at) : text.slice(start, at);
  }
}
