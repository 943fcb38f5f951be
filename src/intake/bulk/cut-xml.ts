import { asWarning, bad, type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import type { ReadableFormat } from '../../formats/format.ts';
import { readDocument } from '../../formats/reading/read-document.ts';
import { LARGEST_DOCUMENT } from '../../formats/xml/read-xml.ts';
import type { WantedRecord } from '../../operations/bulk/bulk-item.ts';
import type { BulkPiece, ByteStream } from './bulk-piece.ts';
import { tombstone } from './read-dumped.ts';
import { received } from './read-json-item.ts';
import { wantedOf } from './wanted-of-records.ts';
import { XmlCutter, type XmlPiece } from './xml-cutter.ts';
import { xmlDecoder } from './xml-decoder.ts';

/**
 * The items of an XML document: every `sample`, `resource` or `record` below a root that lists them, and whatever stands in the `records` of our
 * own dumps and exports, each as a document of its own, or the whole. `line` is where it begins. What is not well-formed ends the input with a last item that says so; what was
 * cut before stands.
 */
export async function* cutXml(
  stream: ByteStream,
  readable: readonly ReadableFormat[],
  file?: string,
): AsyncGenerator<readonly BulkPiece[]> {
  const cutter = new XmlCutter(LARGEST_DOCUMENT);
  const decode = xmlDecoder();
  const toPiece =
    (piece: XmlPiece): BulkPiece =>
    () => ({
      line: piece.line,
      ...(file !== undefined && { file }),
      checked: piece.ok ? readPiece(piece, readable, file ?? 'input') : bad(finding(piece.code, piece.message)),
    });
  for await (const chunk of stream) {
    const pieces = cutter.take(decode(chunk));
    if (pieces.length > 0) yield pieces.map(toPiece);
    if (cutter.hasFailed) return;
  }
  const last = cutter.end(decode());
  if (last.length > 0) yield last.map(toPiece);
}

/** As dumps write it. */
const TOMBSTONE = /^<deleted igsn="([^"]*)" state="([^"]*)"/;

function readPiece(
  { text, line }: XmlPiece & { ok: true },
  readable: readonly ReadableFormat[],
  file: string,
): Checked<WantedRecord> {
  const [, igsn, state] = TOMBSTONE.exec(text) ?? [];
  if (igsn !== undefined && state !== undefined) return bad(tombstone(igsn, state));
  const bytes = Buffer.from(text);
  const read = readDocument(bytes, file, readable);
  if (!read.ok) return bad(...read.findings.map((one) => placedFrom(line, one)));
  const [record, second] = read.value.records;
  if (record === undefined || second !== undefined)
    return bad(finding('record-count', 'The element holds none or several records.', { rule: 'one record' }));
  const findings = [...read.findings.map(asWarning), ...record.findings].map((one) => placedFrom(line, one));
  const wanted = wantedOf({ ...record, findings });
  if (!wanted.ok) return wanted;
  return good({ ...wanted.value, documents: [received(read.value.format, bytes)] }, wanted.findings);
}

/** Lines of findings count within the piece, which begins where its item does. */
function placedFrom(line: number, one: Finding): Finding {
  return one.at?.row === undefined ? one : { ...one, at: { ...one.at, row: one.at.row + line - 1 } };
}
