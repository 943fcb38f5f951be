import { finding } from '../../domain/finding.ts';
import { readResource } from '../datacite-4/from-datacite.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { childNamed } from '../xml/xml-node.ts';

/**
 * Reads the record within the wrapper, whatever kernel it has. A wrapper without a record gives a finding `no-payload` and
 * nothing else. What the wrapper itself says, symbol of the client and kernel, is no part of the description.
 */
export function fromOaiDatacite(source: SourceDocument): readonly RecordRead[] {
  if (source.syntax !== 'xml') return [];
  const payload = childNamed(source.root, 'payload');
  const resource = payload && childNamed(payload, 'resource');
  if (resource !== undefined) return [readResource(resource, source.file)];
  const { description, facts } = readResource({ ...source.root, children: [], text: '' }, source.file);
  const rule = 'payload with a DataCite resource';
  const at = { file: source.file, row: source.root.line };
  return [{ description, facts, findings: [finding('no-payload', 'The wrapper holds no record.', { rule, at })] }];
}
