import { ParseOption, XmlCData, XmlDocument, XmlElement, XmlLibError, XmlText, XmlTreeNode } from 'libxml2-wasm';
import { bad, type Checked, finding, good } from '../../domain/finding.ts';
import { done, type Steps } from '../steps.ts';
import type { CompiledSchema } from './compiled-schema.ts';
import { decodeUnicode } from './decode-xml.ts';
import { placeFindings } from './place-findings.ts';
import { findingOf } from './schema-findings.ts';
import { attributeKey } from './scope.ts';
import { treeOfText } from './tree-of-text.ts';
import { newAttributes } from './xml-attributes.ts';
import type { XmlNode } from './xml-node.ts';

/** The largest document that is read, in bytes; larger ones are harvests, which have their own way. */
export const LARGEST_DOCUMENT = 16 * 1024 * 1024;

const OPTIONS = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_BIG_LINES;
const NEXT: ((this: unknown) => XmlTreeNode | null) | undefined = Object.getOwnPropertyDescriptor(
  XmlTreeNode.prototype,
  'next',
)?.get;

/**
 * Reads one XML document, any encoding that its byte-order mark or declaration names. No entity is expanded but the five of
 * XML, nothing is fetched: a document type declaration is refused. `schemaFor` may name a schema once the root is known; what
 * does not fit it comes as findings beside the value, since many real records are slightly wrong and yet readable.
 * Findings: `document-too-large`, `not-well-formed`, `document-type-refused`; from the schema `against-schema`.
 */
export function readXml(
  bytes: Uint8Array,
  file: string,
  schemaFor?: (root: XmlNode) => CompiledSchema | undefined,
): Checked<XmlNode> {
  return done(readXmlInSteps(bytes, file, schemaFor));
}

/** {@link readXml} step by step: the parser, the tree, the schema. Between steps the parser holds the document. */
export function* readXmlInSteps(
  bytes: Uint8Array,
  file: string,
  schemaFor?: (root: XmlNode) => CompiledSchema | undefined,
): Steps<Checked<XmlNode>> {
  if (bytes.length > LARGEST_DOCUMENT)
    return bad(
      finding('document-too-large', `The document has ${bytes.length} bytes.`, {
        value: bytes.length,
        rule: `at most ${LARGEST_DOCUMENT} bytes`,
        at: { file },
      }),
    );
  try {
    using document = XmlDocument.fromBuffer(bytes, { option: OPTIONS });
    if (document.dtd !== null) return bad(doctypeRefused(file));
    yield;
    const root = treeOfBytes(bytes) ?? treeOfDocument(document.root);
    const schema = schemaFor?.(root);
    if (schema === undefined) return good(root);
    yield;
    const found = schema.check(document, file);
    return good(root, found.length === 0 ? [] : placeFindings(bytes, file, schema, found));
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return bad(
      ...error.details.slice(0, 20).map((detail) => findingOf('not-well-formed', detail, file)),
      ...unknown(error, file),
    );
  }
}

function doctypeRefused(file: string) {
  return finding('document-type-refused', 'The document has a document type declaration.', {
    rule: 'no DOCTYPE; entities are not expanded',
    at: { file },
  });
}

function unknown(error: XmlLibError, file: string) {
  return error.details.length > 0 ? [] : [finding('not-well-formed', error.message.trim(), { at: { file } })];
}

function treeOfBytes(bytes: Uint8Array): XmlNode | undefined {
  const text = decodeUnicode(bytes);
  return text === undefined ? undefined : treeOfText(text);
}

/** The tree as the parser has it, for documents in encodings of old; asking it node by node is slow. */
export function treeOfDocument(root: XmlElement): XmlNode {
  let order = 0;
  const read = (element: XmlElement): XmlNode => {
    const own = order++;
    const children: XmlNode[] = [];
    const parts: (string | XmlNode)[] = [];
    let text = '';
    for (let node = element.firstChild; node !== null; node = nextOf(node)) {
      if (node instanceof XmlElement) {
        const child = read(node);
        children.push(child);
        parts.push(child);
      } else if (node instanceof XmlText || node instanceof XmlCData) {
        text += node.content;
        parts.push(node.content);
      }
    }
    const isMixed = children.length > 0 && text.trim() !== '';
    const { name, namespaceUri: namespace, line } = element;
    return {
      name,
      namespace,
      attributes: attributesOf(element),
      children,
      text,
      line,
      order: own,
      ...(isMixed && { parts }),
    };
  };
  return read(root);
}

// libxml2-wasm makes processing instructions a class that has no `next`, although they have neighbours like any node.
function nextOf(node: XmlTreeNode): XmlTreeNode | null {
  return 'next' in node ? node.next : (NEXT?.call(node) ?? null);
}

function attributesOf(element: XmlElement): Readonly<Record<string, string>> {
  const attributes = newAttributes();
  for (const { name, namespaceUri, value } of element.attrs) attributes[attributeKey(name, namespaceUri)] = value;
  return attributes;
}
