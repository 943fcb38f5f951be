import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { relationTypeOf } from '../../domain/vocabulary/relation-types.ts';
import type { WriteContext } from '../format.ts';
import { bareIdentifier, handleOf, webAddress } from '../identifier-forms.ts';
import { atMost } from '../legal-values.ts';
import { each, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';

const LONGEST_ADDRESS = 255;

/** The identifier types of description-ext 1.3 by their lower-case spelling. */
const TYPES = new Map(
  [
    'ARK',
    'arXiv',
    'bibcode',
    'DOI',
    'EAN13',
    'EISSN',
    'Handle',
    'ISBN',
    'ISSN',
    'ISTC',
    'LISSN',
    'LSID',
    'PMID',
    'PURL',
    'UPC',
    'URL',
    'URN',
  ].map((one) => [one.toLowerCase(), one]),
);

/**
 * Family as handles and works with the 25 relations; a relation outside them becomes the nearest (`gfz` in the relation
 * types), an address of an unlisted type becomes `URL`, any other unlisted type is left out.
 */
export function relatedIdentifierElements(description: SampleDescription, context: WriteContext): Xml {
  const { parent, children, relatedWorks } = description;
  return xml(
    parent ? familyElement(parent.igsn, 'IsPartOf', context) : NO_XML,
    each(children, (child) => familyElement(child.igsn, 'HasPart', context)),
    each(relatedWorks, (work) => workElement(work, context)),
  );
}

/** The landing page, and the works that have a web address or DOI, with their titles. */
export function urlElements({ igsn, relatedWorks }: SampleDescription, context: WriteContext): Xml {
  return xml(
    urlElement(context.landingUrl(igsn), 'Landing page', 'regular URL'),
    each(relatedWorks, (work) => workUrl(work, context)),
  );
}

function familyElement(igsn: string, relationType: string, context: WriteContext): Xml {
  return textElement('relatedIdentifier', handleOf(igsn, context), { relatedIdentifierType: 'Handle', relationType });
}

function workElement(work: RelatedWork, context: WriteContext): Xml {
  const { type, value } = bareIdentifier(work, context);
  const listed = TYPES.get(type.toLowerCase()) ?? (webAddress(value, 2000) && 'URL');
  if (listed === undefined) return NO_XML;
  const relationType = relationTypeOf(work.relationType).gfz;
  return textElement('relatedIdentifier', value, { relatedIdentifierType: listed, relationType });
}

function workUrl(work: RelatedWork, context: WriteContext): Xml {
  const { type, value } = bareIdentifier(work, context);
  if (type === 'DOI') return urlElement(`https://doi.org/${value}`, work.title, 'DOI');
  return urlElement(type === 'Handle' ? `https://hdl.handle.net/${value}` : value, work.title, 'regular URL');
}

function urlElement(address: string, title: string | undefined, type: string): Xml {
  const url = textElement('url', webAddress(address, LONGEST_ADDRESS));
  if (url === NO_XML) return NO_XML;
  return wrap('external_url', xml(url, textElement('description', atMost(2000, title)), textElement('url_type', type)));
}
