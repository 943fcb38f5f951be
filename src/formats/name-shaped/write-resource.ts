import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { collectionMethodByLabel } from '../../domain/vocabulary/collection-methods.ts';
import { materialByUri } from '../../domain/vocabulary/materials.ts';
import { isFeature, listedResourceUri } from '../../domain/vocabulary/resource-types.ts';
import type { WriteContext } from '../format.ts';
import { doiOf, handleOf } from '../identifier-forms.ts';
import { legalDate } from '../legal-values.ts';
import { each, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { collectorElement, contributorElements, registrantElement } from './write-people.ts';
import { geoLocationElements } from './write-place.ts';
import { workElements } from './write-works.ts';

/** What tells the formats of one shape apart: their names, and what stands in the last element. */
export interface ResourceShape {
  readonly namespace: string;
  readonly location: string;
  /** Content of `supplementalMetadata`. */
  readonly supplement: (description: SampleDescription, facts: RegistrationFacts, context: WriteContext) => Xml;
}

/**
 * A `resource` of the name-shaped IGSN description 1.0, which GFZ 1.3 repeats in its own namespace (metadata-schemas 2.1, 2.3).
 * ODM2 addresses carry the closing slash that these schemas demand. `sampleAccess` says whether the record is open today:
 * `Private` while a moratorium runs.
 */
export function writeResource(
  shape: ResourceShape,
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): string {
  return wrap(
    'resource',
    xml(
      identityElements(description, context),
      textElement('description', description.abstract),
      registrantElement(facts, context),
      collectorElement(description),
      contributorElements(description),
      wrap('geoLocations', geoLocationElements(description)),
      classElements(description),
      collectionElements(description),
      textElement('sampleAccess', description.isPublic ? 'Public' : 'Private'),
      wrap('supplementalMetadata', shape.supplement(description, facts, context)),
    ),
    {
      xmlns: shape.namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${shape.namespace} ${shape.location}`,
      type: isFeature(description.resourceType) ? 'Feature' : 'Sample',
    },
  );
}

function identityElements(description: SampleDescription, context: WriteContext): Xml {
  const { igsn, name, otherNames, parent } = description;
  return xml(
    textElement('identifier', igsn.toUpperCase(), { type: 'IGSN' }),
    textElement('name', name),
    wrap(
      'alternateIdentifiers',
      xml(
        textElement('alternateIdentifier', doiOf(igsn, context), { type: 'DOI' }),
        textElement('alternateIdentifier', handleOf(igsn, context), { type: 'Handle' }),
        each(otherNames, (other) => textElement('alternateIdentifier', other)),
      ),
    ),
    textElement('parentIdentifier', parent?.igsn.toUpperCase(), { type: 'IGSN' }),
    wrap('relatedIdentifiers', workElements(description, context)),
  );
}

function classElements({ resourceType, sampleType, material, rock }: SampleDescription): Xml {
  const known = materialByUri(material?.uri);
  const term = known.label === 'Not applicable' ? 'http://vocabulary.odm2.org/medium/other' : known.uri;
  const words = [known.label === material?.label ? undefined : material?.label, rock].filter(
    (one) => one !== undefined,
  );
  return xml(
    wrap(
      'resourceTypes',
      xml(
        textElement('resourceType', `${listedResourceUri(resourceType)}/`),
        wrap('alternateResourceTypes', textElement('alternateResourceType', sampleType)),
      ),
    ),
    wrap(
      'materials',
      xml(
        textElement('material', `${term}/`),
        wrap(
          'alternateMaterials',
          each(words, (word) => textElement('alternateMaterial', word)),
        ),
      ),
    ),
  );
}

function collectionElements(description: SampleDescription): Xml {
  const { collectionMethod, collectionMethodDescription } = description;
  const listed = collectionMethod && collectionMethodByLabel(collectionMethod.label)?.label;
  const words = [listed === undefined ? collectionMethod?.label : undefined, collectionMethodDescription];
  const others = each(words, (word) => textElement('alternateCollectionMethod', word));
  const method = listed ?? (others === NO_XML ? undefined : 'Unknown');
  return xml(
    wrap('collectionMethods', xml(textElement('collectionMethod', method), wrap('alternateCollectionMethods', others))),
    collectionTime(description),
  );
}

/** One instant only: the beginning, and only where at least the day is known, since month and year would have to be invented. */
function collectionTime({ collectedFrom, sampledOn }: SampleDescription): Xml {
  const date = legalDate(collectedFrom) ?? legalDate(sampledOn);
  if (date?.precision === 'time') return textElement('collectionTime', date.text);
  return date?.precision === 'day' ? textElement('collectionTime', `${date.text}T00:00:00Z`) : NO_XML;
}
