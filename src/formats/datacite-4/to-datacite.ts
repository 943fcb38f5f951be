import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { each, emptyElement, escapeText, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { atVersion } from './at-version.ts';
import type { DataciteRecord, DataciteRelated, DataciteText } from './datacite-record.ts';
import type { KernelVersion } from './kernel-lists.ts';
import { recordOf } from './record-of.ts';
import { itemElement } from './write-item.ts';
import { nameElement } from './write-name.ts';
import { placeElement } from './write-place.ts';

/** Namespace of all DataCite 4 versions. */
export const DATACITE_NAMESPACE = 'http://datacite.org/schema/kernel-4';

/** Where DataCite publishes the newest 4. */
export const DATACITE_LOCATION = 'https://schema.datacite.org/meta/kernel-4/metadata.xsd';

/** Where DataCite publishes one version of 4. */
export function kernelLocation(version: KernelVersion): string {
  return `https://schema.datacite.org/meta/kernel-${version}/metadata.xsd`;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * DataCite 4 of a physical object. The sentence is the title; form, material and local name, which tell siblings apart, are
 * the alternative title (metadata-schemas 8.1). An expedition or hole is called a feature of interest in the resource type.
 */
export function toDatacite(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): Xml {
  return recordElement(recordOf(description, facts, context), DATACITE_LOCATION);
}

/** The same in an older version of the kernel; what that lacks becomes the nearest that it has, or is left out. */
export function toDataciteVersion(version: KernelVersion): typeof toDatacite {
  return (description, facts, context) => {
    const { record } = atVersion(recordOf(description, facts, context), version);
    return recordElement(record, kernelLocation(version));
  };
}

/** A record as it stands, in the newest version: nothing is added that it does not state. */
export function dataciteXml(record: DataciteRecord): Xml {
  return recordElement(record, DATACITE_LOCATION);
}

function recordElement(record: DataciteRecord, location: string): Xml {
  const { publisher, types } = record;
  return wrap(
    'resource',
    xml(
      textElement('identifier', record.doi ?? record.otherIdentifier?.value, {
        identifierType: record.otherIdentifier?.type ?? 'DOI',
      }),
      wrap(
        'creators',
        each(record.creators ?? [], (one) => nameElement('creator', one)),
      ),
      wrap('titles', each(record.titles ?? [], titleElement)),
      said('publisher', publisher?.name, {
        publisherIdentifier: publisher?.publisherIdentifier,
        publisherIdentifierScheme: publisher?.publisherIdentifierScheme,
        schemeURI: publisher?.schemeUri,
        'xml:lang': publisher?.lang,
      }),
      textElement('publicationYear', record.publicationYear),
      kindElement(types),
      listElements(record),
      wrap('geoLocations', each(record.geoLocations ?? [], placeElement)),
      fundingElements(record),
      wrap('relatedItems', each(record.relatedItems ?? [], itemElement)),
    ),
    { xmlns: DATACITE_NAMESPACE, 'xmlns:xsi': XSI, 'xsi:schemaLocation': `${DATACITE_NAMESPACE} ${location}` },
  );
}

function kindElement(types: DataciteRecord['types']): Xml {
  if (types === undefined) return NO_XML;
  const attributes = { resourceTypeGeneral: types.resourceTypeGeneral };
  return said('resourceType', types.resourceType, attributes) || emptyElement('resourceType', attributes);
}

function titleElement({ title, titleType, lang }: NonNullable<DataciteRecord['titles']>[number]): Xml {
  return said('title', title, { titleType, 'xml:lang': lang });
}

function listElements(record: DataciteRecord): Xml {
  return xml(
    subjectElements(record),
    wrap(
      'contributors',
      each(record.contributors ?? [], (one) => nameElement('contributor', one)),
    ),
    wrap(
      'dates',
      each(record.dates ?? [], ({ date, ...attributes }) => said('date', date, attributes)),
    ),
    said('language', record.language),
    wrap(
      'alternateIdentifiers',
      each(record.alternateIdentifiers ?? [], ({ alternateIdentifier, ...attributes }) =>
        said('alternateIdentifier', alternateIdentifier, attributes),
      ),
    ),
    relatedElements(record),
    wrap(
      'sizes',
      each(record.sizes ?? [], (size) => said('size', size)),
    ),
    wrap(
      'formats',
      each(record.formats ?? [], (format) => said('format', format)),
    ),
    said('version', record.version),
    rightsElements(record),
    wrap('descriptions', each(record.descriptions ?? [], descriptionElement)),
  );
}

function subjectElements({ subjects = [] }: DataciteRecord): Xml {
  return wrap(
    'subjects',
    each(subjects, ({ subject, subjectScheme, schemeUri, valueUri, classificationCode, lang }) =>
      said('subject', subject, {
        subjectScheme,
        schemeURI: schemeUri,
        valueURI: valueUri,
        classificationCode,
        'xml:lang': lang,
      }),
    ),
  );
}

function relatedElements({ relatedIdentifiers = [] }: DataciteRecord): Xml {
  return wrap('relatedIdentifiers', each(relatedIdentifiers, relatedElement));
}

/** One relation as it stands in a document. */
export function relatedElement(one: DataciteRelated): Xml {
  return said('relatedIdentifier', one.relatedIdentifier, {
    relatedIdentifierType: one.relatedIdentifierType,
    relationType: one.relationType,
    resourceTypeGeneral: one.resourceTypeGeneral,
    relatedMetadataScheme: one.relatedMetadataScheme,
    schemeURI: one.schemeUri,
    schemeType: one.schemeType,
    relationTypeInformation: one.relationTypeInformation,
  });
}

function rightsElements({ rightsList = [] }: DataciteRecord): Xml {
  return wrap(
    'rightsList',
    each(rightsList, ({ rights, rightsUri, rightsIdentifier, rightsIdentifierScheme, schemeUri, lang }) => {
      const attributes = {
        rightsURI: rightsUri,
        rightsIdentifier,
        rightsIdentifierScheme,
        schemeURI: schemeUri,
        'xml:lang': lang,
      };
      return said('rights', rights, attributes) || emptyElement('rights', attributes);
    }),
  );
}

function descriptionElement({ description, descriptionType, lang }: DataciteText): Xml {
  const lines = description.trim().split('\n');
  const inner = xml(...lines.map((line, n) => xml(n === 0 ? NO_XML : emptyElement('br', {}), escapeText(line.trim()))));
  return wrap('description', inner, { descriptionType, 'xml:lang': lang });
}

function fundingElements({ fundingReferences = [] }: DataciteRecord): Xml {
  return wrap(
    'fundingReferences',
    each(fundingReferences, (one) =>
      wrap(
        'fundingReference',
        xml(
          said('funderName', one.funderName),
          said('funderIdentifier', one.funderIdentifier, {
            funderIdentifierType: one.funderIdentifierType,
            schemeURI: one.schemeUri,
          }),
          said('awardNumber', one.awardNumber, { awardURI: one.awardUri }),
          said('awardTitle', one.awardTitle),
        ),
      ),
    ),
  );
}

const said: typeof textElement = (name, text, attributes) =>
  textElement(name, typeof text === 'string' ? text.trim() : text, attributes);
