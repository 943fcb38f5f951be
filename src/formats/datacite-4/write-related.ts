import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { relationTypeOf } from '../../domain/vocabulary/relation-types.ts';
import type { WriteContext } from '../format.ts';
import { GFZ_LOCATION, GFZ_NAMESPACE } from '../gfz-description-1.3/namespaces.ts';
import { bareIdentifier, doiOf, webAddress } from '../identifier-forms.ts';
import { each, NO_XML, textElement, type Xml, xml } from '../xml/xml-writer.ts';

/** The identifier types of DataCite 4.7 by their lower-case spelling. */
const TYPES = new Map(
  [
    'ARK',
    'arXiv',
    'bibcode',
    'CSTR',
    'DOI',
    'EAN13',
    'EISSN',
    'Handle',
    'IGSN',
    'ISBN',
    'ISSN',
    'ISTC',
    'LISSN',
    'LSID',
    'PMID',
    'PURL',
    'RAiD',
    'RRID',
    'SWHID',
    'UPC',
    'URL',
    'URN',
    'w3id',
  ].map((one) => [one.toLowerCase(), one]),
);

/**
 * Family by DOI (the only relations that make DataCite events are `IsPartOf` and `HasPart`), works as given, and the full
 * description as `HasMetadata`. An unlisted identifier type becomes `URL` where it is an address and is left out otherwise.
 */
export function relatedElements(description: SampleDescription, context: WriteContext): Xml {
  const { parent, children, relatedWorks } = description;
  return xml(
    parent ? familyElement(parent.igsn, 'IsPartOf', context) : NO_XML,
    each(children, (child) => familyElement(child.igsn, 'HasPart', context)),
    each(relatedWorks, (work) => workElement(work, context)),
    metadataElement(description, context),
  );
}

function familyElement(igsn: string, relationType: string, context: WriteContext): Xml {
  return textElement('relatedIdentifier', doiOf(igsn, context), {
    relatedIdentifierType: 'DOI',
    relationType,
    resourceTypeGeneral: 'PhysicalObject',
  });
}

function workElement(work: RelatedWork, context: WriteContext): Xml {
  const { type, value } = bareIdentifier(work, context);
  const listed = TYPES.get(type.toLowerCase()) ?? (webAddress(value, 2000) && 'URL');
  if (listed === undefined) return NO_XML;
  const relationType = relationTypeOf(work.relationType).label;
  return textElement('relatedIdentifier', value, { relatedIdentifierType: listed, relationType });
}

function metadataElement({ igsn }: SampleDescription, { landingUrl }: WriteContext): Xml {
  return textElement('relatedIdentifier', `${landingUrl(igsn)}?format=igsngfz`, {
    relatedIdentifierType: 'URL',
    relationType: 'HasMetadata',
    relatedMetadataScheme: GFZ_NAMESPACE,
    schemeURI: GFZ_LOCATION,
    schemeType: 'XSD',
  });
}
