import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { Concept } from '../../domain/description/statements.ts';
import { isFeature } from '../../domain/vocabulary/resource-types.ts';
import type { WriteContext } from '../format.ts';
import { asHandle, asRead, objectName, pageOf, webAddress } from '../identifier-forms.ts';
import { each, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { type Dialect, lastPart, NIL } from './dialect.ts';
import { mediumUri, specimenUri } from './terms.ts';
import { contributorElements, curationElements } from './write-people.ts';
import { dateElement, locationElement, stated } from './write-place.ts';
import { relatedElements, typeUri } from './write-related.ts';

/**
 * A `resources` document of ARDC 1.0 or CSIRO 3.0 with one resource, its elements in the order of the schemas. What must be
 * there and is not known becomes a reason of OGC; the landing page is ours where none is stated. Valid where the code of the
 * object begins with two letters, which both schemas demand.
 */
export function writeResources(
  dialect: Dialect,
  given: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): string {
  const description = asRead(given, facts);
  const { igsn, title, name, purpose } = description;
  const resource = xml(
    textElement('resourceIdentifier', dialect.isArdc ? asHandle(description, context) : igsn.toUpperCase()),
    textElement('landingPage', landingPage(description, context)),
    textElement('isPublic', String(description.isPublic), { embargoEnd: stated(description.moratoriumUntil) }),
    textElement(
      'resourceTitle',
      [title, name, igsn].find((one) => one.trim() !== ''),
    ),
    wrap('alternateIdentifiers', alternateElements(description, dialect)),
    typeElements(description),
    classElements(description),
    textElement('purpose', purpose),
    featureElements(description),
    locationElement(description),
    dateElement(description),
    methodElement(description),
    campaignElement(description),
    curationElements(description, dialect),
    contributorElements(description, dialect),
    relatedElements(description, dialect, context),
    textElement('comments', remarks(description)),
    logElement(facts),
  );
  const type = `${dialect.codes}${registeredType(description)}`;
  return wrap('resources', wrap('resource', resource, { registeredObjectType: type }), {
    xmlns: dialect.namespace,
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${dialect.namespace} ${dialect.schemaLocation}`,
  });
}

/** The page, or what resolves the identifier of an object that has none with us. */
function landingPage(description: SampleDescription, context: WriteContext): string {
  const address = webAddress(pageOf(description, context) ?? '', 2000);
  return address && /^https?:/.test(address) ? address : objectName(description, context).address;
}

function registeredType({ generalType, resourceType }: SampleDescription): string {
  if (generalType === 'Collection') return 'SampleCollection';
  return isFeature(resourceType) || lastPart(resourceType?.uri ?? '') === 'SamplingFeature'
    ? 'SamplingFeature'
    : 'PhysicalSample';
}

function alternateElements(description: SampleDescription, dialect: Dialect): Xml {
  const { name, title, otherNames, alternateIdentifiers = [] } = description;
  const names = name === title ? otherNames : [name, ...otherNames];
  const plain = dialect.isArdc ? { alternateIdentifierType: 'local' } : {};
  return xml(
    each(names, (one) => textElement('alternateIdentifier', one, plain)),
    each(alternateIdentifiers, (one) =>
      textElement('alternateIdentifier', one.value, {
        alternateIdentifierType: dialect.isArdc ? typeUri(one, dialect) : undefined,
      }),
    ),
  );
}

function typeElements(description: SampleDescription): Xml {
  const { resourceType, furtherResourceTypes = [], material, furtherMaterials = [] } = description;
  const isPlace = registeredType(description) === 'SamplingFeature';
  const types = [isPlace ? `${NIL}inapplicable` : specimenUri(resourceType), ...furtherResourceTypes.map(specimenUri)];
  const media = [mediumUri(material), ...furtherMaterials.map(mediumUri)];
  return xml(
    wrap(
      'resourceTypes',
      each(types, (one) => textElement('resourceType', one)),
    ),
    wrap(
      'materialTypes',
      each(media, (one) => textElement('materialType', one)),
    ),
  );
}

function classElements({ rock, classifications = [] }: SampleDescription): Xml {
  const rocks = rock === undefined ? [] : [{ label: rock }];
  return wrap(
    'classifications',
    each([...rocks, ...classifications], (one) => concept('classification', 'classificationURI', one)),
  );
}

/** What it stands for: the feature types of ODM2 for a hole or site, then what is stated, then the geological unit. */
function featureElements({ resourceType, sampledFeatures = [], geologicalUnit }: SampleDescription): Xml {
  const own = resourceType !== undefined && isFeature(resourceType) ? [resourceType] : [];
  const units = geologicalUnit === undefined ? [] : [{ label: geologicalUnit }];
  return wrap(
    'sampledFeatures',
    each([...own, ...sampledFeatures, ...units], (one) => concept('sampledFeature', 'sampledFeatureURI', one)),
  );
}

function methodElement({ collectionMethod, collectionMethodDescription }: SampleDescription): Xml {
  if (collectionMethod !== undefined) return concept('method', 'methodURI', collectionMethod);
  return textElement('method', collectionMethodDescription);
}

function campaignElement({ expedition }: SampleDescription): Xml {
  const { name, acronym, code } = expedition ?? {};
  return textElement(
    'campaign',
    [name, acronym, code].find((one) => one !== undefined && one.trim() !== ''),
  );
}

function concept(name: string, attribute: string, { label, uri }: Concept): Xml {
  return label.trim() === ''
    ? NO_XML
    : textElement(name, label, { [attribute]: uri === undefined ? undefined : webAddress(uri, 2000) });
}

/** The one free text of these schemas: comment, abstract, and how it was taken where `method` has only the term. */
function remarks(description: SampleDescription): string | undefined {
  const { comment, abstract, collectionMethod, collectionMethodDescription, locationDescription } = description;
  const method = collectionMethod === undefined ? undefined : collectionMethodDescription;
  const texts = [comment, abstract, method, locationDescription].filter((one) => one !== undefined);
  return texts.length === 0 ? undefined : texts.join('\n\n');
}

/** The last event: withdrawn, changed, or registered; at a time that was stated for another where its own is no date. */
function logElement(facts: RegistrationFacts): Xml {
  const { version, withdrawnAt, registeredAt, submittedAt, changedAt } = facts;
  const isChanged = version > 1 || (registeredAt === undefined && changedAt !== submittedAt);
  const log = (eventType: string, ...times: readonly (string | undefined)[]): Xml =>
    textElement(
      'logDate',
      [...times, submittedAt].map(stated).find((one) => one !== undefined),
      { eventType },
    );
  if (withdrawnAt !== undefined) return log('deprecated', withdrawnAt, changedAt);
  return isChanged ? log('updated', changedAt) : log('registered', registeredAt);
}
