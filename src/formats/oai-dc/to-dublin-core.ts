import { type MeasuredDepth, measuredDepths } from '../../domain/description/measured-depths.ts';
import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { creatorsOf } from '../cited-agents.ts';
import type { WriteContext } from '../format.ts';
import { bareIdentifier, doiUrl, handleOf } from '../identifier-forms.ts';
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
export function toDublinCore(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  return wrap(
    'oai_dc:dc',
    xml(
      said('title', description.title, description.name),
      said('creator', ...creatorsOf(description, facts).map((one) => one.name)),
      said('subject', ...subjectsOf(description)),
      said('description', description.abstract, description.comment),
      said('publisher', context.agentName),
      said('contributor', ...contributorsOf(description)),
      said('date', ...datesOf(description, facts)),
      said('type', 'PhysicalObject', description.sampleType),
      said('format', description.material?.label, sizeOf(description)),
      identifierElements(description, context),
      said('language', 'en'),
      relationElements(description, context),
      said('coverage', ...coverageOf(description)),
      said('rights', rightsOf(description)),
    ),
    ROOT,
  );
}

function said(element: string, ...texts: readonly (string | undefined)[]): Xml {
  return each(texts, (text) => textElement(`dc:${element}`, text));
}

function subjectsOf({ rock, geologicalUnit, geologicalAges, keywords }: SampleDescription) {
  return [...new Set([rock, geologicalUnit, ...geologicalAges, ...keywords])];
}

function contributorsOf({ agents, currentArchive, fundingAgencies }: SampleDescription) {
  const others = agents.filter((one) => !one.isCreator).map((one) => one.name);
  return [...new Set([...others, currentArchive, ...fundingAgencies])];
}

/** When it was collected, as a range where it took more than one day, and when it was registered. */
function datesOf({ collectedFrom, collectedTo, sampledOn }: SampleDescription, { registeredAt }: RegistrationFacts) {
  const from = legalDate(collectedFrom ?? sampledOn)?.text;
  const to = legalDate(collectedTo)?.text;
  return [from === undefined || to === undefined || from === to ? (from ?? to) : `${from}/${to}`, registeredAt];
}

function sizeOf({ size, lengthM }: SampleDescription): string | undefined {
  if (size !== undefined) return `${size.value} ${size.unit}`.trim();
  const length = legalDecimal(lengthM);
  return length === undefined ? undefined : `${length} m`;
}

function identifierElements({ igsn }: SampleDescription, context: WriteContext): Xml {
  const handle = handleOf(igsn, context);
  return said('identifier', doiUrl(igsn, context), `http://hdl.handle.net/${handle}`, `igsn:${handle}`);
}

function relationElements({ parent, children, relatedWorks }: SampleDescription, context: WriteContext): Xml {
  const family = parent === undefined ? children : [parent, ...children];
  return xml(
    each(family, ({ igsn }) => said('relation', `handle:${handleOf(igsn, context)}`)),
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
  return [
    placeName(description),
    isPoint ? `latitude ${latitude}, longitude ${longitude} (WGS 84)` : undefined,
    depth && depthText(depth),
  ];
}

function depthText({ topM, bottomM, scale }: MeasuredDepth): string | undefined {
  const top = legalDecimal(topM);
  const bottom = legalDecimal(bottomM);
  return top === undefined || bottom === undefined ? undefined : `${top}–${bottom} m ${SCALE_TEXT[scale]}`;
}

function rightsOf({ isPublic, moratoriumUntil }: SampleDescription): string {
  if (isPublic) return 'Open access';
  return moratoriumUntil === undefined ? 'Restricted access' : `Under moratorium until ${moratoriumUntil}`;
}
