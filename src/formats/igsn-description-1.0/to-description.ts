import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { supplementAddresses } from '../name-shaped/supplement.ts';
import { type ResourceShape, writeResource } from '../name-shaped/write-resource.ts';
import { each, textElement } from '../xml/xml-writer.ts';

/** Namespace of IGSN description 1.0, which the name-shaped and the CSIRO-shaped schema share. */
export const DESCRIPTION_NAMESPACE = 'http://schema.igsn.org/description/1.0';

/** Where IGSN publishes the schema. */
export const DESCRIPTION_LOCATION = `${DESCRIPTION_NAMESPACE}/resource.xsd`;

const SHAPE: ResourceShape = {
  namespace: DESCRIPTION_NAMESPACE,
  location: DESCRIPTION_LOCATION,
  supplement: (description, facts, context) =>
    each(supplementAddresses(description, facts, context), (address) => textElement('record', address)),
};

/** The name-shaped IGSN description 1.0; the drilling details stay behind the address of the landing page, as GFZ does it. */
export function toIgsnDescription(
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): string {
  return writeResource(SHAPE, description, facts, context);
}
