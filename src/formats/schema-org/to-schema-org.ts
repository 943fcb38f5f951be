import type { Agent, FundingReference } from '../../domain/description/agent.ts';
import { type MeasuredDepth, measuredDepths } from '../../domain/description/measured-depths.ts';
import type { Place, Position } from '../../domain/description/place.ts';
import { present } from '../../domain/description/present.ts';
import type { RelatedWork } from '../../domain/description/related-work.ts';
import type {
  FamilyMember,
  RegistrationFacts,
  SampleDescription,
} from '../../domain/description/sample-description.ts';
import { creatorsOf } from '../cited-agents.ts';
import { asRead, isOurs } from '../datacite-4/our-own.ts';
import { OWN_NAME } from '../datacite-4/record-texts.ts';
import type { WriteContext } from '../format.ts';
import { bareIdentifier, bareOrcid, doiUrl, ownDoi, ownHandle } from '../identifier-forms.ts';
import { legalDate } from '../legal-values.ts';
import { placeName } from '../place-name.ts';

/** What JSON may hold here; absent members are left out. */
type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * schema.org as JSON-LD about the object itself, named by its DOI; `CreativeWork`, since DataCite says so of the same DOI, with
 * the kind of object as `additionalType`. Every `<` is written as an escape, so that the text can stand in a script element.
 */
export function toSchemaOrg(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  return JSON.stringify(schemaOrgOf(asRead(description, facts), facts, context)).replaceAll('<', '\\u003c');
}

/** The same as an object. */
function schemaOrgOf(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): Json {
  const { igsn, landingPage, parent, furtherParents = [], publisher, fundingAgencies, versionLabel } = description;
  const parents = (parent === undefined ? furtherParents : [parent, ...furtherParents]).map(
    memberIn(description, context),
  );
  const own = isOurs(description);
  return present({
    '@context': 'https://schema.org',
    '@type': TYPES[description.generalType ?? ''] ?? 'CreativeWork',
    '@id': `https://doi.org/${ownDoi(description, context)}`,
    url: landingPage ?? context.landingUrl(igsn),
    ...identityOf(description, context),
    ...datesOf(description, facts),
    creator: creatorsOf(description, facts).map(agentOf),
    contributor: filled(description.agents.filter((one) => !one.isCreator).map(agentOf)),
    publisher: publisher
      ? organisation(publisher.name, publisher.identifier)
      : organisation(context.agentName, context.agentRor),
    maintainer: description.currentArchive && organisation(description.currentArchive),
    funder: filled(fundingAgencies.map((name) => organisation(name))),
    funding: filled((description.funding ?? []).map(grantOf)),
    spatialCoverage: oneOrMany(
      [placeOf(description), ...(description.places ?? []).map(furtherPlace)].filter(isStated),
    ),
    isPartOf: oneOrMany(parents),
    hasPart: filled(description.children.map(memberIn(description, context))),
    ...worksOf(description, context),
    conditionsOfAccess: accessOf(description),
    license: oneOrMany(
      (description.licences ?? []).map(({ uri, name, identifier }) => uri ?? name ?? identifier).filter(isStated),
    ),
    inLanguage: description.language ?? (own ? 'en' : undefined),
    version: versionLabel ?? (own ? String(facts.version) : undefined),
  }) as Json;
}

/** Types of schema.org for those of DataCite; a physical object has none, and DataCite says `CreativeWork` of it. */
const TYPES: Readonly<Record<string, string>> = {
  Book: 'Book',
  Collection: 'Collection',
  Dataset: 'Dataset',
  Event: 'Event',
  Image: 'ImageObject',
  JournalArticle: 'ScholarlyArticle',
  Report: 'Report',
  Software: 'SoftwareSourceCode',
};

function identityOf(description: SampleDescription, context: WriteContext) {
  const { igsn, name, title, otherNames, abstract, resourceType, generalType, furtherTitles = [] } = description;
  const { material, furtherMaterials = [], alternateIdentifiers = [], mediaFormats = [] } = description;
  const isNamed = isOurs(description) || (name !== title && name !== igsn);
  const kind = generalType === undefined ? 'http://purl.org/dc/dcmitype/PhysicalObject' : undefined;
  return {
    name: title,
    alternateName: filled([...(isNamed ? [name] : []), ...otherNames, ...furtherTitles.map(({ text }) => text)]),
    identifier: [
      property('IGSN', igsn.toUpperCase()),
      property('DOI', ownDoi(description, context)),
      ...(isOurs(description) || description.prefix?.startsWith('10.') !== true
        ? [property('Handle', ownHandle(description, context))]
        : []),
      ...(isNamed ? [property(OWN_NAME, name)] : []),
      ...alternateIdentifiers.map(({ type, value }) => property(type, value)),
    ],
    description: abstract,
    additionalType: filled(
      [kind, resourceType?.uri ?? (isOurs(description) ? undefined : resourceType?.label)].filter(isStated),
    ),
    material: oneOrMany([material, ...furtherMaterials].filter(isStated).map(({ uri, label }) => uri ?? label)),
    size: sizeOf(description),
    encodingFormat: oneOrMany(mediaFormats),
    keywords: filled(keywordsOf(description)),
  };
}

/** Words as they are, terms of a vocabulary with their address. */
function keywordsOf(description: SampleDescription): readonly Json[] {
  const { rock, geologicalUnit, geologicalAges, keywords, subjects = [], classifications = [] } = description;
  const terms = [...classifications, ...subjects].map((term) =>
    present({ '@type': 'DefinedTerm', name: term.label, url: term.uri, inDefinedTermSet: term.scheme }),
  );
  return [...[rock, geologicalUnit, ...geologicalAges, ...keywords].filter(isStated), ...(terms as readonly Json[])];
}

function datesOf(description: SampleDescription, facts: RegistrationFacts) {
  const { collectedFrom, collectedTo, sampledOn, publishedOn, publicationYear } = description;
  const from = legalDate(collectedFrom)?.text;
  const to = legalDate(collectedTo)?.text;
  const published =
    legalDate(publishedOn)?.text ?? (publicationYear === undefined ? undefined : String(publicationYear));
  const own = isOurs(description);
  return {
    dateCreated: from ?? legalDate(sampledOn)?.text,
    temporalCoverage: from === undefined || to === undefined || from === to ? from : `${from}/${to}`,
    datePublished: published ?? (own ? facts.registeredAt : undefined),
    dateModified: own ? facts.changedAt : undefined,
    expires: own ? facts.withdrawnAt : undefined,
  };
}

function worksOf(description: SampleDescription, context: WriteContext) {
  const { relatedWorks, relatedItems = [], images = [], supplementalRecords = [], localContexts = [] } = description;
  const items = relatedItems.map(({ titles, identifier }) => ({ title: titles?.[0]?.text, identifier }));
  return {
    citation: filled([
      ...relatedWorks.map((work) => citationOf(work, context)),
      ...items.map(({ title, identifier }) => present({ '@type': 'CreativeWork', name: title, identifier }) as Json),
    ]),
    image: filled(
      images.map(({ url, caption, licence }) =>
        caption === undefined && licence === undefined
          ? url
          : (present({ '@type': 'ImageObject', contentUrl: url, caption, license: licence }) as Json),
      ),
    ),
    subjectOf: filled(
      supplementalRecords.map(({ url, title }) => present({ '@type': 'CreativeWork', url, name: title }) as Json),
    ),
    usageInfo: filled(localContexts.map(({ uri, name }) => uri ?? name)),
  };
}

function grantOf({ funderName, funderIdentifier, awardNumber, awardUri, awardTitle }: FundingReference): Json {
  return present({
    '@type': 'MonetaryGrant',
    funder: organisation(funderName, funderIdentifier),
    identifier: awardNumber,
    url: awardUri,
    name: awardTitle,
  }) as Json;
}

function placeOf(description: SampleDescription): Json | undefined {
  const name = placeName(description) ?? description.primaryLocationName;
  const depths = measuredDepths(description).map(depthOf);
  const geo = coordinatesOf(description);
  if (name === undefined && geo === undefined && depths.length === 0) return undefined;
  return present({ '@type': 'Place', name, geo, additionalProperty: filled(depths) }) as Json;
}

/** Boxes as `S W N E`, rings and lines as pairs of latitude and longitude (schema.org, GeoShape). */
function furtherPlace({ name, points = [], boxes = [], lines = [], polygons = [] }: Place): Json {
  const pairs = (way: readonly Position[]) => way.map((one) => `${one.latitudeDeg} ${one.longitudeDeg}`).join(' ');
  const geo = [
    ...points.map(({ latitudeDeg, longitudeDeg }) => ({
      '@type': 'GeoCoordinates',
      latitude: latitudeDeg,
      longitude: longitudeDeg,
    })),
    ...boxes.map((box) => ({
      '@type': 'GeoShape',
      box: `${box.southDeg} ${box.westDeg} ${box.northDeg} ${box.eastDeg}`,
    })),
    ...lines.map((line) => ({ '@type': 'GeoShape', line: pairs(line) })),
    ...polygons.map(({ ring }) => ({ '@type': 'GeoShape', polygon: pairs(ring) })),
  ];
  return present({ '@type': 'Place', name, geo: oneOrMany(geo) }) as Json;
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
  if (size !== undefined) return size.unit === undefined ? size.value : `${size.value} ${size.unit}`.trim();
  return lengthM === undefined ? undefined : `${lengthM} m`;
}

function agentOf({ name, isOrganisation, givenName, familyName, orcid, affiliation, ror }: Agent): Json {
  if (isOrganisation) return organisation(name, ror);
  const id = bareOrcid(orcid);
  return present({
    '@type': 'Person',
    '@id': id && `https://orcid.org/${id}`,
    name,
    givenName,
    familyName,
    affiliation: affiliation && organisation(affiliation, ror),
  }) as Json;
}

function organisation(name: string, ror?: string): Json {
  return present({ '@type': 'Organization', '@id': ror, name }) as Json;
}

/** The family of a foreign record lives under the DOI prefix of the record itself, and has no page of ours. */
function memberIn({ prefix }: SampleDescription, context: WriteContext): (member: FamilyMember) => Json {
  return ({ igsn, name }) =>
    prefix?.startsWith('10.')
      ? { '@type': 'CreativeWork', '@id': `https://doi.org/${prefix}/${igsn.toLowerCase()}`, name }
      : { '@type': 'CreativeWork', '@id': doiUrl(igsn, context), name, url: context.landingUrl(igsn) };
}

function citationOf(work: RelatedWork, context: WriteContext): Json {
  const { type, value } = bareIdentifier(work, context);
  const id =
    type === 'DOI' ? `https://doi.org/${value}` : type === 'Handle' ? `https://hdl.handle.net/${value}` : value;
  return present({ '@type': 'CreativeWork', '@id': id, name: work.title, citation: work.citation }) as Json;
}

function accessOf(description: SampleDescription): string | undefined {
  const { isPublic, moratoriumUntil } = description;
  if (isPublic) return isOurs(description) ? 'Open' : undefined;
  return moratoriumUntil === undefined ? 'Restricted' : `Under moratorium until ${moratoriumUntil}`;
}

function property(propertyID: string, value: string): Json {
  return { '@type': 'PropertyValue', propertyID, value };
}

function filled<T>(members: readonly T[]): readonly T[] | undefined {
  return members.length === 0 ? undefined : members;
}

/** A list of one as its member, none as nothing. */
function oneOrMany<T>(members: readonly T[]): T | readonly T[] | undefined {
  return members.length < 2 ? members[0] : members;
}

function isStated<T>(value: T | undefined): value is T {
  return value !== undefined;
}
