import { measuredDepths } from '../../domain/description/measured-depths.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { materialByUri } from '../../domain/vocabulary/materials.ts';
import { isFeature } from '../../domain/vocabulary/resource-types.ts';
import type { WriteContext } from '../format.ts';
import { doiOf, handleOf } from '../identifier-forms.ts';
import { legalDecimal } from '../legal-values.ts';
import { placeName } from '../place-name.ts';
import { each, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { dateElements, publicationYear } from './write-dates.ts';
import { contributorElements, creatorElements, funderElements } from './write-people.ts';
import { relatedElements } from './write-related.ts';

/** Namespace of all DataCite 4 versions. */
export const DATACITE_NAMESPACE = 'http://datacite.org/schema/kernel-4';

/** Where DataCite publishes the newest 4. */
export const DATACITE_LOCATION = 'https://schema.datacite.org/meta/kernel-4/metadata.xsd';

const ROOT = {
  xmlns: DATACITE_NAMESPACE,
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': `${DATACITE_NAMESPACE} ${DATACITE_LOCATION}`,
};

/**
 * DataCite 4 of a physical object, with values that 4.4 to 4.7 share unless a relation or role is newer. The sentence is the
 * title; form, material and local name, which tell siblings apart, are the alternative title (metadata-schemas 8.1). An
 * expedition or hole is called a feature of interest in the resource type.
 */
export function toDatacite(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): Xml {
  return wrap(
    'resource',
    xml(
      textElement('identifier', doiOf(description.igsn, context), { identifierType: 'DOI' }),
      wrap('creators', creatorElements(description, facts)),
      wrap('titles', titleElements(description)),
      publisherElement(context),
      textElement('publicationYear', publicationYear(description, facts)),
      textElement('resourceType', resourceTypeText(description), { resourceTypeGeneral: 'PhysicalObject' }),
      wrap('subjects', subjectElements(description)),
      wrap('contributors', contributorElements(description)),
      wrap('dates', dateElements(description, facts)),
      textElement('language', 'en'),
      wrap('alternateIdentifiers', alternateElements(description, context)),
      wrap('relatedIdentifiers', relatedElements(description, context)),
      wrap('sizes', sizeElements(description)),
      textElement('version', facts.version),
      wrap('rightsList', rightsElement(description)),
      wrap('descriptions', descriptionElements(description)),
      wrap('geoLocations', wrap('geoLocation', placeElements(description))),
      wrap('fundingReferences', funderElements(description)),
    ),
    ROOT,
  );
}

function titleElements({ title, sampleType, material, name }: SampleDescription): Xml {
  return xml(
    textElement('title', title, { 'xml:lang': 'en' }),
    textElement('title', [sampleType, material?.label, name].filter((one) => one !== undefined).join(', '), {
      titleType: 'AlternativeTitle',
      'xml:lang': 'en',
    }),
  );
}

function publisherElement({ agentName, agentRor }: WriteContext): Xml {
  const ror = agentRor && {
    publisherIdentifier: agentRor,
    publisherIdentifierScheme: 'ROR',
    schemeURI: 'https://ror.org',
  };
  return textElement('publisher', agentName, ror || undefined);
}

function resourceTypeText({ sampleType, material, resourceType }: SampleDescription): string {
  const kind = sampleType ?? resourceType?.label ?? 'Physical object';
  if (isFeature(resourceType)) return `${kind}: feature-of-interest`;
  return material === undefined ? kind : `${kind}: ${material.label}`;
}

const ODM2 = { subjectScheme: 'ODM2 medium', schemeURI: 'http://vocabulary.odm2.org/medium/' };

function subjectElements({
  material,
  rock,
  geologicalUnit,
  geologicalAges,
  keywords,
  resourceType,
}: SampleDescription): Xml {
  const words = [rock, geologicalUnit, ...geologicalAges, ...keywords].filter((one) => one !== undefined);
  const medium = materialByUri(material?.uri);
  return xml(
    textElement('subject', medium.label, { ...ODM2, valueURI: medium.uri }),
    textElement('subject', resourceType?.label, { subjectScheme: 'ODM2', valueURI: resourceType?.uri }),
    each([...new Set(words)], (word) => textElement('subject', word)),
  );
}

function alternateElements({ igsn, name, otherNames }: SampleDescription, context: WriteContext): Xml {
  const typed = (type: string, value: string) =>
    textElement('alternateIdentifier', value, { alternateIdentifierType: type });
  return xml(
    typed('Local accession number', name),
    each(otherNames, (other) => typed('Local sample name', other)),
    typed('IGSN', handleOf(igsn, context)),
  );
}

function sizeElements({ lengthM, size }: SampleDescription): Xml {
  const length = legalDecimal(lengthM);
  return xml(
    textElement('size', length === undefined ? undefined : `${length} m`),
    textElement('size', size && `${size.value} ${size.unit}`),
  );
}

const COAR = 'http://purl.org/coar/access_right/';

function rightsElement({ isPublic, moratoriumUntil }: SampleDescription): Xml {
  if (isPublic) return textElement('rights', 'open access', { rightsURI: `${COAR}c_abf2` });
  if (moratoriumUntil === undefined) return textElement('rights', 'restricted access', { rightsURI: `${COAR}c_16ec` });
  return textElement('rights', `embargoed access until ${moratoriumUntil}`, { rightsURI: `${COAR}c_f1cf` });
}

function descriptionElements(description: SampleDescription): Xml {
  const { abstract, collectionMethod, collectionMethodDescription, comment } = description;
  const methods = [collectionMethod?.label, collectionMethodDescription].filter((one) => one !== undefined).join('; ');
  const typed = (descriptionType: string, text: string | undefined) =>
    textElement('description', text, { descriptionType, 'xml:lang': 'en' });
  return xml(
    typed('Abstract', abstract),
    typed('Methods', methods),
    typed('TechnicalInfo', depthSentence(description)),
    typed('Other', comment),
  );
}

const SCALE_TEXT = {
  csf_a: 'below surface (CSF-A)',
  csf_b: 'below surface (CSF-B)',
  drf: 'driller’s depth (DRF)',
} as const;

function depthSentence(description: SampleDescription): string | undefined {
  const said = measuredDepths(description).map(
    ({ topM, bottomM, scale }) => `${legalDecimal(topM)}–${legalDecimal(bottomM)} m ${SCALE_TEXT[scale]}`,
  );
  return said.length === 0 ? undefined : `Depth ${said.join('; ')}.`;
}

function placeElements(description: SampleDescription): Xml {
  const longitude = legalDecimal(description.longitudeDeg, -180, 180);
  const latitude = legalDecimal(description.latitudeDeg, -90, 90);
  const isPoint = longitude !== undefined && latitude !== undefined;
  const point = isPoint
    ? xml(textElement('pointLongitude', longitude), textElement('pointLatitude', latitude))
    : NO_XML;
  return xml(textElement('geoLocationPlace', placeName(description)), wrap('geoLocationPoint', point));
}
