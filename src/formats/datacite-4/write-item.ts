import { each, textElement, wrap, type Xml, type XmlAttributes, xml } from '../xml/xml-writer.ts';
import type { DataciteItem } from './datacite-record.ts';
import { nameElement } from './write-name.ts';

/** A related item, its parts in the one order that the kernel allows. */
export function itemElement(item: DataciteItem): Xml {
  const identifier = item.relatedItemIdentifier;
  const said = (name: string, text: string | undefined, attributes?: XmlAttributes) =>
    textElement(name, text?.trim(), attributes);
  return wrap(
    'relatedItem',
    xml(
      said('relatedItemIdentifier', identifier?.relatedItemIdentifier, {
        relatedItemIdentifierType: identifier?.relatedItemIdentifierType,
        relatedMetadataScheme: identifier?.relatedMetadataScheme,
        schemeURI: identifier?.schemeUri,
        schemeType: identifier?.schemeType,
      }),
      wrap(
        'creators',
        each(item.creators ?? [], (one) => nameElement('creator', one)),
      ),
      wrap(
        'titles',
        each(item.titles ?? [], ({ title, titleType, lang }) => said('title', title, { titleType, 'xml:lang': lang })),
      ),
      said('publicationYear', item.publicationYear),
      said('volume', item.volume),
      said('issue', item.issue),
      said('number', item.number, { numberType: item.numberType }),
      said('firstPage', item.firstPage),
      said('lastPage', item.lastPage),
      said('publisher', item.publisher),
      said('edition', item.edition),
      wrap(
        'contributors',
        each(item.contributors ?? [], (one) => nameElement('contributor', one)),
      ),
    ),
    {
      relatedItemType: item.relatedItemType,
      relationType: item.relationType,
      relationTypeInformation: item.relationTypeInformation,
    },
  );
}
