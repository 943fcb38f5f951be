import { isObject, type JsonObject } from '../../formats/datacite-json/json-reader.ts';
import type { ReadableFormat } from '../../formats/format.ts';
import { isWritable } from './is-writable.ts';
import { type Problem, refusal } from './json-api.ts';
import { type GivenAttributes, readGiven } from './kernel-attributes.ts';
import { type GivenDocument, readGivenXml } from './read-given-xml.ts';

/** What a request wants of a DOI. */
export interface DoiPayload extends GivenAttributes {
  readonly doi: string | undefined;
  readonly prefix: string | undefined;
  /** Symbol of a client, upper case, from the relationships. */
  readonly client: string | undefined;
  readonly event: string | undefined;
  readonly isTransfer: boolean;
  /** Undefined where the request says nothing, null where it takes the address away. */
  readonly url: string | null | undefined;
  readonly document: GivenDocument | undefined;
  /** What a schema complains of; it keeps a document from being registered, not from being drafted. */
  readonly schemaProblems: readonly Problem[];
}

/** Reads a payload of JSON:API. Throws 400 for anything else. */
export function readPayload(body: unknown, formats: readonly ReadableFormat[]): DoiPayload {
  const data = isObject(body) ? body.data : undefined;
  if (!isObject(data)) throw refusal(400);
  const attributes = isObject(data.attributes) ? data.attributes : {};
  const xml =
    attributes.xml === undefined || attributes.xml === null ? undefined : readGivenXml(attributes.xml, formats);
  const { given, problems } = readGiven(attributes);
  const unread = xml !== undefined && xml.document === undefined ? xml.problems : [];
  const url = urlOf(attributes);
  const prefix = textOf(attributes.prefix);
  return {
    // A document that is to get a new name may still carry an old one.
    doi:
      textOf(attributes.doi) ??
      textOf(data.id) ??
      (prefix === undefined && xml?.document ? doiIn(xml.document) : undefined),
    prefix,
    client: clientOf(data),
    event: textOf(attributes.event),
    isTransfer: attributes.mode === 'transfer',
    url: url.url,
    given,
    problems: [...problems, ...url.problems, ...unread],
    document: xml?.document,
    schemaProblems: xml?.problems ?? [],
  };
}

function urlOf({ url }: JsonObject): {
  readonly url: string | null | undefined;
  readonly problems: readonly Problem[];
} {
  if (url === undefined || (typeof url === 'string' && isWritable(url)))
    return { url: url === '' ? null : url?.trim(), problems: [] };
  return { url: null, problems: url === null ? [] : [{ source: 'url', title: 'Is invalid' }] };
}

function doiIn(document: GivenDocument): string | undefined {
  if (document.kind === 'datacite') return document.record.doi;
  const { igsn, prefix } = document.description;
  return igsn === '' ? undefined : `${prefix ?? '10273'}/${igsn}`;
}

function clientOf({ relationships }: JsonObject): string | undefined {
  const client = isObject(relationships) ? (relationships.client ?? relationships.repository) : undefined;
  const data = isObject(client) ? client.data : undefined;
  return (isObject(data) ? textOf(data.id) : undefined)?.toUpperCase();
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
