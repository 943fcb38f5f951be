import { present } from '../../domain/description/present.ts';
import type { Image } from '../../domain/description/related-work.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Concept } from '../../domain/description/statements.ts';
import { finding } from '../../domain/finding.ts';
import { materialByUri } from '../../domain/vocabulary/materials.ts';
import { OWN_NAME } from '../datacite-4/record-texts.ts';
import { isObject, type JsonObject, listOf, ObjectReader, textOf } from '../datacite-json/json-reader.ts';
import { readDescription } from '../reading/read-description.ts';
import { type ReadIdentifier, readIdentifier } from '../reading/read-identifier.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { readAgents, readFunding, readPublisher } from './read-agents.ts';
import { readPlaces } from './read-place.ts';
import { readRelated } from './read-related.ts';

const SCHEMA_ORG = /^https?:\/\/(?:www\.)?schema\.org\/?(?:docs\/jsonldcontext\.jsonld?)?$/i;
const NOT_FOREIGN = new Set(['@context', '@type', '@id', 'provider', 'includedInDataCatalog']);

/** Things of schema.org in a document: it itself, a list, or the members of its `@graph`; empty for any other JSON. */
export function thingsIn(value: unknown): readonly JsonObject[] {
  const isOfSchemaOrg = (one: JsonObject) =>
    listOf(one['@context']).some((context) =>
      isObject(context) ? Object.values(context).some(isSchemaOrg) : isSchemaOrg(context),
    );
  return listOf(value).flatMap((one) => {
    if (!isObject(one) || !isOfSchemaOrg(one)) return [];
    const things = '@graph' in one ? listOf(one['@graph']).filter(isObject) : [one];
    return things.filter((thing) => ['name', 'identifier', 'description'].some((key) => key in thing));
  });
}

function isSchemaOrg(context: unknown): boolean {
  return typeof context === 'string' && SCHEMA_ORG.test(context);
}

/** Reads JSON-LD of schema.org: our own, DataCite's and that of others, as far as plain keys without prefix are used. */
export function fromSchemaOrg(source: SourceDocument): readonly RecordRead[] {
  return source.syntax === 'json' ? thingsIn(source.value).map((one) => readThing(one, source.file)) : [];
}

function readThing(value: JsonObject, file: string): RecordRead {
  const root = new ObjectReader(value, '', [], file);
  const properties = root.objects('identifier', 'value').map((one) => ({
    type: one.text('propertyID') ?? '',
    value: one.text('value', '@id', 'url') ?? '',
  }));
  const identifier = identifierOf(root, properties);
  const said: Partial<SampleDescription> = present({
    ...identityOf(root, properties, identifier),
    ...materialsOf(root),
    ...datesOf(root),
    ...accessOf(root),
    ...readPlaces(root),
    ...readRelated(root, identifier),
    ...readFunding(root),
    ...keywordsOf(root),
    agents: readAgents(root),
    publisher: readPublisher(root),
    currentArchive: root.object('maintainer', 'name')?.text('name'),
    images: root.objects('image', 'contentUrl').flatMap(imageOf),
    supplementalRecords: root.objects('subjectOf', 'url').flatMap((one) => {
      const url = one.text('url', '@id', 'contentUrl');
      return url === undefined ? [] : [present({ url, title: one.text('name') })];
    }),
    licences: listOf(root.member('license')).flatMap((one) => {
      const text = isObject(one) ? textOf(one.url ?? one['@id'] ?? one.name) : textOf(one);
      return text === undefined ? [] : [/^https?:/.test(text) ? { uri: text } : { name: text }];
    }),
  });
  const description = readDescription(identifier, { ...said, foreign: root.leftovers('jsonld', NOT_FOREIGN) });
  const registrant = description.publisher?.name;
  const changedAt = root.text('dateModified');
  const facts = present({ registrant, registeredAt: root.text('datePublished'), changedAt });
  const missing = finding('no-identifier', 'The record names no identifier.', {
    field: '@id',
    rule: 'an IGSN or DOI',
    at: { file },
  });
  const findings = identifier === undefined ? [missing, ...root.findings] : root.findings;
  return { description, facts, findings, readFrom: value };
}

interface Property {
  readonly type: string;
  readonly value: string;
}

/** The DOI by name or as `@id`, else the handle or IGSN, else what `@id` says if that is no page of a website. */
function identifierOf(root: ObjectReader, properties: readonly Property[]): ReadIdentifier | undefined {
  const id = root.text('@id');
  const named = (type: string) => properties.find((one) => one.type.toLowerCase() === type)?.value;
  const isDoi = id !== undefined && /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i.test(id);
  const isOther = id !== undefined && /^(?:https?:\/\/(?:hdl\.handle\.net|igsn\.org)\/|hdl:|igsn:)/i.test(id);
  const last = properties.map(({ value }) => value).find((one) => /(?:^|\/)10\.\d+\//.test(one));
  return readIdentifier(
    isDoi ? id : (named('doi') ?? named('handle') ?? (isOther ? id : undefined) ?? named('igsn') ?? last),
  );
}

function identityOf(root: ObjectReader, properties: readonly Property[], identifier: ReadIdentifier | undefined) {
  const title = root.text('name', 'headline');
  const name = properties.find(({ type }) => type === OWN_NAME)?.value;
  const others = listOf(root.member('alternateName'))
    .map(textOf)
    .filter((one) => one !== undefined);
  const isOwn = ({ type, value }: Property) =>
    value === name || value === '' || readIdentifier(value)?.code === identifier?.code || type === '';
  const kinds = listOf(root.member('additionalType'))
    .map(textOf)
    .filter((one) => one !== undefined);
  const type = textOf(listOf(root.value['@type'])[0]);
  const isPhysical = kinds.some((one) => one.endsWith('dcmitype/PhysicalObject'));
  const kind = kinds.find((one) => !one.endsWith('dcmitype/PhysicalObject'));
  return {
    title,
    name,
    otherNames: others.filter((one) => one !== name),
    alternateIdentifiers: properties.filter((one) => !isOwn(one)),
    abstract: root.text('description', 'abstract'),
    landingPage: root.text('url'),
    language: root.text('inLanguage'),
    versionLabel: root.text('version'),
    mediaFormats: listOf(root.member('encodingFormat'))
      .map(textOf)
      .filter((one) => one !== undefined),
    generalType: isPhysical || type === undefined ? undefined : GENERAL_TYPES[type],
    resourceType: kind === undefined ? undefined : conceptOf(kind),
    size: root.text('size') === undefined ? undefined : sizeOf(root.text('size') ?? ''),
  };
}

/** Types of DataCite for those of schema.org. */
const GENERAL_TYPES: Readonly<Record<string, string>> = {
  Book: 'Book',
  Collection: 'Collection',
  Dataset: 'Dataset',
  Event: 'Event',
  ImageObject: 'Image',
  ScholarlyArticle: 'JournalArticle',
  Report: 'Report',
  SoftwareSourceCode: 'Software',
};

/** A term by its address: its label is the last part of it, until somebody looks it up. */
function conceptOf(text: string): Concept {
  if (!/^https?:/.test(text)) return { label: text };
  const uri = text.replace(/\/$/, '');
  const medium = materialByUri(uri);
  return {
    label: medium.uri === uri ? medium.label : uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1),
    uri,
  };
}

function sizeOf(text: string) {
  const parts = /^([-+~<>]?\d[\d.,]*) (\S.*)$/.exec(text);
  return parts === null ? { value: text } : { value: parts[1] ?? '', unit: parts[2] ?? '' };
}

function materialsOf(root: ObjectReader) {
  const [material, ...furtherMaterials] = listOf(root.member('material')).flatMap((one) => {
    const text = isObject(one) ? textOf(one['@id'] ?? one.url ?? one.name) : textOf(one);
    return text === undefined ? [] : [conceptOf(text)];
  });
  return { material, furtherMaterials };
}

/** Keywords as list, as one text with commas, or as terms. */
function keywordsOf(root: ObjectReader) {
  const all = root.member('keywords');
  const words = typeof all === 'string' ? all.split(/[,;]/) : listOf(all).filter((one) => !isObject(one));
  const terms = listOf(all).filter(isObject);
  return {
    keywords: words.map(textOf).filter((one) => one !== undefined),
    subjects: terms.flatMap((one) => {
      const label = textOf(one.name);
      const scheme = isObject(one.inDefinedTermSet) ? textOf(one.inDefinedTermSet.name) : textOf(one.inDefinedTermSet);
      return label === undefined ? [] : [present({ label, uri: textOf(one.url ?? one['@id']), scheme })];
    }),
  };
}

function datesOf(root: ObjectReader) {
  const created = root.text('dateCreated');
  const [from, to] = root.text('temporalCoverage')?.split('/') ?? [];
  const published = root.text('datePublished');
  const isYear = /^\d{4}$/.test(published ?? '');
  return {
    collectedFrom: from || created,
    collectedTo: to === '..' ? undefined : to,
    publishedOn: isYear ? undefined : published,
    publicationYear: isYear ? Number(published) : undefined,
  };
}

function accessOf(root: ObjectReader) {
  const text = root.text('conditionsOfAccess');
  const moratoriumUntil = /^Under moratorium until (\S+)$/.exec(text ?? '')?.[1];
  return { isPublic: moratoriumUntil === undefined && !/restricted|closed/i.test(text ?? ''), moratoriumUntil };
}

function imageOf(one: ObjectReader): readonly Image[] {
  const url = one.text('contentUrl', 'url', '@id');
  return url === undefined
    ? []
    : [present({ url, caption: one.text('caption', 'name'), licence: one.text('license') })];
}
