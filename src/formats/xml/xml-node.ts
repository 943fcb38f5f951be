/**
 * An element of a document that has been read: plain values, independent of the parser. `name` is the local name. `text` is
 * the element's own text, untrimmed, its children's left out. `attributes` are keyed by local name; those of a namespace by
 * `xml:…`, `xsi:…` or `{uri}…`. `parts` keeps the order of text and elements where both occur. Lines count from 1; `order` is
 * the place among all elements of the document, from 0.
 */
export interface XmlNode {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
  readonly parts?: readonly (string | XmlNode)[];
  readonly line: number;
  readonly order: number;
}

/** The first child with a local name. */
export function childNamed(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((one) => one.name === name);
}

/** All text below an element in document order; a `br` is a line break. Not trimmed. */
export function allText(node: XmlNode): string {
  if (node.children.length === 0) return node.text;
  if (node.parts === undefined) return node.text + node.children.map(allText).join('');
  return node.parts
    .map((part) => (typeof part === 'string' ? part : part.name === 'br' ? '\n' : allText(part)))
    .join('');
}
