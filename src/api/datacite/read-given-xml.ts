import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Finding } from '../../domain/finding.ts';
import type { DataciteRecord } from '../../formats/datacite-4/datacite-record.ts';
import { DATACITE } from '../../formats/datacite-4/format.ts';
import { readXmlRecord } from '../../formats/datacite-4/read-xml-record.ts';
import type { ReadableFormat } from '../../formats/format.ts';
import { ElementReader, newReading } from '../../formats/reading/element-reader.ts';
import { openSource } from '../../formats/reading/open-source.ts';
import { recognise } from '../../formats/reading/read-document.ts';
import type { SourceDocument } from '../../formats/reading/source-document.ts';
import type { XmlNode } from '../../formats/xml/xml-node.ts';
import { isWritable } from './is-writable.ts';
import type { Problem } from './json-api.ts';

/** A document that came as `xml`: of DataCite a record, of any other format that we read the description. */
export type GivenDocument =
  | { readonly kind: 'datacite'; readonly record: DataciteRecord; readonly bytes: Uint8Array }
  | {
      readonly kind: 'other';
      readonly format: ReadableFormat;
      readonly description: SampleDescription;
      readonly bytes: Uint8Array;
    };

/** A document with what its schema complains of; without document it could not be read at all. */
export interface ReadXml {
  readonly document?: GivenDocument;
  readonly problems: readonly Problem[];
}

/** Reads the attribute `xml`: a document of any format that we read, in base64; one that is plainly XML or JSON is taken too. */
export function readGivenXml(xml: unknown, formats: readonly ReadableFormat[]): ReadXml {
  if (typeof xml !== 'string') return { problems: [{ source: 'xml', title: 'Is invalid' }] };
  const isPlain = /^\s*[<{[]/.test(xml);
  const bytes = isPlain ? Buffer.from(xml) : Buffer.from(xml, 'base64');
  const schemaFor = (root: XmlNode) => recognise({ syntax: 'xml', file: 'xml', root }, formats)?.schema?.();
  const opened = openSource(bytes, 'xml', schemaFor);
  if (!opened.ok) return { problems: [{ source: 'xml', title: wordsOf(opened.findings[0]!) }] };
  const format = recognise(opened.value, formats);
  if (format === undefined) return { problems: [{ source: 'xml', title: 'Metadata format not recognized' }] };
  const document = readAs(opened.value, format, bytes);
  const problems = opened.findings.map((one) => ({ source: sourceOf(one), title: wordsOf(one) }));
  return document === undefined ? { problems: [{ source: 'xml', title: 'Is invalid' }] } : { document, problems };
}

function readAs(source: SourceDocument, format: ReadableFormat, bytes: Uint8Array): GivenDocument | undefined {
  if (format === DATACITE && source.syntax === 'xml') {
    const record = readXmlRecord(new ElementReader(source.root, newReading('xml', format.name)));
    return { kind: 'datacite', record, bytes };
  }
  const [read] = format.read(source);
  return read !== undefined && isWritable(read.description)
    ? { kind: 'other', format, description: read.description, bytes }
    : undefined;
}

/** Clients know the attribute by the element it comes from. */
function sourceOf({ field }: Finding): string {
  const element = field?.split('/')[0] ?? 'xml';
  return PARENTS[element] ?? element;
}

const PARENTS: Readonly<Record<string, string>> = {
  creator: 'creators',
  title: 'titles',
  subject: 'subjects',
  contributor: 'contributors',
  date: 'dates',
  resourceType: 'types',
  alternateIdentifier: 'alternateIdentifiers',
  relatedIdentifier: 'relatedIdentifiers',
  relatedItem: 'relatedItems',
  rights: 'rightsList',
  description: 'descriptions',
  geoLocation: 'geoLocations',
  fundingReference: 'fundingReferences',
};

function wordsOf({ message, at }: Finding): string {
  return at?.row === undefined ? message : `${message.replace(/\.$/, '')} at line ${at.row}`;
}
