import { custodySentence } from '../../domain/description/custody.ts';
import { type MeasuredDepth, measuredDepths } from '../../domain/description/measured-depths.ts';
import type { RelatedWork } from '../../domain/description/related-work.ts';
import type {
  FamilyMember,
  RegistrationFacts,
  SampleDescription,
} from '../../domain/description/sample-description.ts';
import { creatorsOf } from '../cited-agents.ts';
import { isOurs } from '../datacite-4/our-own.ts';
import type { WriteContext } from '../format.ts';
import { asHandle, asRead, bareIdentifier, memberOf, objectName, ownHandle } from '../identifier-forms.ts';
import { legalDate, legalDecimal } from '../legal-values.ts';
import { placeName } from '../place-name.ts';
import { each, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';

/** Namespace of the OAI container of Dublin Core. */
export const OAI_DC_NAMESPACE = 'http://www.openarchives.org/OAI/2.0/oai_dc/';

/** Where the OAI publishes its schema. */
export const OAI_DC_LOCATION = 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd';

const ROOT = {
  'xmlns:oai_dc': OAI_DC_NAMESPACE,
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': `${OAI_DC_NAMESPACE} ${OAI_DC_LOCATION}`,
};

/**
 * Simple Dublin Core in the shape both of the GFZ agents (`http://hdl.handle.net/…`, `igsn:…`, relations as `<type>:<id>`;
 * metadata-schemas 1) and of the crosswalk once asked of agents (igsn-registry-protocols 1.8), the DOI first.
 */
export function toDublinCore(given: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  const description = asRead(given, facts);
  return wrap(
    'oai_dc:dc',
    xml(
      said('title', ...titlesOf(description)),
      said('creator', ...creatorsOf(description, facts).map((one) => one.name)),
      said('subject', ...subjectsOf(description)),
      said('description', ...textsOf(description)),
      said('publisher', description.publisher?.name ?? context.agentName),
      said('contributor', ...contributorsOf(description)),
      said('date', ...datesOf(description, facts)),
      said('type', ...typesOf(description)),
      said('format', ...formatsOf(description)),
      identifierElements(description, context),
      said('language', description.language ?? (isOurs(description) ? 'en' : undefined)),
      relationElements(description, context),
      said('coverage', ...coverageOf(description)),
      said('rights', ...rightsOf(description)),
    ),
    ROOT,
  );
}

function said(element: string, ...texts: readonly (string | undefined)[]): Xml {
  return each(texts, (text) => textElement(`dc:${element}`, text));
}

/** The sentence, the own name where it says something else, and further titles. */
function titlesOf({ title, name, igsn, furtherTitles = [] }: SampleDescription) {
  const own = name === title || name === igsn ? [] : [name];
  return [...new Set([title, ...own, ...furtherTitles.map(({ text }) => text)])];
}

function textsOf({
  abstract,
  comment,
  custody,
  furtherDescriptions = [],
  collectionMethod,
  collectionMethodDescription,
}: SampleDescription) {
  const methods = [collectionMethod?.label, collectionMethodDescription].filter((one) => one !== undefined).join('; ');
  const away = custody && `${custodySentence(custody)}.`;
  return [...new Set([abstract, comment, methods, away, ...furtherDescriptions.map(({ text }) => text)])];
}

function typesOf({ generalType = 'PhysicalObject', sampleType, resourceType, prefix }: SampleDescription) {
  // Of our own objects the type is said in the words of SESAR.
  return [...new Set([generalType, sampleType ?? (prefix === undefined ? undefined : resourceType?.label)])];
}

function formatsOf(description: SampleDescription) {
  const { material, furtherMaterials = [], mediaFormats = [], furtherSizes = [] } = description;
  const sizes = furtherSizes.map(({ value, unit }) => [value, unit].filter((one) => one !== undefined).join(' '));
  return [
    material?.label,
    ...furtherMaterials.map(({ label }) => label),
    sizeOf(description),
    ...sizes,
    ...mediaFormats,
  ];
}

function subjectsOf(description: SampleDescription) {
  const { rock, geologicalUnit, geologicalAges, keywords, subjects = [], classifications = [] } = description;
  const terms = [...classifications, ...subjects].map(({ label }) => label);
  return [...new Set([rock, geologicalUnit, ...geologicalAges, ...keywords, ...terms])];
}

function contributorsOf({ agents, currentArchive, fundingAgencies, funding = [] }: SampleDescription) {
  const others = agents.filter((one) => !one.isCreator).map((one) => one.name);
  return [...new Set([...others, currentArchive, ...fundingAgencies, ...funding.map(({ funderName }) => funderName)])];
}

/** When it was collected, as a range where it took more than one day, and when it was registered. */
function datesOf(description: SampleDescription, { registeredAt }: RegistrationFacts) {
  const { collectedFrom, collectedTo, sampledOn, publishedOn, publicationYear, dates = [] } = description;
  const year = publicationYear === undefined ? undefined : String(publicationYear);
  const published = legalDate(publishedOn)?.text ?? year ?? (isOurs(description) ? registeredAt : undefined);
  const from = legalDate(collectedFrom ?? sampledOn)?.text;
  const to = legalDate(collectedTo)?.text;
  return [
    from === undefined || to === undefined || from === to ? (from ?? to) : `${from}/${to}`,
    published,
    ...dates.map(({ date }) => date),
  ];
}

function sizeOf({ size, lengthM }: SampleDescription): string | undefined {
  if (size !== undefined) return `${size.value} ${size.unit ?? ''}`.trim();
  const length = legalDecimal(lengthM);
  return length === undefined ? undefined : `${length} m`;
}

function identifierElements(description: SampleDescription, context: WriteContext): Xml {
  const { type, value, address } = objectName(description, context);
  const handle = ownHandle(description, context);
  const others = (description.alternateIdentifiers ?? []).map(({ value }) => value);
  const handles = handle === undefined ? [] : [`http://hdl.handle.net/${handle}`, `igsn:${handle}`];
  const codes = type === 'IGSN' ? [`igsn:${value}`] : [];
  return said(
    'identifier',
    ...new Set([...(type === 'Handle' || address === '' ? [] : [address]), ...handles, ...codes, ...others]),
  );
}

function relationElements(description: SampleDescription, context: WriteContext): Xml {
  const { parent, furtherParents = [], children, relatedWorks } = description;
  const family = [...(parent === undefined ? [] : [parent]), ...furtherParents, ...children];
  const member = (relative: FamilyMember) => {
    const one = memberOf(relative, description);
    const { type, value } = objectName(one, context);
    return one.prefix === undefined ? `handle:${asHandle(one, context)}` : `${type.toLowerCase()}:${value}`;
  };
  return xml(
    each(family, (one) => said('relation', member(one))),
    each(relatedWorks, (work) => said('relation', relationText(work, context))),
  );
}

/** `<type>:<id>` as the registry writes it; an address needs no type before it. */
function relationText(work: RelatedWork, context: WriteContext): string {
  const { type, value } = bareIdentifier(work, context);
  return /^[a-z]+:/i.test(value) ? value : `${type.toLowerCase()}:${value}`;
}

const SCALE_TEXT = { csf_a: 'below surface (CSF-A)', csf_b: 'below surface (CSF-B)', drf: 'driller’s depth' } as const;

function coverageOf(description: SampleDescription): readonly (string | undefined)[] {
  const latitude = legalDecimal(description.latitudeDeg, -90, 90);
  const longitude = legalDecimal(description.longitudeDeg, -180, 180);
  const isPoint = latitude !== undefined && longitude !== undefined;
  const depth = measuredDepths(description)[0];
  const further = (description.places ?? []).map(({ name }) => name);
  return [
    placeName(description) ?? description.primaryLocationName,
    isPoint ? `latitude ${latitude}, longitude ${longitude} (WGS 84)` : undefined,
    depth && depthText(depth),
    ...further,
  ];
}

function depthText({ topM, bottomM, scale }: MeasuredDepth): string | undefined {
  const top = legalDecimal(topM);
  const bottom = legalDecimal(bottomM);
  return top === undefined || bottom === undefined ? undefined : `${top}–${bottom} m ${SCALE_TEXT[scale]}`;
}

function rightsOf(description: SampleDescription): readonly (string | undefined)[] {
  const { isPublic, moratoriumUntil, licences = [] } = description;
  const stated = licences.map(({ uri, name, identifier }) => uri ?? name ?? identifier);
  if (isPublic) return isOurs(description) ? ['Open access', ...stated] : stated;
  return [moratoriumUntil === undefined ? 'Restricted access' : `Under moratorium until ${moratoriumUntil}`, ...stated];
}
