import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { bareIdentifier } from '../identifier-forms.ts';
import { each, NO_XML, textElement, type Xml } from '../xml/xml-writer.ts';

/** The identifier types of the description schema by their lower-case spelling. */
const TYPES = new Map(
  ['ARK', 'DOI', 'Handle', 'IGSN', 'ISBN', 'ISNI', 'ISSN', 'LSID', 'ORCID', 'PURL', 'URL', 'URN', 'VIAF'].map((one) => [
    one.toLowerCase(),
    one,
  ]),
);

/** Works as documents; one whose identifier type is not listed is left out. Every work `hasDocument`: the schema has no finer word. */
export function workElements({ relatedWorks }: SampleDescription, context: WriteContext): Xml {
  return each(relatedWorks, (work) => workElement(work, context));
}

function workElement(work: RelatedWork, context: WriteContext): Xml {
  const { type, value } = bareIdentifier(work, context);
  const listed = TYPES.get(type.toLowerCase());
  if (listed === undefined) return NO_XML;
  return textElement('relatedIdentifier', value, { type: listed, relationType: 'hasDocument' });
}
