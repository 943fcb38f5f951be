import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { DIF } from '../../formats/dif/format.ts';
import { ISO_19115_3 } from '../../formats/iso-19115-3/format.ts';
import { ISO_19139 } from '../../formats/iso-19139/format.ts';
import { allText, childNamed, type XmlNode } from '../../formats/xml/xml-node.ts';

/** A record of a data catalogue: what it is called, and what it describes. */
export interface CatalogueRecord {
  readonly part: 'iso' | 'dif';
  readonly format: string;
  readonly title: string | undefined;
  readonly description: SampleDescription | undefined;
}

/** The catalogue record that a document is: DIF, ISO 19139 or ISO 19115-3, by namespace and root; undefined for another. */
export function readCatalogue(root: XmlNode): CatalogueRecord | undefined {
  const source = { syntax: 'xml', file: 'body', root } as const;
  if (DIF.recognises(source)) {
    const [record] = DIF.read(source);
    return { part: 'dif', format: DIF.name, title: textAt(root, ['Entry_Title']), description: record?.description };
  }
  if (root.name !== 'MD_Metadata' && root.name !== 'MI_Metadata') return undefined;
  const format = isoFormat(root.namespace);
  if (format === undefined) return undefined;
  const [record] = format.read(source);
  return { part: 'iso', format: format.name, title: textAt(root, ISO_TITLE), description: record?.description };
}

function isoFormat(namespace: string) {
  if (/^https?:\/\/(?:www\.)?isotc211\.org\/2005\//.test(namespace)) return ISO_19139;
  return /^https?:\/\/standards\.iso\.org\/iso\/19115\//.test(namespace) ? ISO_19115_3 : undefined;
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
