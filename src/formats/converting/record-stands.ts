import type { FileLocation } from '../../domain/finding.ts';
import { type JsonNode, scanJson } from '../../domain/scan-json.ts';
import type { ReadableFormat } from '../format.ts';
import { ICDP_INGEST_CSV } from '../icdp-ingest-csv/format.ts';
import { cellsOf, type IngestCell } from '../icdp-ingest-csv/ingest-row.ts';
import { splitIngestTable } from '../icdp-ingest-csv/ingest-table.ts';
import { readXml } from '../xml/read-xml.ts';
import { positionOf, startTags } from '../xml/start-tags.ts';

/** Where one record of several stands: its beginning, and either the part of the text that it fills (offsets) or its cells. */
export interface RecordStand {
  readonly at: FileLocation;
  readonly start: number;
  readonly end: number;
  readonly cells?: readonly IngestCell[];
}

/** A document whose text is at hand; `starts` are the offsets of its lines. */
export interface StandingText {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly text: string;
  readonly starts: readonly number[];
}

/**
 * Where each of `count` records of a document stands: rows of an ingest table, children of the root of XML (tombstones of our own
 * lists aside), items of the list of JSON that has as many. Undefined for one record alone, and where the document has no such list.
 */
export function recordStands(
  document: StandingText,
  { name, syntax }: Pick<ReadableFormat, 'name' | 'syntax'>,
  count: number,
): readonly RecordStand[] | undefined {
  const stands = standsIn(document, name, syntax, count);
  return stands?.length === count ? stands : undefined;
}

function standsIn(document: StandingText, name: string, syntax: ReadableFormat['syntax'], count: number) {
  if (name === ICDP_INGEST_CSV.name) return rowsIn(document);
  if (count < 2) return undefined;
  if (syntax === 'xml') return childrenIn(document);
  return syntax === 'json' ? itemsIn(document, count) : undefined;
}

function rowsIn({ text, file }: StandingText): readonly RecordStand[] {
  const { headings, rows } = splitIngestTable(text, file);
  return rows.map((row) => {
    const { all, at } = cellsOf(row, headings, file);
    return { at, start: 0, end: 0, cells: all };
  });
}

function childrenIn({ bytes, file, text, starts }: StandingText): readonly RecordStand[] | undefined {
  const root = readXml(bytes, file);
  if (!root.ok) return undefined;
  const tags = startTags(text);
  const offsets = root.value.children.map(({ order }) => tags[order]!.start);
  const stands = filling(offsets, { file, text, starts });
  return stands.filter((_, at) => root.value.children[at]?.name !== 'deleted');
}

function itemsIn({ file, text, starts }: StandingText, count: number): readonly RecordStand[] | undefined {
  const scan = scanJson(text);
  if (!scan.ok) return undefined;
  const lists = [scan.root, ...(scan.root.members?.values() ?? [])].map((one: JsonNode) => one.items ?? []);
  const list = lists.find((items) => items.length === count);
  return list === undefined
    ? undefined
    : filling(
        list.map((one) => one.start),
        { file, text, starts },
      );
}

/** From each beginning to the next. */
function filling(
  offsets: readonly number[],
  { file, text, starts }: Omit<StandingText, 'bytes'>,
): readonly RecordStand[] {
  return offsets.map((start, n) => ({
    at: { file, ...positionOf(start, starts) },
    start,
    end: offsets[n + 1] ?? text.length,
  }));
}
