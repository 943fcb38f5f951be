import { type Finding, finding } from '../../domain/finding.ts';
import { readXml } from '../xml/read-xml.ts';
import type { XmlNode } from '../xml/xml-node.ts';

const XSLT = 'http://www.w3.org/1999/XSL/Transform';
const LARGEST = 512 * 1024;
const LOADING = new Set(['import', 'include']);
const FUNCTION = /\b(document|unparsed-entity-uri|system-property)\s*\(/;

/**
 * What keeps a stylesheet of others out before it is ever run: it is no XSLT 1.0, loads other documents or uses extension
 * elements. Findings as those of `readXml`, and `not-a-stylesheet`, `stylesheet-loads`, `stylesheet-extends`.
 */
export function checkStylesheet(bytes: Uint8Array, file: string): readonly Finding[] {
  if (bytes.length > LARGEST)
    return [told('not-a-stylesheet', `It has ${bytes.length} bytes.`, file, `at most ${LARGEST}`)];
  const read = readXml(bytes, file);
  if (!read.ok) return read.findings;
  const { value: root } = read;
  if (root.namespace !== XSLT || (root.name !== 'stylesheet' && root.name !== 'transform'))
    return [told('not-a-stylesheet', `The root is ${root.name}.`, file, 'xsl:stylesheet', root.line)];
  return walk(root, file);
}

function walk(node: XmlNode, file: string): readonly Finding[] {
  return [...complaints(node, file), ...node.children.flatMap((child) => walk(child, file))];
}

function complaints(node: XmlNode, file: string): readonly Finding[] {
  const { name, namespace, attributes, line } = node;
  const found: Finding[] = [];
  if (namespace === XSLT && LOADING.has(name))
    found.push(
      told('stylesheet-loads', `xsl:${name} loads another stylesheet.`, file, 'one stylesheet in one file', line),
    );
  for (const [attribute, value] of Object.entries(attributes)) {
    const called = FUNCTION.exec(value)?.[1];
    if (called !== undefined)
      found.push(told('stylesheet-loads', `${called}() is not allowed.`, file, 'no function that reaches out', line));
    if (attribute.endsWith('extension-element-prefixes'))
      found.push(told('stylesheet-extends', 'Extension elements are not allowed.', file, 'plain XSLT 1.0', line));
  }
  return found;
}

function told(code: string, message: string, file: string, rule: string, row?: number): Finding {
  return finding(code, message, { rule, at: { file, ...(row !== undefined && { row }) } });
}
