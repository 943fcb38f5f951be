import type { XmlNode } from './xml-node.ts';
import { escapeAttribute, escapeText } from './xml-writer.ts';

/** An element as XML again, each change of namespace declared as default; same meaning, not the same bytes. */
export function markupOf(node: XmlNode, outer = ''): string {
  const xmlns = node.namespace === outer ? '' : ` xmlns="${escapeAttribute(node.namespace)}"`;
  const attributes = Object.entries(node.attributes).filter(
    ([name]) => !name.startsWith('{') && !name.startsWith('xsi:'),
  );
  const said = attributes.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
  const parts = node.parts ?? [node.text, ...node.children];
  const inner = parts
    .map((part) => (typeof part === 'string' ? escapeText(part) : markupOf(part, node.namespace)))
    .join('');
  return inner === '' ? `<${node.name}${xmlns}${said}/>` : `<${node.name}${xmlns}${said}>${inner}</${node.name}>`;
}
