import type { SupplementalRecord } from '../../domain/description/statements.ts';
import { ElementReader, leftovers, newReading } from '../reading/element-reader.ts';
import { checkIdentified, readDescription } from '../reading/read-description.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { readResource } from './read-resource.ts';

/** Reads a name-shaped IGSN description of either version; `format` is the name under which unplaced elements are kept. */
export function fromDescription(source: SourceDocument, format: string): readonly RecordRead[] {
  if (source.syntax !== 'xml') return [];
  const root = new ElementReader(source.root, newReading(source.file, format));
  const { identifier, said, facts } = readResource(root);
  checkIdentified(identifier, root);
  const supplementalRecords = root.list('supplementalMetadata', 'record').flatMap(recordOf);
  const description = readDescription(identifier, { ...said, supplementalRecords, foreign: leftovers(root) });
  return [{ description, facts, findings: root.reading.findings }];
}

/** An address; markup in its place stays untaken and so is kept as a foreign element. */
function recordOf(element: ElementReader): readonly SupplementalRecord[] {
  const url = element.own();
  return url === undefined || element.node.children.length > 0 ? [] : [{ url }];
}
