import { readXmlRecord } from '../../formats/datacite-4/read-xml-record.ts';
import { ElementReader, newReading } from '../../formats/reading/element-reader.ts';
import { openSource } from '../../formats/reading/open-source.ts';
import type { ReceivedDocument } from '../../operations/registry/record-change.ts';
import { attributesOfRecord } from './described-by.ts';
import type { KernelAttributes } from './kernel-attributes.ts';

/** What a kept document says; `xml` where it was XML. */
export interface KeptText {
  readonly attributes: KernelAttributes;
  readonly xml: Uint8Array | undefined;
}

const PART = 'datacite';
const XML = 'application/vnd.datacite.datacite+xml';
const JSON_TYPE = 'application/vnd.datacite.datacite+json';

/** Attributes as a document to be kept: all that the record says in DataCite's words, also where a request changed a few. */
export function keptAttributes(attributes: KernelAttributes): ReceivedDocument {
  // In one order, so that the same attributes are the same bytes.
  const content = Buffer.from(JSON.stringify(Object.fromEntries(Object.entries(attributes).toSorted(byName))));
  return { part: PART, format: 'datacite-json', mediaType: JSON_TYPE, content };
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** DataCite XML as it was received, to be kept. */
export function keptXml(content: Uint8Array): ReceivedDocument {
  return { part: PART, format: 'datacite4', mediaType: XML, content };
}

/** Reads a kept document back; undefined for one that another API kept in a shape that is not ours. */
export function readKept(kept: { readonly content: Uint8Array }): KeptText | undefined {
  const opened = openSource(kept.content, PART);
  if (!opened.ok || opened.value.syntax === 'text') return undefined;
  if (opened.value.syntax === 'json') return { attributes: opened.value.value as KernelAttributes, xml: undefined };
  const record = readXmlRecord(new ElementReader(opened.value.root, newReading(PART, 'datacite4')));
  return { attributes: attributesOfRecord(record), xml: kept.content };
}
