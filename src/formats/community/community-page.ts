import type { Format, FormatManifest } from '../format.ts';
import { markupOf } from '../xml/markup-of.ts';
import type { XmlNode } from '../xml/xml-node.ts';
import type { CommunityHouse } from './community-house.ts';
import { type CommunityWriter, textOf } from './community-writer.ts';

/** What the page's name has behind that of the community. */
export const PAGE_ENDING = '.html';

/**
 * The page of a community's documents as a format: of a document of the community itself, of any other record by way of the
 * community's format. Throws as the writer of that.
 */
export function communityPage(
  stylesheet: string,
  { name, label, version, mapping, namespace, root }: FormatManifest & { readonly root: string },
  writer: CommunityWriter,
  { engine }: CommunityHouse,
): Format {
  const isOwn = (from: object | undefined): from is XmlNode => {
    const { name: element, namespace: space } = (from ?? {}) as Partial<XmlNode>;
    return element === root && space === namespace;
  };
  return {
    name: `${name}${PAGE_ENDING}`,
    label: `${label}, page`,
    version,
    mediaTypes: ['text/html'],
    fileEnding: 'html',
    syntax: 'text',
    isPage: true,
    mapping,
    write: (...record) => textOf(engine.transform({ stylesheet, document: writer.write(...record) }), label),
    writeAside: async (...record) =>
      textOf(await engine.transformAside({ stylesheet, document: await writer.writeAside(...record) }), label),
    writeAgain: ({ readFrom }) =>
      isOwn(readFrom) ? textOf(engine.transform({ stylesheet, document: markupOf(readFrom) }), label) : undefined,
  };
}
