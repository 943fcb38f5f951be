import { bad, type Checked, finding, good } from '../../domain/finding.ts';
import type { ReadableFormat } from '../format.ts';
import { done, type Steps } from '../steps.ts';
import type { XmlNode } from '../xml/xml-node.ts';
import { locateFindings } from './locate-findings.ts';
import { locateJsonFindings } from './locate-json-findings.ts';
import { openSourceInSteps } from './open-source.ts';
import type { RecordRead } from './record-read.ts';
import type { SourceDocument } from './source-document.ts';

/** A document that was recognised: its format, its records, and beside them the findings of the whole document. */
export interface DocumentRead {
  readonly format: ReadableFormat;
  readonly records: readonly RecordRead[];
}

/** The first of the formats that knows the document; undefined for none. */
export function recognise(source: SourceDocument, formats: readonly ReadableFormat[]): ReadableFormat | undefined {
  return formats.find((format) => format.syntax === source.syntax && format.recognises(source));
}

/**
 * Reads a document of any of the formats. Syntax errors and `unknown-format` refuse it; what breaks the format's schema comes
 * as findings beside the records, which are read as far as they can be.
 */
export function readDocument(
  bytes: Uint8Array,
  file: string,
  formats: readonly ReadableFormat[],
): Checked<DocumentRead> {
  return done(readDocumentInSteps(bytes, file, formats));
}

/** {@link readDocument} step by step. */
export function* readDocumentInSteps(
  bytes: Uint8Array,
  file: string,
  formats: readonly ReadableFormat[],
): Steps<Checked<DocumentRead>> {
  let format: ReadableFormat | undefined;
  const schemaFor = (root: XmlNode) => {
    format = recognise({ syntax: 'xml', file, root }, formats);
    return format?.schema?.();
  };
  const opened = yield* openSourceInSteps(bytes, file, schemaFor);
  if (!opened.ok) return opened;
  // XML was recognised before it was held against its schema.
  if (opened.value.syntax !== 'xml') format = recognise(opened.value, formats);
  if (format === undefined) return bad(unknownFormat(opened.value));
  const { value: source, findings } = opened;
  yield;
  const records = format.read(source);
  if (source.syntax === 'text') return good({ format, records }, findings);
  if (source.syntax === 'json')
    return good({ format, records: locateJsonFindings(bytes, source.value, records) }, findings);
  const placed = (record: RecordRead) =>
    record.findings.length === 0
      ? record
      : { ...record, findings: locateFindings(bytes, source.root, record.findings) };
  return good({ format, records: records.map(placed) }, findings);
}

function unknownFormat(source: SourceDocument) {
  const value = source.syntax === 'xml' ? `${source.root.name} in namespace "${source.root.namespace}"` : source.syntax;
  return finding('unknown-format', 'No format that Corestone reads looks like this document.', {
    value,
    rule: 'a known root element, namespace and telling child',
    at: { file: source.file, row: source.syntax === 'xml' ? source.root.line : 1 },
  });
}
