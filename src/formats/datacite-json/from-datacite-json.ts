import { finding } from '../../domain/finding.ts';
import { descriptionOf, factsOfRecord, identifierOf } from '../datacite-4/description-of.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { isObject, type JsonObject, listOf, ObjectReader } from './json-reader.ts';
import { readJsonRecord } from './read-json-record.ts';

/** What DataCite adds of its own: state, counts and words of other formats; nothing that the record states. */
const OF_DATACITE = new Set([
  'id',
  'prefix',
  'suffix',
  'event',
  'state',
  'isActive',
  'reason',
  'source',
  'xml',
  'schemaVersion',
  'container',
  'contentUrl',
  'metadataVersion',
  'viewCount',
  'viewsOverTime',
  'downloadCount',
  'downloadsOverTime',
  'referenceCount',
  'citationCount',
  'citationsOverTime',
  'partCount',
  'partOfCount',
  'versionCount',
  'versionOfCount',
  'created',
  'registered',
  'published',
  'updated',
  'agency',
  'clientId',
  'providerId',
  'mode',
  'validate',
]);

/**
 * Reads DataCite JSON: attributes alone, the envelope of JSON:API around one record or a list of them, or a list of
 * attributes. Findings: `no-identifier`, `not-a-number`, `off-the-globe`, `broken-polygon`.
 */
export function fromDataciteJson(source: SourceDocument): readonly RecordRead[] {
  if (source.syntax !== 'json') return [];
  return attributesIn(source.value).map((one) => readAttributes(one, source.file));
}

/** The attributes of every record of a document; empty for a document that is none of DataCite's. */
export function attributesIn(value: unknown): readonly JsonObject[] {
  const enveloped = isObject(value) && 'data' in value ? value.data : value;
  return listOf(enveloped).flatMap((one) => {
    const attributes = isObject(one) && isObject(one.attributes) ? one.attributes : one;
    return isObject(attributes) && looksLikeDatacite(attributes) ? [attributes] : [];
  });
}

function looksLikeDatacite(value: JsonObject): boolean {
  if ('@context' in value) return false;
  const isKernel =
    typeof value.schemaVersion === 'string' && value.schemaVersion.includes('datacite.org/schema/kernel');
  const hasKind = isObject(value.types) && 'resourceTypeGeneral' in value.types;
  return isKernel || hasKind || (Array.isArray(value.titles) && ('creators' in value || 'doi' in value));
}

function readAttributes(value: JsonObject, file: string): RecordRead {
  const reader = new ObjectReader(value, '', [], file);
  const record = readJsonRecord(reader);
  const description = descriptionOf(record, reader.leftovers('datacite-json', OF_DATACITE));
  const rule = 'doi, or an identifier of type DOI';
  const missing = finding('no-identifier', 'The record names no identifier.', { field: 'doi', rule, at: { file } });
  const findings = identifierOf(record) === undefined ? [missing, ...reader.findings] : reader.findings;
  return { description, facts: factsOfRecord(record), findings, readFrom: value };
}
