import { hash } from 'node:crypto';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { READABLE } from '../../formats/formats.ts';
import { readDocument } from '../../formats/reading/read-document.ts';
import type { DumpDocument, DumpVersion, DumpVersionRead } from '../../operations/registry/dump/registry-dump.ts';
import type { DumpRow } from './dump-row.ts';
import { unpackDocument } from './unpack-document.ts';

/** The columns that hold documents, the one that says most of a sample first. */
const COLUMNS = ['dif', 'xml', 'iso'] as const;

interface ColumnRead {
  readonly document: DumpDocument;
  readonly description: SampleDescription | undefined;
}

const REGISTRATIONS = new Set(['igsn', 'igsn-0.3', 'igsn-1.1']);
const RANK = ['description', 'registration'];

/** The octets of a column, unpacked. */
interface Content {
  readonly column: (typeof COLUMNS)[number];
  readonly content: Buffer;
  readonly contentHash: string;
}

/**
 * One row of `metadata`: the documents in its columns as they were received, and the description that the most telling of them
 * gives. What a document is shows its root, not its column: GFZ kept descriptions in `dif`. Findings, by row and column:
 * `document-broken` for one that cannot be unpacked; what reading finds comes with it, as warnings: a document is kept all the same.
 */
export function readVersion(row: DumpRow, findings: Finding[]): DumpVersion {
  const contents = COLUMNS.flatMap((column) => unpackColumn(row, column, findings));
  return {
    datasetId: row.text('dataset'),
    createdAt: row.time('created'),
    contentHashes: contents.map((one) => one.contentHash),
    read: () => readContents(row, contents),
    at: row.at,
  };
}

function unpackColumn(row: DumpRow, column: Content['column'], findings: Finding[]): Content[] {
  const octets = row.octets(column);
  if (octets === null) return [];
  const content = unpackDocument(octets);
  if (content !== undefined) return [{ column, content, contentHash: hash('sha256', content, 'base64url') }];
  const at = { ...row.at, column };
  findings.push(finding('document-broken', 'The document cannot be unpacked.', { rule: 'gzip, base64 or hex', at }));
  return [];
}

function readContents(row: DumpRow, contents: readonly Content[]): DumpVersionRead {
  const findings: Finding[] = [];
  const read = contents.map((one) => readContent(row, one, findings));
  const described = read.filter((one) => one.description !== undefined);
  const best = RANK.map((part) => described.find((one) => one.document.part === part)).find((one) => one !== undefined);
  const documents = onePerPart(read.map((one) => one.document));
  return { documents, description: (best ?? described[0])?.description, findings };
}

/** ISO metadata and DIF stand beside a record there, under numbers of their catalogue: they are kept, and describe nothing. */
const DESCRIBING = READABLE.filter(({ name }) => !name.startsWith('iso') && name !== 'dif');

function readContent(row: DumpRow, { column, content, contentHash }: Content, findings: Finding[]): ColumnRead {
  const at = { ...row.at, column };
  const read = readDocument(content, row.at.file, DESCRIBING);
  const [record] = read.ok ? read.value.records : [];
  const found = [...read.findings, ...(record?.findings ?? [])];
  const isForeign = found.some((one) => one.code === 'unknown-format') && column !== 'xml';
  if (!isForeign) findings.push(...found.map((one) => ({ ...one, severity: 'warning' as const, at })));
  const format = read.ok ? read.value.format.name : formatByRoot(content, column);
  const document = { part: partOf(format, column), format, mediaType: 'application/xml', content, contentHash };
  return { document, description: record?.description };
}

function partOf(format: string, column: string): string {
  if (REGISTRATIONS.has(format)) return 'registration';
  if (format.startsWith('iso') || column === 'iso') return 'iso';
  if (format === 'dif') return 'dif';
  return format === 'unknown' && column === 'xml' ? 'registration' : 'description';
}

function formatByRoot(content: Buffer, column: string): string {
  const root = /<(?:[\w.-]+:)?([A-Za-z]\w*)[\s/>]/.exec(content.subarray(0, 4096).toString('latin1'))?.[1];
  if (root === 'DIF') return 'dif';
  return root === 'MD_Metadata' || column === 'iso' ? 'iso19139' : 'unknown';
}

/** Two columns may hold the same kind of document; the first stands for both where they are equal. */
function onePerPart(documents: readonly DumpDocument[]): DumpDocument[] {
  return [...new Map(documents.map((one) => [`${one.part} ${one.contentHash}`, one])).values()];
}
