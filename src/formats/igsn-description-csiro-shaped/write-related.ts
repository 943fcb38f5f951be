import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { FamilyMember, SampleDescription } from '../../domain/description/sample-description.ts';
import type { Concept } from '../../domain/description/statements.ts';
import type { WriteContext } from '../format.ts';
import { type IdentifierTypes, listedIdentifier } from '../name-shaped/identifier-types.ts';
import { workIdentifier } from '../name-shaped/write-works.ts';
import { each, NO_XML, textElement, type Xml, xml } from '../xml/xml-writer.ts';

const RELATIONS: Readonly<Record<string, string>> = {
  IsDerivedFrom: 'IsDerivedFrom',
  IsPartOf: 'IsDerivedFrom',
  IsSourceOf: 'IsSourceOf',
  HasPart: 'IsSourceOf',
};

/** Parents, parts, sampled features and works in the four relations; what no listed identifier type can carry is left out. */
export function relatedResourceElements(
  description: SampleDescription,
  types: IdentifierTypes,
  context: WriteContext,
): Xml {
  const { parent, furtherParents = [], children, sampledFeatures = [], relatedWorks } = description;
  return xml(
    each(parent === undefined ? [] : [parent, ...furtherParents], (one) => familyElement(one, 'IsDerivedFrom')),
    each(children, (one) => familyElement(one, 'IsSourceOf')),
    each(sampledFeatures, (one) => featureElement(one, types)),
    each(relatedWorks, (one) => workElement(one, types, context)),
  );
}

function familyElement({ igsn }: FamilyMember, relationType: string): Xml {
  return textElement('relatedResource', igsn.toUpperCase(), { type: 'IGSN', relationType });
}

function featureElement({ label, uri, scheme }: Concept, types: IdentifierTypes): Xml {
  const listed = listedIdentifier({ type: scheme ?? 'URL', value: uri ?? label }, types);
  return textElement('relatedResource', listed?.value, { type: listed?.type, relationType: 'HasSamplingFeature' });
}

function workElement(work: RelatedWork, types: IdentifierTypes, context: WriteContext): Xml {
  const identifier = workIdentifier(work, types, context);
  if (identifier === undefined) return NO_XML;
  const relationType = RELATIONS[work.relationType] ?? 'IsDocumentedBy';
  return textElement('relatedResource', identifier.value, { type: identifier.type, relationType });
}
