import type { XmlNode } from './xml-node.ts';

const XML = 'http://www.w3.org/XML/1998/namespace';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const NAME = /[^\s/>]+/y;
const REFERENCE = /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A node while its content is still being read. */
interface OpenNode {
  name: string;
  namespace: string;
  attributes: Readonly<Record<string, string>>;
  children: OpenNode[];
  text: string;
  line: number;
  order: number;
  parts?: (string | OpenNode)[];
}

type Scope = Readonly<Record<string, string>>;

/** An element that is open, what it has met so far, and the prefixes in force within. */
interface Level {
  readonly node: OpenNode;
  readonly parts: (string | OpenNode)[];
  readonly scope: Scope;
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze(Object.create(null));
const OUTERMOST: Scope = { '': '', xml: XML };

/**
 * The elements of a document that a parser has found well-formed and free of a document type. Asking the parser node by node
 * costs ten times as much. Lines are those of the `<`. Undefined for a document that is not as it was promised.
 */
export function treeOfText(source: string): XmlNode | undefined {
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  const open: Level[] = [];
  let [order, line, counted, from] = [0, 1, 0, 0];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', from)) {
    const level = open.at(-1);
    if (level !== undefined && at > from) take(level, unescaped(text.slice(from, at)));
    const next = text.charCodeAt(at + 1);
    if (next === 0x2f) {
      from = text.indexOf('>', at) + 1;
      const done = open.pop();
      if (done === undefined || from === 0) return undefined;
      close(done);
      if (open.length === 0) return done.node;
    } else if (next === 0x21 || next === 0x3f) {
      const end = endOfMarkup(text, at, level);
      if (end < 0) return undefined;
      from = end;
    } else {
      for (let n = text.indexOf('\n', counted); n >= 0 && n < at; n = text.indexOf('\n', counted)) {
        line++;
        counted = n + 1;
      }
      const tag = startTag(text, at, level?.scope ?? OUTERMOST, line, order++);
      if (tag === undefined) return undefined;
      from = tag.end;
      level?.node.children.push(tag.level.node);
      level?.parts.push(tag.level.node);
      if (!tag.isEmpty) open.push(tag.level);
      else if (level === undefined) return tag.level.node;
    }
  }
  return undefined;
}

function take({ node, parts }: Level, text: string): void {
  node.text += text;
  parts.push(text);
}

function close({ node, parts }: Level): void {
  if (node.children.length > 0 && node.text.trim() !== '') node.parts = parts;
}

/** The end of a comment, processing instruction or CDATA section, whose text is taken; -1 for anything else. */
function endOfMarkup(text: string, at: number, level: Level | undefined): number {
  if (text.startsWith('<![CDATA[', at)) {
    const end = text.indexOf(']]>', at);
    if (end >= 0 && level !== undefined && end > at + 9) take(level, text.slice(at + 9, end));
    return end < 0 ? -1 : end + 3;
  }
  const mark = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : undefined;
  const end = mark === undefined ? -1 : text.indexOf(mark, at + (mark.length === 3 ? 4 : 2));
  return mark === undefined || end < 0 ? -1 : end + mark.length;
}

function startTag(text: string, at: number, outer: Scope, line: number, order: number) {
  NAME.lastIndex = at + 1;
  const qualified = NAME.exec(text)?.[0];
  if (qualified === undefined) return undefined;
  const stated: [string, string][] = [];
  let scope = outer;
  let from = NAME.lastIndex;
  ATTRIBUTE.lastIndex = from;
  for (let found = ATTRIBUTE.exec(text); found !== null; found = ATTRIBUTE.exec(text)) {
    from = ATTRIBUTE.lastIndex;
    const [, name = '', double, single = ''] = found;
    const value = attributeValue(double ?? single);
    if (name === 'xmlns') scope = { ...scope, '': value };
    else if (name.startsWith('xmlns:')) scope = { ...scope, [name.slice(6)]: value };
    else stated.push([name, value]);
  }
  const end = text.indexOf('>', from);
  if (end < 0) return undefined;
  const [name, namespace] = resolved(qualified, scope, scope[''] ?? '');
  const attributes = attributesOf(stated, scope);
  const node: OpenNode = { name, namespace, attributes, children: [], text: '', line, order };
  return { level: { node, parts: [], scope } satisfies Level, end: end + 1, isEmpty: text[end - 1] === '/' };
}

/** Local name and namespace; a prefix that nobody declared stays part of the name. */
function resolved(qualified: string, scope: Scope, unprefixed: string): readonly [name: string, namespace: string] {
  const colon = qualified.indexOf(':');
  if (colon < 0) return [qualified, unprefixed];
  const prefix = qualified.slice(0, colon);
  const namespace = Object.hasOwn(scope, prefix) ? scope[prefix] : undefined;
  return namespace === undefined ? [qualified, ''] : [qualified.slice(colon + 1), namespace];
}

function attributesOf(stated: readonly (readonly [string, string])[], scope: Scope): Readonly<Record<string, string>> {
  if (stated.length === 0) return NO_ATTRIBUTES;
  // No prototype: an attribute may be called `constructor`.
  const attributes: Record<string, string> = Object.create(null);
  for (const [qualified, value] of stated) {
    const [name, namespace] = resolved(qualified, scope, '');
    attributes[attributeKey(name, namespace)] = value;
  }
  return attributes;
}

/** The key of an attribute in an {@link XmlNode}. */
export function attributeKey(name: string, namespace: string): string {
  if (namespace === '') return name;
  if (namespace === XML) return `xml:${name}`;
  return namespace === XSI ? `xsi:${name}` : `{${namespace}}${name}`;
}

function attributeValue(text: string): string {
  return unescaped(/[\t\n]/.test(text) ? text.replace(/[\t\n]/g, ' ') : text);
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, hex: string | undefined, decimal: string | undefined, name: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return Number.isNaN(code) ? (NAMED[name] ?? whole) : String.fromCodePoint(code);
  });
}
