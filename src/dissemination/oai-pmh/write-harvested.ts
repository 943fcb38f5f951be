import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { Format } from '../../formats/format.ts';
import { READABLE } from '../../formats/formats.ts';
import { decodeXml } from '../../formats/xml/decode-xml.ts';
import { readXml } from '../../formats/xml/read-xml.ts';
import type { HarvestedRow } from '../../store/read/list-harvested.ts';
import { namelessDescription, writesNameless } from '../catalogue/nameless.ts';
import { checkedRoot } from '../whole-xml.ts';
import { meetsDemands } from './is-available.ts';
import type { OaiRepository } from './oai-repository.ts';
import { writeHarvestedHeader } from './write-header.ts';
import { writeProvenance } from './write-provenance.ts';

/** What stands before the root element: a declaration, instructions, comments, blanks. A document type is none of it. */
const BEFORE_ROOT = /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/;

/** What of the repository writes records. */
export type RecordWriter = Pick<OaiRepository, 'face' | 'writing'>;

/**
 * A harvested record in a format: its header, its `metadata`, and `about` with its provenance; of one that is gone the header alone. In the format it was received in it is
 * the document as received, without what stands before its root; in others, and where that could not stand in an answer, it is
 * written from what was understood. Undefined when neither is to be had; throws what the writer throws.
 */
export function writeHarvested(
  writer: RecordWriter,
  format: Format,
  row: HarvestedRow & { readonly isShown: boolean },
): string | undefined {
  const header = writeHarvestedHeader(writer.face.agent.repositoryIdentifier, row, !row.isShown);
  if (!row.isShown)
    return `<record>${header}</record>
`;
  const received = row.format === format.name ? receivedRoot(row, format) : undefined;
  const xml = received ?? rewritten(writer, format, row);
  if (xml === undefined) return undefined;
  const about = writeProvenance(row, namespaceOf(row.format), received === undefined);
  return `<record>${header}<metadata>${xml}</metadata>${about}</record>\n`;
}

/** One harvested record with its header; undefined where it cannot be written in the format, which is reported unless it was to be expected. */
export function writeHarvestedRecord(
  repository: OaiRepository,
  format: Format,
  row: HarvestedRow & { readonly isShown: boolean },
): string | undefined {
  try {
    return writeHarvested(repository, format, row);
  } catch (error) {
    repository.onBadRecord(row.igsn ?? row.item, error);
    return undefined;
  }
}

/** Whether a harvested record can be written in a format at all. */
export function canBeHarvested(format: Format, row: HarvestedRow): boolean {
  if (row.format === format.name && receivedRoot(row, format) !== undefined) return true;
  return describedFor(format, row) !== undefined;
}

/** The root of the document as received; undefined unless it is well-formed, of the format's namespace and without document type. */
function receivedRoot({ received, item }: HarvestedRow, format: Format): string | undefined {
  const text = received === null ? undefined : decodeXml(received);
  const root = text?.replace(BEFORE_ROOT, '').trimEnd();
  if (root === undefined || !root.startsWith('<')) return undefined;
  const read = readXml(Buffer.from(root), item);
  return read.ok && read.value.namespace === format.namespace ? root : undefined;
}

function rewritten({ writing }: RecordWriter, format: Format, row: HarvestedRow): string | undefined {
  const description = describedFor(format, row);
  return description && checkedRoot(format.write(description, factsOf(row), writing), format);
}

/** What was understood of a record, for a format that can be written from it; undefined where nothing was, or not what the format demands. */
function describedFor(format: Format, row: HarvestedRow): SampleDescription | undefined {
  if (row.description === null) return undefined;
  if (row.igsn === null && !writesNameless(format)) return undefined;
  const said = JSON.parse(row.description) as SampleDescription;
  const description = row.igsn === null ? namelessDescription(said, row.item) : said;
  return meetsDemands(format, description) ? description : undefined;
}

/** Of another agent's registration we know nothing but who told us, and when; of ours nothing is to be added. */
function factsOf({ source_title, changed_at }: HarvestedRow): RegistrationFacts {
  const at = { submittedAt: changed_at, changedAt: changed_at };
  return { registrant: source_title, state: 'registered', ...at, version: 1, read: {} };
}

function namespaceOf(formatName: string): string {
  return READABLE.find((one) => one.name === formatName)?.namespace ?? '';
}
