import type { Place } from '../../domain/description/place.ts';
import { present } from '../../domain/description/present.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { isFeature } from '../../domain/vocabulary/resource-types.ts';
import type { WriteContext } from '../format.ts';
import type { WrittenGeometry } from '../geometry/geometry-types.ts';
import { type IdentifierTypes, typesOf } from '../name-shaped/identifier-types.ts';
import { supplementAddresses } from '../name-shaped/supplement.ts';
import {
  materialElements,
  methodElements,
  type Odm2Spelling,
  resourceTypeElements,
} from '../name-shaped/write-classes.ts';
import { positionText, writtenGeometries } from '../name-shaped/write-geometry.ts';
import { contributorElements, partyElement, registrantElement } from '../name-shaped/write-people.ts';
import { geometryElement, toponymElement } from '../name-shaped/write-place.ts';
import { alternateElements, collectionInstant } from '../name-shaped/write-resource.ts';
import { placeName } from '../place-name.ts';
import { each, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { relatedResourceElements } from './write-related.ts';

/** Namespace of IGSN description 1.0, which the name-shaped schema has too. */
export const CSIRO_SHAPED_NAMESPACE = 'http://schema.igsn.org/description/1.0';

const KINDS = 'http://schema.igsn.org/vocab/';

/** The 20 identifier types of this schema; addresses are `URI`. */
export const CSIRO_SHAPED_TYPES: IdentifierTypes = typesOf(
  ...['ARK', 'DOI', 'Handle', 'IGSN', 'ISBN', 'ISNI', 'ISSN', 'LSID', 'ORCID', 'PURL', 'URI', 'VIAF'],
  ...['arXiv', 'bibcode', 'EAN13', 'EISSN', 'ISTC', 'PMID', 'LISSN', 'UPC'],
);

/** Specimens without slash, with the term that ODM2 really has; features are no resource types here. */
const SPELLING: Odm2Spelling = {
  feature: undefined,
  specimen: '',
  material: '/',
  unknownSpecimen: 'http://vocabulary.odm2.org/specimentype/theSpecimenTypeIsUnknown',
  takesCollection: false,
};

/** The CSIRO-shaped IGSN description 1.0 (metadata-schemas 2.2). No schema location: the address belongs to the other shape. */
export function toCsiroShaped(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  return wrap(
    'resource',
    xml(
      textElement('identifier', description.igsn.toUpperCase(), { type: 'IGSN' }),
      textElement('title', [description.title, description.name].find((one) => one.trim() !== '') ?? description.igsn),
      alternateElements(withName(description), CSIRO_SHAPED_TYPES, facts, context),
      wrap('relatedResources', relatedResourceElements(description, CSIRO_SHAPED_TYPES, context)),
      textElement('description', description.abstract),
      registrantElement(facts, CSIRO_SHAPED_TYPES, context),
      resourceTypeElements(description, SPELLING),
      materialElements(description, SPELLING),
      wrap('locations', locationElements(description)),
      wrap('date', dateElement(description)),
      methodElements(description),
      wrap('collectors', collectorElements(description)),
      contributorElements(
        description,
        CSIRO_SHAPED_TYPES,
        description.agents.filter((one) => one.isCreator),
      ),
      textElement('isMetadataPublic', description.isPublic ? 'Public' : 'Private'),
      wrap('supplementalMetadata', supplement(description, facts, context)),
    ),
    { xmlns: CSIRO_SHAPED_NAMESPACE, registedObjectType: `${KINDS}${kindOf(description)}` },
  );
}

function kindOf({ generalType, resourceType }: SampleDescription): string {
  if (generalType === 'Collection') return 'SampleCollection';
  return isFeature(resourceType) ? 'SamplingFeature' : 'PhysicalSample';
}

/** The schema has a title only, so a name of its own goes to the other names. */
function withName(description: SampleDescription): SampleDescription {
  const { name, title, otherNames } = description;
  return name === title || otherNames.includes(name)
    ? description
    : { ...description, otherNames: [name, ...otherNames] };
}

/** One geometry and one name: the position, else the first shape; the names of the place, else the first named place. */
function locationElements(description: SampleDescription): Xml {
  const { latitudeDeg, longitudeDeg, places = [] } = description;
  const position = positionText(longitudeDeg, latitudeDeg);
  const point: WrittenGeometry | undefined = position === undefined ? undefined : { type: 'Point', text: position };
  const geometry = point ?? places.flatMap(writtenGeometries)[0];
  const name = placeName(description);
  const place: Place | undefined =
    name === undefined ? places.find((one) => (one.name ?? one.identifier) !== undefined) : present({ name });
  return xml(
    geometry === undefined ? NO_XML : geometryElement(geometry),
    place === undefined ? NO_XML : toponymElement(place, CSIRO_SHAPED_TYPES),
  );
}

function dateElement(description: SampleDescription): Xml {
  const { collectedFrom, collectedTo } = description;
  const start = collectionInstant(description);
  const end =
    collectedTo === undefined || collectedTo === collectedFrom
      ? undefined
      : collectionInstant({ collectedFrom: collectedTo });
  return start === undefined || end === undefined || end === start
    ? textElement('timeInstant', start)
    : wrap('timePeriod', xml(textElement('start', start), textElement('end', end)));
}

function collectorElements({ sampledBy, agents }: SampleDescription): Xml {
  const creators = agents.filter((one) => one.isCreator && one.name !== sampledBy);
  return xml(
    wrap('collector', textElement('name', sampledBy)),
    each(creators, (one) => partyElement('collector', one, CSIRO_SHAPED_TYPES)),
  );
}

function supplement(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): Xml {
  const titles = new Map(description.supplementalRecords?.map((one) => [URL.parse(one.url)?.href, one.title]));
  return each(supplementAddresses(description, facts, context), (address) =>
    wrap(
      'metadata',
      xml(textElement('metadataURI', address), textElement('metadataTitle', titles.get(address)?.trim() || address)),
    ),
  );
}
