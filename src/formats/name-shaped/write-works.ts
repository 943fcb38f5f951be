import type { RelatedWork, TypedIdentifier } from '../../domain/description/related-work.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { bareIdentifier } from '../identifier-forms.ts';
import { readIdentifier } from '../reading/read-identifier.ts';
import { each, NO_XML, textElement, type Xml } from '../xml/xml-writer.ts';
import { type IdentifierTypes, listedIdentifier, NAME_SHAPED_TYPES } from './identifier-types.ts';

/**
 * Works as documents, events that collected the object as events: the schema has no finer word. One whose identifier no
 * listed type can carry is left out.
 */
export function workElements({ relatedWorks }: SampleDescription, context: WriteContext): Xml {
  return each(relatedWorks, (work) => workElement(work, context));
}

/** The identifier of a work in the types of a schema; an IGSN stays one, without the address of a resolver. */
export function workIdentifier(
  work: RelatedWork,
  types: IdentifierTypes,
  context: WriteContext,
): TypedIdentifier | undefined {
  if (work.identifierType.toLowerCase() !== 'igsn') return listedIdentifier(bareIdentifier(work, context), types);
  const igsn = readIdentifier(work.identifier);
  if (igsn === undefined) return undefined;
  return { type: 'IGSN', value: igsn.prefix === undefined ? igsn.code : `${igsn.prefix}/${igsn.code}` };
}

function workElement(work: RelatedWork, context: WriteContext): Xml {
  const identifier = workIdentifier(work, NAME_SHAPED_TYPES, context);
  if (identifier === undefined) return NO_XML;
  const isEvent = work.relationType === 'IsCollectedBy' || work.generalType === 'Event';
  const relationType = isEvent ? 'hasEvent' : 'hasDocument';
  return textElement('relatedIdentifier', identifier.value, { type: identifier.type, relationType });
}
