import type {
  FamilyMember,
  RegistrationFacts,
  SampleDescription,
} from '../../domain/description/sample-description.ts';
import { isFeature } from '../../domain/vocabulary/resource-types.ts';
import type { WriteContext } from '../format.ts';
import { asRead, ownDoi, ownHandle } from '../identifier-forms.ts';
import { legalDate } from '../legal-values.ts';
import { each, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { type IdentifierTypes, NAME_SHAPED_TYPES } from './identifier-types.ts';
import {
  CLOSED_ADDRESSES,
  materialElements,
  methodElements,
  type Odm2Spelling,
  resourceTypeElements,
} from './write-classes.ts';
import { collectorElement, contributorElements, registrantElement } from './write-people.ts';
import { geoLocationElements } from './write-place.ts';
import { workElements } from './write-works.ts';

/** What tells the formats of one shape apart: their names, and what stands in the last element. */
export interface ResourceShape {
  readonly namespace: string;
  readonly location: string;
  /** How it spells ODM2 addresses; absent where all close with a slash. */
  readonly spelling?: Odm2Spelling;
  /** Content of `supplementalMetadata`. */
  readonly supplement: (description: SampleDescription, facts: RegistrationFacts, context: WriteContext) => Xml;
}

/**
 * A `resource` of the name-shaped IGSN description 1.0 or 1.1, which GFZ 1.3 repeats in its own namespace (metadata-schemas
 * 2.1, 2.3). `sampleAccess` says whether the record is open today:
 * `Private` while a moratorium runs.
 */
export function writeResource(
  shape: ResourceShape,
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): string {
  const { spelling = CLOSED_ADDRESSES } = shape;
  return wrap(
    'resource',
    xml(
      identityElements(description, facts, context),
      textElement('description', description.abstract),
      registrantElement(facts, NAME_SHAPED_TYPES, context),
      collectorElement(description, NAME_SHAPED_TYPES),
      contributorElements(description, NAME_SHAPED_TYPES),
      wrap('geoLocations', geoLocationElements(description, NAME_SHAPED_TYPES)),
      resourceTypeElements(description, spelling),
      materialElements(description, spelling),
      methodElements(description),
      textElement('collectionTime', collectionInstant(description)),
      textElement('sampleAccess', description.isPublic ? 'Public' : 'Private'),
      wrap('supplementalMetadata', shape.supplement(description, facts, context)),
    ),
    {
      xmlns: shape.namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${shape.namespace} ${shape.location}`,
      type: kindOf(description),
    },
  );
}

function identityElements(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): Xml {
  const { igsn, name, parent, collection } = description;
  return xml(
    textElement('identifier', igsn.toUpperCase(), { type: 'IGSN' }),
    textElement('name', name.trim() === '' ? igsn : name),
    alternateElements(description, NAME_SHAPED_TYPES, facts, context),
    textElement('parentIdentifier', parent && parentCode(parent), { type: 'IGSN' }),
    textElement('collectionIdentifier', collection?.toUpperCase(), { type: 'IGSN' }),
    wrap('relatedIdentifiers', workElements(description, context)),
  );
}

/** The number, behind its prefix where that is another than that of the object. */
function parentCode({ igsn, prefix }: FamilyMember): string {
  return prefix === undefined ? igsn.toUpperCase() : `${prefix}/${igsn.toUpperCase()}`;
}

/**
 * Further names: our own records by DOI and handle, a foreign one by the identifier it names itself by; then those of other
 * schemes, without type where the schema lists none, and the plain names.
 */
export function alternateElements(
  description: SampleDescription,
  types: IdentifierTypes,
  facts: RegistrationFacts,
  context: WriteContext,
): Xml {
  const { otherNames, alternateIdentifiers = [] } = description;
  const known = asRead(description, facts);
  return wrap(
    'alternateIdentifiers',
    xml(
      textElement('alternateIdentifier', ownDoi(known, context), { type: 'DOI' }),
      textElement('alternateIdentifier', ownHandle(known, context), { type: 'Handle' }),
      each(alternateIdentifiers, ({ type, value }) =>
        textElement('alternateIdentifier', value, { type: types.get(type.toLowerCase()) }),
      ),
      each(otherNames, (other) => textElement('alternateIdentifier', other)),
    ),
  );
}

/** One instant only: the beginning, and only where at least the day is known, since month and year would have to be invented. */
export function collectionInstant({
  collectedFrom,
  sampledOn,
}: Pick<SampleDescription, 'collectedFrom' | 'sampledOn'>): string | undefined {
  const date = legalDate(collectedFrom) ?? legalDate(sampledOn);
  if (date?.precision === 'time') return date.text;
  return date?.precision === 'day' ? `${date.text}T00:00:00Z` : undefined;
}

function kindOf({ generalType, resourceType }: SampleDescription): 'Collection' | 'Feature' | 'Sample' {
  if (generalType === 'Collection') return 'Collection';
  return isFeature(resourceType) ? 'Feature' : 'Sample';
}
