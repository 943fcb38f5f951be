import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { supplementAddresses } from '../name-shaped/supplement.ts';
import { CLOSED_ADDRESSES } from '../name-shaped/write-classes.ts';
import { type ResourceShape, writeResource } from '../name-shaped/write-resource.ts';
import { each, textElement } from '../xml/xml-writer.ts';

/** Namespace of IGSN description 1.1. */
export const DESCRIPTION_1_1_NAMESPACE = 'http://schema.igsn.org/description/1.1';

/** Where IGSN publishes the schema. */
export const DESCRIPTION_1_1_LOCATION = `${DESCRIPTION_1_1_NAMESPACE}/resource.xsd`;

const SHAPE: ResourceShape = {
  namespace: DESCRIPTION_1_1_NAMESPACE,
  location: DESCRIPTION_1_1_LOCATION,
  // Only the addresses of specimen types still close with a slash (metadata-schemas 2.1).
  spelling: { ...CLOSED_ADDRESSES, feature: '', material: '' },
  supplement: (description, facts, context) =>
    each(supplementAddresses(description, facts, context), (address) => textElement('record', address)),
};

/** The name-shaped IGSN description 1.1: the structure of 1.0 in its own namespace, with other spellings of ODM2 addresses. */
export function toIgsnDescription11(
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): string {
  return writeResource(SHAPE, description, facts, context);
}
