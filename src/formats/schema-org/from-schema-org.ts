import { readCustody } from '../../domain/description/custody.ts';
import { present } from '../../domain/description/present.ts';
import type { Image } from '../../domain/description/related-work.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { finding } from '../../domain/finding.ts';
import { isObject, type JsonObject, listOf, ObjectReader, textOf } from '../datacite-json/json-reader.ts';
import { readDescription } from '../reading/read-description.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { readAgents, readFunding, readPublisher } from './read-agents.ts';
import { identifierOf, identityOf, propertiesOf } from './read-identity.ts';
import { readPlaces } from './read-place.ts';
import { readRelated } from './read-related.ts';
import { keywordsOf, materialsOf } from './read-terms.ts';

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
  const properties = propertiesOf(root);
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
    custody: readCustody(root.text('creativeWorkStatus') ?? ''),
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
