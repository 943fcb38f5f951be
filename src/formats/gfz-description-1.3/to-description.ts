import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { type ResourceShape, writeResource } from '../name-shaped/write-resource.ts';
import { publishDateAttribute } from '../sesar-shaped/access-elements.ts';
import { flatXml } from '../sesar-shaped/write-flat-xml.ts';
import { wrap, type Xml } from '../xml/xml-writer.ts';
import { GFZ_DIALECT } from './dialect.ts';
import { GFZ_EXT_NAMESPACE, GFZ_LOCATION, GFZ_NAMESPACE } from './namespaces.ts';

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

/**
 * The `sample` of description-ext 1.3 in its fixed order. Texts longer than the schema allows end in an ellipsis; the whole
 * description then stands in `descriptions`, which has no limit.
 */
function sampleElement(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): Xml {
  return wrap('sample', flatXml({ description, facts, context, dialect: GFZ_DIALECT }), {
    xmlns: GFZ_EXT_NAMESPACE,
    publishdate: publishDateAttribute(description),
  });
}
