import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { type ResourceShape, writeResource } from '../name-shaped/write-resource.ts';
import { wrap } from '../xml/xml-writer.ts';
import { GFZ_LOCATION, GFZ_NAMESPACE } from './namespaces.ts';
import { sampleElement } from './write-sample.ts';

const SHAPE: ResourceShape = {
  namespace: GFZ_NAMESPACE,
  location: GFZ_LOCATION,
  supplement: (description, facts, context) => wrap('record', sampleElement(description, facts, context)),
};

/** The ICDP description: GFZ description 1.3 with a description-ext 1.3 `sample` inside. */
export function toGfzDescription(
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): string {
  return writeResource(SHAPE, description, facts, context);
}
