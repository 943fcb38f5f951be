import type { Agent } from '../../domain/description/agent.ts';
import { type MeasuredDepth, measuredDepths } from '../../domain/description/measured-depths.ts';
import { present } from '../../domain/description/present.ts';
import type { RelatedWork } from '../../domain/description/related-work.ts';
import type {
  FamilyMember,
  RegistrationFacts,
  SampleDescription,
} from '../../domain/description/sample-description.ts';
import { creatorsOf } from '../cited-agents.ts';
import type { WriteContext } from '../format.ts';
import { bareIdentifier, bareOrcid, doiOf, doiUrl, handleOf } from '../identifier-forms.ts';
import { legalDate } from '../legal-values.ts';
import { placeName } from '../place-name.ts';

/** What JSON may hold here; absent members are left out. */
type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * schema.org as JSON-LD about the object itself, named by its DOI; `CreativeWork`, since DataCite says so of the same DOI, with
 * the kind of object as `additionalType`. Every `<` is written as an escape, so that the text can stand in a script element.
 */
export function toSchemaOrg(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  return JSON.stringify(schemaOrgOf(description, facts, context)).replaceAll('<', '\\u003c');
}

/** The same as an object. */
function schemaOrgOf(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): Json {
  const { igsn, relatedWorks } = description;
  return present({
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    '@id': doiUrl(igsn, context),
    url: context.landingUrl(igsn),
    ...identityOf(description, context),
    ...datesOf(description, facts),
    creator: creatorsOf(description, facts).map(agentOf),
    contributor: filled(description.agents.filter((one) => !one.isCreator).map(agentOf)),
    publisher: organisation(context.agentName, context.agentRor),
    funder: filled(description.fundingAgencies.map((name) => organisation(name))),
    spatialCoverage: placeOf(description),
    isPartOf: description.parent && memberOf(description.parent, context),
    hasPart: filled(description.children.map((child) => memberOf(child, context))),
    citation: filled(relatedWorks.map((work) => citationOf(work, context))),
    conditionsOfAccess: accessOf(description),
    inLanguage: 'en',
    version: String(facts.version),
  }) as Json;
}

function identityOf(description: SampleDescription, context: WriteContext) {
  const { igsn, name, title, otherNames, abstract, resourceType, material, keywords, rock } = description;
  return {
    name: title,
    alternateName: [name, ...otherNames],
    identifier: [
      property('IGSN', igsn.toUpperCase()),
      property('DOI', doiOf(igsn, context)),
      property('Handle', handleOf(igsn, context)),
      property('Local accession number', name),
    ],
    description: abstract,
    additionalType: filled(['http://purl.org/dc/dcmitype/PhysicalObject', resourceType?.uri].filter(isStated)),
    material: material?.uri ?? material?.label,
    size: sizeOf(description),
    keywords: filled([rock, description.geologicalUnit, ...description.geologicalAges, ...keywords].filter(isStated)),
  };
}

function datesOf({ collectedFrom, collectedTo }: SampleDescription, facts: RegistrationFacts) {
  const from = legalDate(collectedFrom)?.text;
  const to = legalDate(collectedTo)?.text;
  return {
    dateCreated: from,
    temporalCoverage: from === undefined || to === undefined || from === to ? from : `${from}/${to}`,
    datePublished: facts.registeredAt,
    dateModified: facts.changedAt,
    expires: facts.withdrawnAt,
  };
}

function placeOf(description: SampleDescription): Json | undefined {
  const name = placeName(description);
  const depths = measuredDepths(description).map(depthOf);
  const geo = coordinatesOf(description);
  if (name === undefined && geo === undefined && depths.length === 0) return undefined;
  return present({ '@type': 'Place', name, geo, additionalProperty: filled(depths) }) as Json;
}

function coordinatesOf({ latitudeDeg, longitudeDeg, elevationM, country }: SampleDescription): Json | undefined {
  if (latitudeDeg === undefined || longitudeDeg === undefined) return undefined;
  return present({
    '@type': 'GeoCoordinates',
    latitude: latitudeDeg,
    longitude: longitudeDeg,
    elevation: elevationM,
    addressCountry: country,
  }) as Json;
}

const SCALE_TEXT = {
  csf_a: 'Depth below surface (CSF-A)',
  csf_b: 'Depth below surface (CSF-B)',
  drf: 'Driller’s depth',
};

function depthOf({ scale, topM, bottomM }: MeasuredDepth): Json {
  return { '@type': 'PropertyValue', name: SCALE_TEXT[scale], minValue: topM, maxValue: bottomM, unitCode: 'MTR' };
}

function sizeOf({ size, lengthM }: SampleDescription): string | undefined {
  if (size !== undefined) return `${size.value} ${size.unit}`.trim();
  return lengthM === undefined ? undefined : `${lengthM} m`;
}

function agentOf({ name, isOrganisation, orcid, affiliation, ror }: Agent): Json {
  if (isOrganisation) return organisation(name, ror);
  const id = bareOrcid(orcid);
  return present({
    '@type': 'Person',
    '@id': id && `https://orcid.org/${id}`,
    name,
    affiliation: affiliation && organisation(affiliation, ror),
  }) as Json;
}

function organisation(name: string, ror?: string): Json {
  return present({ '@type': 'Organization', '@id': ror, name }) as Json;
}

function memberOf({ igsn, name }: FamilyMember, context: WriteContext): Json {
  return { '@type': 'CreativeWork', '@id': doiUrl(igsn, context), name, url: context.landingUrl(igsn) };
}

function citationOf(work: RelatedWork, context: WriteContext): Json {
  const { type, value } = bareIdentifier(work, context);
  const id =
    type === 'DOI' ? `https://doi.org/${value}` : type === 'Handle' ? `https://hdl.handle.net/${value}` : value;
  return present({ '@type': 'CreativeWork', '@id': id, name: work.title, citation: work.citation }) as Json;
}

function accessOf({ isPublic, moratoriumUntil }: SampleDescription): string {
  if (isPublic) return 'Open';
  return moratoriumUntil === undefined ? 'Restricted' : `Under moratorium until ${moratoriumUntil}`;
}

function property(propertyID: string, value: string): Json {
  return { '@type': 'PropertyValue', propertyID, value };
}

function filled<T>(members: readonly T[]): readonly T[] | undefined {
  return members.length === 0 ? undefined : members;
}

function isStated(text: string | undefined): text is string {
  return text !== undefined;
}
