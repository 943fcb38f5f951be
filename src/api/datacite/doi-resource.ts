import { dataciteXml } from '../../formats/datacite-4/to-datacite.ts';
import { isObject, type JsonObject } from '../../formats/datacite-json/json-reader.ts';
import type { WriteContext } from '../../formats/format.ts';
import { doiOf } from '../../formats/identifier-forms.ts';
import { recordBy } from './described-by.ts';
import { doiState } from './doi-state.ts';
import type { Resource } from './json-api.ts';
import { type KernelAttributes, OBJECT_LISTS, TEXT_LISTS } from './kernel-attributes.ts';
import { landingPageOf } from './landing-page.ts';
import type { StoredDoi } from './stored-doi.ts';

/** What of a record is shown. Single records come with detail, lists only when it is asked for. */
export interface Shown {
  readonly detail: boolean;
  readonly affiliation: boolean;
  readonly publisher: boolean;
  /** Only these attributes; absent is all. */
  readonly fields?: readonly string[];
}

const KERNEL = 'http://datacite.org/schema/kernel-4';

/** What is shown of a record: also of one that is not kept yet. */
export interface ShownDoi extends Omit<StoredDoi, 'record'> {
  readonly record: Pick<
    StoredDoi['record'],
    'igsn' | 'agentSymbol' | 'clientSymbol' | 'landingUrl' | 'withdrawnReason' | 'facts'
  >;
}

/** A record as the REST API shows it. Source: igsn-registry-protocols 2.2. */
export function doiResource(stored: ShownDoi, shown: Shown, context: WriteContext): Resource {
  const { record } = stored;
  const doi = doiOf(record.igsn, context);
  const all = { ...describing(stored.attributes, doi, shown), ...registering(stored, shown, context) };
  const client = { id: record.clientSymbol.toLowerCase(), type: 'clients' };
  const provider = { id: record.agentSymbol.toLowerCase(), type: 'providers' };
  return {
    id: doi,
    type: 'dois',
    attributes: shown.fields === undefined ? all : only(all, shown.fields),
    relationships: { client: { data: client }, provider: { data: provider }, media: { data: [] } },
  };
}

/** The XML of a record: as it was received where that says all, else as the attributes say it; null for nothing described. */
export function xmlOf({ attributes, xml, record, isDescribed }: ShownDoi, context: WriteContext): string | null {
  if (!isDescribed) return null;
  const text = xml ?? Buffer.from(declared(dataciteXml(recordBy(attributes, doiOf(record.igsn, context)))));
  return Buffer.from(text).toString('base64');
}

const declared = (root: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;

function only(all: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)));
}

function describing(attributes: KernelAttributes, doi: string, shown: Shown) {
  const { publisher, container, creators, contributors, alternateIdentifiers, ...same } = attributes;
  const lists = Object.fromEntries([...OBJECT_LISTS, ...TEXT_LISTS].map((name) => [name, []]));
  const alternates = Array.isArray(alternateIdentifiers) ? alternateIdentifiers.filter(isObject) : [];
  const suffixAt = doi.indexOf('/');
  return {
    doi,
    ...(shown.detail && { prefix: doi.slice(0, suffixAt), suffix: doi.slice(suffixAt + 1) }),
    identifiers: alternates.map((one) => ({
      identifier: one.alternateIdentifier,
      identifierType: one.alternateIdentifierType,
    })),
    ...lists,
    publicationYear: null,
    language: null,
    types: {},
    version: null,
    contentUrl: null,
    ...same,
    alternateIdentifiers: alternates,
    creators: namesOf(creators, shown),
    contributors: namesOf(contributors, shown),
    publisher: shown.publisher || !isObject(publisher) ? (publisher ?? null) : (publisher.name ?? null),
    container: container ?? {},
  };
}

/** Names as people wrote them; affiliations are plain texts unless somebody asks for objects. */
function namesOf(names: unknown, { affiliation }: Shown): readonly JsonObject[] {
  const list = Array.isArray(names) ? names.filter(isObject) : [];
  return list.map((one) => {
    const known = Array.isArray(one.affiliation) ? one.affiliation : [];
    const affiliations = affiliation ? known : known.map((place) => (isObject(place) ? place.name : place));
    return { ...one, affiliation: affiliations, nameIdentifiers: one.nameIdentifiers ?? [] };
  });
}

function registering(stored: ShownDoi, { detail }: Shown, context: WriteContext) {
  const { record, attributes, check } = stored;
  const { facts } = record;
  const state = doiState(facts.state);
  return {
    url: record.landingUrl ?? (state === 'draft' ? null : context.landingUrl(record.igsn)),
    ...(detail && { xml: xmlOf(stored, context) }),
    metadataVersion: facts.version - 1,
    schemaVersion: stored.isDescribed ? KERNEL : null,
    source: 'api',
    isActive: state === 'findable',
    state,
    reason: record.withdrawnReason,
    landingPage: check === undefined ? null : landingPageOf(check),
    viewCount: 0,
    downloadCount: 0,
    ...countsOf(attributes),
    ...(detail && { viewsOverTime: [], downloadsOverTime: [], citationsOverTime: [] }),
    created: facts.submittedAt,
    registered: facts.registeredAt ?? null,
    published: attributes.publicationYear === undefined ? null : String(attributes.publicationYear),
    updated: facts.changedAt,
  };
}

const COUNTED: Readonly<Record<string, readonly string[]>> = {
  referenceCount: ['References', 'Cites', 'IsSupplementTo'],
  citationCount: ['IsCitedBy', 'IsReferencedBy', 'IsSupplementedBy'],
  partCount: ['HasPart'],
  partOfCount: ['IsPartOf'],
  versionCount: ['HasVersion'],
  versionOfCount: ['IsVersionOf'],
};

/** How many works of each kind the record itself names. */
function countsOf({ relatedIdentifiers }: KernelAttributes): Readonly<Record<string, number>> {
  const related = Array.isArray(relatedIdentifiers) ? relatedIdentifiers.filter(isObject) : [];
  const count = (relations: readonly string[]) =>
    related.filter((one) => relations.includes(String(one.relationType))).length;
  return Object.fromEntries(Object.entries(COUNTED).map(([name, relations]) => [name, count(relations)]));
}
