import { codeUnits } from './code-units.ts';
import { OUTERMOST, type Scope } from './scope.ts';
import { StartTagReader } from './start-tag-reader.ts';
import { unescaped } from './unescaped.ts';
import type { XmlNode } from './xml-node.ts';

/** A node while its content is still being read. */
interface OpenNode extends Omit<XmlNode, 'children' | 'text' | 'parts'> {
  children: OpenNode[];
  text: string;
  parts?: (string | OpenNode)[];
}

const EXCLAMATION = 0x21;
const AMPERSAND = 0x26;
const SLASH = 0x2f;
const LESS = 0x3c;
const QUESTION = 0x3f;
const CDATA = '<![CDATA[';
const MARKUP: readonly (readonly [lead: string, mark: string])[] = [
  [CDATA, ']]>'],
  ['<!--', '-->'],
  ['<?', '?>'],
];
/** Those of every element that has none. */
const NO_CHILDREN: OpenNode[] = [];
Object.freeze(NO_CHILDREN);

/**
 * The elements of a document that a parser has found well-formed and free of a document type. Asking the parser node by node
 * costs ten times as much. Lines are those of the `<`. Undefined for a document that is not as it was promised.
 */
export function treeOfText(source: string): XmlNode | undefined {
  return new TreeReader(source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source).read();
}

/** Goes through a text from markup to markup; what belongs to the elements that are open stands in lists side by side. */
class TreeReader {
  private readonly text: string;
  private readonly units: Uint16Array;
  private readonly tags: StartTagReader;
  private readonly open: OpenNode[] = [];
  private readonly scopes: Scope[] = [];
  /** Text and elements in their order, for each open element that has both. */
  private readonly mixed: (OpenNode['parts'] | undefined)[] = [];
  private order = 0;
  private line = 1;
  private at = 0;
  private nextBreak: number;

  constructor(text: string) {
    this.text = text;
    this.units = codeUnits(text);
    this.nextBreak = breakFrom(text, 0);
    this.tags = new StartTagReader(text, this.units, OUTERMOST);
  }

  read(): XmlNode | undefined {
    const { text, units, open } = this;
    for (;;) {
      const node = open.length === 0 ? undefined : open[open.length - 1];
      if (!this.toMarkup(node)) return undefined;
      const next = units[this.at + 1];
      if (next === SLASH) {
        const end = text.indexOf('>', this.at);
        if (node === undefined || end < 0) return undefined;
        this.at = end + 1;
        this.close(node);
        if (open.length === 0) return node;
      } else if (next === EXCLAMATION || next === QUESTION) {
        if (!this.skipMarkup(node)) return undefined;
      } else {
        const begun = this.begin(node);
        if (begun === undefined || (node === undefined && this.tags.isEmpty)) return begun;
      }
    }
  }

  /** Takes the text up to the next `<`; false where there is none. */
  private toMarkup(node: OpenNode | undefined): boolean {
    const { units, at: from } = this;
    let at = from;
    let isPlain = true;
    for (let unit = units[at] as number; unit !== LESS; unit = units[++at] as number) {
      if (unit === AMPERSAND) isPlain = false;
      else if (unit === 0) return false;
    }
    this.at = at;
    if (node !== undefined && at > from) {
      const text = this.text.slice(from, at);
      this.take(node, isPlain ? text : unescaped(text));
    }
    return true;
  }

  private begin(parent: OpenNode | undefined): OpenNode | undefined {
    const { tags, open, scopes, at } = this;
    if (!tags.read(at, scopes.length === 0 ? OUTERMOST : (scopes[scopes.length - 1] as Scope))) return undefined;
    const line = this.lineOf(at);
    const { name, namespace, attributes } = tags;
    const node: OpenNode = { name, namespace, attributes, children: NO_CHILDREN, text: '', line, order: this.order++ };
    if (parent !== undefined) this.append(parent, node);
    if (!tags.isEmpty) {
      open.push(node);
      scopes.push(tags.scope);
      this.mixed.push(undefined);
    }
    this.at = tags.end;
    return node;
  }

  private take(node: OpenNode, text: string): void {
    const last = this.mixed.length - 1;
    const parts = this.mixed[last];
    if (parts !== undefined) parts.push(text);
    else if (node.children.length > 0) this.mixed[last] = [...node.children, text];
    node.text = node.text === '' ? text : node.text + text;
  }

  private append(node: OpenNode, child: OpenNode): void {
    const last = this.mixed.length - 1;
    const parts = this.mixed[last];
    if (parts !== undefined) parts.push(child);
    else if (node.text !== '') this.mixed[last] = [node.text, child];
    if (node.children === NO_CHILDREN) node.children = [child];
    else node.children.push(child);
  }

  private close(node: OpenNode): void {
    this.open.pop();
    this.scopes.pop();
    const parts = this.mixed.pop();
    if (parts !== undefined && node.text.trim() !== '') node.parts = parts;
  }

  /** Behind a comment, processing instruction or CDATA section, whose text is taken; false for anything else. */
  private skipMarkup(node: OpenNode | undefined): boolean {
    const { text, at } = this;
    const [lead, mark] = MARKUP.find(([one]) => text.startsWith(one, at)) ?? ['', ''];
    const end = lead === '' ? -1 : text.indexOf(mark, at + lead.length);
    if (end < 0) return false;
    if (lead === CDATA && node !== undefined && end > at + lead.length)
      this.take(node, text.slice(at + lead.length, end));
    this.at = end + mark.length;
    return true;
  }

  private lineOf(at: number): number {
    while (this.nextBreak < at) {
      this.line++;
      this.nextBreak = breakFrom(this.text, this.nextBreak + 1);
    }
    return this.line;
  }
}

/** The offset of the next line break; beyond all others where there is none. */
function breakFrom(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
