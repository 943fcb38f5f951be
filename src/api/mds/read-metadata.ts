import type { Finding } from '../../domain/finding.ts';
import { DIF } from '../../formats/dif/format.ts';
import type { ReadableFormat } from '../../formats/format.ts';
import { ISO_19115_3 } from '../../formats/iso-19115-3/format.ts';
import { ISO_19139 } from '../../formats/iso-19139/format.ts';
import { readDocument } from '../../formats/reading/read-document.ts';
import type { RecordRead } from '../../formats/reading/record-read.ts';
import { readXml } from '../../formats/xml/read-xml.ts';
import type { ReceivedDocument } from '../../operations/registry/record-change.ts';
import { charsetOf } from './body-text.ts';
import { MdsRefusal, XML_TYPE } from './mds-answer.ts';
import type { MdsRequest } from './mds-request.ts';
import type { MdsService } from './mds-service.ts';
import { type CatalogueRecord, readCatalogue } from './read-catalogue.ts';

/** A document as received and what it says: a record of a format that is read, or one of a data catalogue. */
export type Metadata =
  | { readonly document: ReceivedDocument; readonly record: RecordRead }
  | { readonly document: ReceivedDocument; readonly catalogued: CatalogueRecord };

/** Registration documents name their identifier; of others it is in the address (igsn-registry-protocols 1.3). */
export function isRegistration({ document }: Metadata): boolean {
  return document.part === 'registration';
}

/**
 * Reads the metadata of a request in any readable format, or ISO or DIF. Throws 400: `none` in the resource's words for an empty
 * body, `[xml] …` for one that is too large, not well-formed, has a document type, does not fit its schema, holds several
 * records, or is of no known format.
 */
export function readMetadata(service: MdsService, request: MdsRequest, none: string): Metadata {
  const { body, contentType } = request;
  const limit = service.house.settings.mdsLargestXmlBytes;
  if (isBlank(body)) throw new MdsRefusal(400, none);
  if (body.length > limit) throw new MdsRefusal(400, `[xml] size must not be more than ${limit} bytes`);
  const content = selfContained(body, contentType);
  const metadata = read(content, service.readable);
  if (service.isStrict && isRegistration(metadata)) ensureLocation(content);
  return metadata;
}

function isBlank(body: Uint8Array): boolean {
  return body.length < 64 && body.every((octet) => octet <= 0x20);
}

/**
 * A content type's charset counts where the document declares none (RFC 7303). It is kept in UTF-8 then, or it could not be
 * read again without the header.
 */
function selfContained(body: Buffer, contentType: string): Uint8Array {
  const charset = charsetOf(contentType);
  const saysItself = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|<\?xml[^>]*\sencoding\s*=)/.test(
    body.toString('latin1', 0, 200),
  );
  if (charset === undefined || charset === 'utf-8' || charset.startsWith('utf-16') || saysItself) return body;
  return Buffer.from(new TextDecoder(charset).decode(body), 'utf8');
}

function read(content: Uint8Array, readable: readonly ReadableFormat[]): Metadata {
  const found = readDocument(content, 'body', readable.filter(isDescribing));
  if (!found.ok) return readOther(content, found.findings);
  const { format, records } = found.value;
  refuseErrors(found.findings);
  const [record] = records;
  if (record === undefined || records.length > 1)
    throw new MdsRefusal(400, `[xml] xml error: the document holds ${records.length} records, not one`);
  const mediaType = format.syntax === 'xml' ? XML_TYPE : (format.mediaTypes[0] ?? 'text/plain');
  return { record, document: { part: partOf(format), format: format.name, mediaType, content } };
}

/** ISO and DIF stand beside a record, mostly under a number of their catalogue: they are read as {@link readCatalogue} does. */
function isDescribing({ name }: ReadableFormat): boolean {
  return name !== ISO_19139.name && name !== ISO_19115_3.name && name !== DIF.name;
}

function partOf({ name, syntax }: ReadableFormat): string {
  if (/^igsn(?:-\d|$)/.test(name)) return 'registration';
  if (/datacite/.test(name)) return 'datacite';
  return syntax === 'xml' && name !== 'oai_dc' ? 'description' : 'other';
}

function readOther(content: Uint8Array, findings: readonly Finding[]): Metadata {
  if (findings.some((one) => one.code === 'unknown-format')) {
    const root = readXml(content, 'body');
    const catalogued = root.ok ? readCatalogue(root.value) : undefined;
    if (catalogued !== undefined) {
      const { part, format } = catalogued;
      return { catalogued, document: { part, format, mediaType: XML_TYPE, content } };
    }
  }
  throw xmlRefusal(findings);
}

function refuseErrors(findings: readonly Finding[]): void {
  const errors = findings.filter((one) => one.severity === 'error');
  if (errors.length > 0) throw xmlRefusal(errors);
}

const MOST_TOLD = 5;

function xmlRefusal(findings: readonly Finding[]): MdsRefusal {
  const told = findings.slice(0, MOST_TOLD).map(({ message, at }) => {
    const place = at?.row === undefined ? '' : `line ${at.row}: `;
    return `[xml] xml error: ${place}${message.trim()}`;
  });
  return new MdsRefusal(400, told.join('; '));
}

const LOCATION = 'http://doidb.wdc-terra.org/igsn/schemas/';

/** The registry of 2020 took its own schema documents only; the pairs of a location are namespace and address. */
function ensureLocation(content: Uint8Array): void {
  const root = readXml(content, 'body');
  const location = root.ok ? (root.value.attributes['xsi:schemaLocation'] ?? '') : '';
  if (location.trim().split(/\s+/)[1]?.startsWith(LOCATION) === true) return;
  throw new MdsRefusal(400, `[xml] xml error: schemaLocation must start with ${LOCATION}`);
}
