import type { Finding } from '../domain/finding.ts';
import { finding } from '../domain/finding.ts';
import { isOtherThing } from '../domain/harvest/is-other-thing.ts';
import type { ReadableFormat } from '../formats/format.ts';
import { openSource } from '../formats/reading/open-source.ts';
import { recognise } from '../formats/reading/read-document.ts';
import type { RecordRead } from '../formats/reading/record-read.ts';
import type { SourceDocument } from '../formats/reading/source-document.ts';
import type { HarvestedItem, ItemRead, ReadItem } from '../operations/harvest/source-client.ts';
import { mendXml } from './xml/mend-xml.ts';

/** Formats in which anything may be described, and a sample need not be named as one. */
const GENERAL = /^(?:oai_dc|oai_datacite|datacite|jsonld|iso19)/;
const SPEAKS_OF_SAMPLES = /PhysicalObject|\bigsn\b|10273\//i;
/** Dublin Core may name several types, of which the first is lost where it says no more than this. */
const IS_TYPED_PHYSICAL = />\s*(?:https?:\/\/purl\.org\/dc\/dcmitype\/)?PhysicalObject\s*</;
const TEXT = new TextDecoder();
const BYTES = new TextEncoder();

/**
 * Makes the reader of harvested documents. What is not well-formed is mended where that is safe, and then kept so; what cannot be
 * read is kept as it came, with the findings that say why. A document with several records is read for its first.
 */
export function itemReader(formats: readonly ReadableFormat[]): ReadItem {
  return (item) => {
    const { document } = item;
    if (document === undefined) return { format: '', isSample: false, findings: [] };
    const opened = openMended(document.content, item.item);
    if (opened.source === undefined) return { format: '', isSample: false, findings: opened.findings };
    const { source, findings, mended } = opened;
    const format = recognise(source, formats);
    const kept = mended === undefined ? {} : { document: mended };
    if (format === undefined)
      return { format: '', isSample: false, findings: [...findings, unknownFormat(source)], ...kept };
    const records = readSafely(format, source);
    const [record] = records;
    if (record === undefined)
      return { format: format.name, isSample: false, findings: [...findings, empty()], ...kept };
    return { ...readOf(item, format, record, document.content), findings: [...findings, ...record.findings], ...kept };
  };
}

function readOf(
  item: HarvestedItem,
  format: ReadableFormat,
  { description }: RecordRead,
  content: Uint8Array,
): Omit<ItemRead, 'findings'> {
  const isGeneral = GENERAL.test(format.name);
  const text = isGeneral ? TEXT.decode(content) : '';
  const isSample = item.isSample === true || !isGeneral || SPEAKS_OF_SAMPLES.test(text);
  const isOther = isGeneral && item.isSample !== true && !IS_TYPED_PHYSICAL.test(text) && isOtherThing(description);
  const landingUrl = [description.landingPage, item.landingUrl].find((one) => one !== undefined && isWebAddress(one));
  return { format: format.name, isSample, isOther, description, ...(landingUrl !== undefined && { landingUrl }) };
}

interface Opened {
  readonly source?: SourceDocument;
  readonly findings: readonly Finding[];
  /** What was read, where it is not what came. */
  readonly mended?: Uint8Array;
}

function openMended(content: Uint8Array, name: string): Opened {
  const opened = openSource(content, name);
  if (opened.ok) return { source: opened.value, findings: opened.findings };
  const mended = mendXml(TEXT.decode(content));
  if (mended === undefined) return { findings: opened.findings.slice(0, 3) };
  const bytes = BYTES.encode(mended.text);
  const again = openSource(bytes, name);
  if (!again.ok) return { findings: [...mended.findings, ...again.findings.slice(0, 3)] };
  return { source: again.value, findings: mended.findings, mended: bytes };
}

// Formats never throw for what a document says; one that did all the same would end the harvest of all others.
function readSafely(format: ReadableFormat, source: SourceDocument): readonly RecordRead[] {
  try {
    return format.read(source);
  } catch {
    return [];
  }
}

function unknownFormat(source: SourceDocument): Finding {
  const value = source.syntax === 'xml' ? `${source.root.name} in namespace "${source.root.namespace}"` : source.syntax;
  return finding('unknown-format', 'No format that Corestone reads looks like this document.', { value });
}

function empty(): Finding {
  return finding('no-record', 'The document has no record in it.', { field: 'metadata' });
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
