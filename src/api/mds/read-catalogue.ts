import { allText, childNamed, type XmlNode } from '../../formats/xml/xml-node.ts';

/** A record of a data catalogue. The program writes these formats and does not read them, but for what they are called. */
export interface CatalogueRecord {
  readonly part: 'iso' | 'dif';
  readonly format: string;
  readonly title: string | undefined;
}

/** The catalogue record that a document is: DIF, ISO 19139 or ISO 19115-3, by namespace and root; undefined for another. */
export function readCatalogue(root: XmlNode): CatalogueRecord | undefined {
  if (root.name === 'DIF' && /\bdif\b/i.test(root.namespace))
    return { part: 'dif', format: 'dif', title: textAt(root, ['Entry_Title']) };
  if (root.name !== 'MD_Metadata' && root.name !== 'MI_Metadata') return undefined;
  const format = isoFormat(root.namespace);
  return format === undefined ? undefined : { part: 'iso', format, title: textAt(root, ISO_TITLE) };
}

function isoFormat(namespace: string): string | undefined {
  if (/^https?:\/\/(?:www\.)?isotc211\.org\/2005\//.test(namespace)) return 'iso19139';
  return /^https?:\/\/standards\.iso\.org\/iso\/19115\//.test(namespace) ? 'iso19115-3' : undefined;
}

/** An asterisk stands for any one element: extensions have their own names for an identification. */
const ISO_TITLE = ['identificationInfo', '*', 'citation', 'CI_Citation', 'title'];

function textAt(root: XmlNode, path: readonly string[]): string | undefined {
  let node: XmlNode | undefined = root;
  for (const name of path) {
    if (node === undefined) return undefined;
    node = name === '*' ? node.children[0] : childNamed(node, name);
  }
  return (node === undefined ? '' : allText(node)).trim().replace(/\s+/g, ' ') || undefined;
}
