import { bad, type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import type { ReadableFormat } from '../format.ts';
import { done, forEach, type Steps } from '../steps.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { readXmlInSteps } from '../xml/read-xml.ts';
import { lineStarts, positionOf, startTags } from '../xml/start-tags.ts';
import type { XmlNode } from '../xml/xml-node.ts';
import { type DocumentRead, readDocumentInSteps } from './read-document.ts';

/** How the XML of our own exports and dumps begins, by its first bytes. */
const OWN_LIST = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?<records\s*>/;
const LONGEST_START = 400;

/** A child of a list: its text, and where that begins, both from 1. */
interface Piece {
  readonly name: string;
  readonly text: string;
  readonly row: number;
  readonly character: number;
}

/**
 * Reads a document as `readDocument` does, and beside that the `records` of our own exports and dumps, each record as a document of its
 * own; the format is that of the first. Tombstones are passed over with a finding `tombstone`, a list without any record is `no-record`.
 */
export function readListed(bytes: Uint8Array, file: string, formats: readonly ReadableFormat[]): Checked<DocumentRead> {
  return done(readListedInSteps(bytes, file, formats));
}

/** {@link readListed} step by step. */
export function* readListedInSteps(
  bytes: Uint8Array,
  file: string,
  formats: readonly ReadableFormat[],
): Steps<Checked<DocumentRead>> {
  if (!isOwnList(bytes)) return yield* readDocumentInSteps(bytes, file, formats);
  const whole = yield* readXmlInSteps(bytes, file);
  if (!whole.ok) return whole;
  const findings: Finding[] = [];
  const records: DocumentRead['records'][number][] = [];
  let format: ReadableFormat | undefined;
  const pieces = piecesOf(decodeXml(bytes) ?? '', whole.value);
  const readPieces = yield* forEach(pieces, (piece) => readPiece(piece, file, formats));
  for (const [at, read] of readPieces.entries()) {
    const piece = pieces[at] as Piece;
    findings.push(...read.findings.map((one) => placed(one, piece)));
    if (!read.ok || read.value === undefined) continue;
    format ??= read.value.format;
    for (const one of read.value.records)
      records.push({ ...one, findings: one.findings.map((found) => placed(found, piece)) });
  }
  if (format !== undefined) return good({ format, records }, findings);
  const empty = finding('no-record', 'The list holds no record.', { field: '/records', at: { file } });
  return bad(...findings, empty);
}

function* readPiece(
  { name, text }: Piece,
  file: string,
  formats: readonly ReadableFormat[],
): Steps<Checked<DocumentRead | undefined>> {
  if (name === 'deleted') return good(undefined, [passedOver(file)]);
  return yield* readDocumentInSteps(Buffer.from(text), file, formats);
}

function isOwnList(bytes: Uint8Array): boolean {
  return OWN_LIST.test(Buffer.from(bytes.subarray(0, LONGEST_START)).toString('latin1'));
}

/** From the start of each child to that of the next: what stands between may stand behind a document as well. */
function piecesOf(text: string, { children }: XmlNode): readonly Piece[] {
  const tags = startTags(text);
  const lines = lineStarts(text);
  const starts = children.map(({ order }) => tags[order]!.start);
  const end = text.lastIndexOf('</records');
  return children.map(({ name }, at) => {
    const start = starts[at]!;
    return { name, text: text.slice(start, starts[at + 1] ?? end), ...positionOf(start, lines) };
  });
}

function passedOver(file: string): Finding {
  const at = { file, row: 1 };
  return finding('tombstone', 'A tombstone is passed over.', { severity: 'info', field: '/deleted', at });
}

function placed(one: Finding, { row, character }: Piece): Finding {
  const { at } = one;
  if (at?.row === undefined) return one;
  const isFirst = at.row === 1 && at.character !== undefined;
  const moved = { ...at, row: at.row + row - 1, ...(isFirst && { character: at.character! + character - 1 }) };
  return { ...one, at: moved };
}
