import { ElementReader, leftovers, newReading } from '../reading/element-reader.ts';
import { checkIdentified } from '../reading/read-description.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import type { XmlNode } from '../xml/xml-node.ts';
import { descriptionOf, factsOfRecord, identifierOf } from './description-of.ts';
import { readXmlRecord } from './read-xml-record.ts';

/** Reads a DataCite record of any kernel from 2 to 4; older ones as far as they are the same. */
export function fromDatacite(source: SourceDocument): readonly RecordRead[] {
  return source.syntax === 'xml' ? [readResource(source.root, source.file)] : [];
}

/** The same from a `resource` that stands within another document. */
export function readResource(resource: XmlNode, file: string): RecordRead {
  const root = new ElementReader(resource, newReading(file, 'datacite4'));
  const record = readXmlRecord(root);
  checkIdentified(identifierOf(record), root);
  const description = descriptionOf(record, leftovers(root));
  return { description, facts: factsOfRecord(record), findings: root.reading.findings };
}
