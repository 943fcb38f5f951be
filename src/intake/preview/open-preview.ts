import type { IntakeItem } from '../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Input } from '../input.ts';
import type { IntakeOptions } from '../intake-options.ts';
import { asMapping, type ProposedColumn, proposeMapping } from '../mapping/propose-mapping.ts';
import { type ImportMapping, mappingOf, type TableMapping } from '../mapping/table-mapping.ts';
import { openMdisTable } from '../mdis/open-mdis-table.ts';
import { openTables } from '../open-tables.ts';
import { readOpened } from '../read-inputs.ts';
import { isSectionListing } from '../section-listing/listing-columns.ts';
import { type Cell, isRecord, type OpenedInput, type Table, type TableRecord } from '../table.ts';

/** How many rows of each table are shown unless told otherwise. */
export const PREVIEW_ROWS = 20;

const LONGEST_CELL = 200;

/** A table as it is shown before it is taken. A section listing is known as a whole and needs no mapping. */
export interface PreviewTable {
  readonly file: string;
  readonly sheet?: string;
  readonly kind: 'table' | 'section-listing';
  readonly type?: ObjectType;
  /** False where neither the name nor the headings told what the table holds, so that a person should look. */
  readonly isTypeSure: boolean;
  readonly columns: readonly ProposedColumn[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** Tables opened for a look: what they would be read as, their first rows, and those rows as an import takes them. */
export interface OpenedPreview {
  readonly tables: readonly PreviewTable[];
  /** The mapping in use: as given, or as proposed. */
  readonly mapping: ImportMapping;
  readonly items: () => AsyncGenerator<IntakeItem>;
}

/** Opens inputs for a look at their first rows. Tables that the mapping given is not for get one proposed. */
export async function openPreview(
  inputs: readonly Input[],
  options: IntakeOptions = {},
  most = PREVIEW_ROWS,
): Promise<OpenedPreview> {
  const opened: OpenedInput[] = [];
  for (const input of inputs) opened.push(await openTables(input));
  const all = opened.flatMap((one) => one.tables);
  const hasFiles = new Set(all.map((table) => table.file)).size > 1;
  const looked = await Promise.all(all.map((table) => lookAt(table, options, hasFiles, most)));
  const mapping: ImportMapping = { corestoneMapping: 1, tables: looked.flatMap((one) => one.mapping ?? []) };
  const first: OpenedInput = {
    tables: looked.map((one) => one.first),
    findings: opened.flatMap((one) => one.findings),
  };
  return {
    tables: looked.map((one) => one.shown),
    mapping,
    items: () => readOpened(first, { ...options, mapping }),
  };
}

interface LookedAt {
  readonly shown: PreviewTable;
  readonly mapping?: TableMapping;
  readonly first: Table;
}

async function lookAt(given: Table, options: IntakeOptions, hasFiles: boolean, most: number): Promise<LookedAt> {
  const mdis = openMdisTable(given);
  const table = mdis?.table ?? given;
  const items = await firstItems(table, most);
  const first: Table = { ...table, read: () => again(items) };
  const rows = items.filter(isRecord).map(({ row, cells }) => ({ row, cells: cells.map(shownCell) }));
  const place = { file: table.file, ...(table.sheet === undefined ? {} : { sheet: table.sheet }) };
  const chosen = mappingOf(options.mapping, table) ?? mdis?.mapping;
  if (chosen === undefined && isSectionListing(table.heading)) {
    const columns = table.heading.map((heading) => ({ heading, field: null, ground: 'known' as const }));
    return { shown: { ...place, kind: 'section-listing', isTypeSure: true, columns, rows }, first };
  }
  if (chosen !== undefined) {
    const columns = table.heading.map((heading) => columnIn(chosen, heading));
    const shown = { ...place, kind: 'table', type: chosen.type, isTypeSure: true, columns, rows } as const;
    return { shown, mapping: placed(chosen, table, hasFiles), first };
  }
  const proposed = proposeMapping(table, undefined, options.ownFields);
  const { type, isTypeSure, columns } = proposed;
  const shown = { ...place, kind: 'table', type, isTypeSure, columns, rows } as const;
  return { shown, mapping: asMapping(proposed, table, hasFiles), first };
}

/** A mapping with the names of its table, so that it is for no other. */
function placed(mapping: TableMapping, { file, sheet }: Table, hasFiles: boolean): TableMapping {
  return { ...(hasFiles ? { file } : {}), ...(sheet === undefined ? {} : { sheet }), ...mapping };
}

function columnIn(mapping: TableMapping, heading: string): ProposedColumn {
  const column = mapping.columns.find((one) => one.heading.trim() === heading.trim());
  if (column === undefined) return { heading, field: null, ground: 'none' };
  return { ...column, heading, ground: column.field === null ? 'none' : 'known' };
}

async function firstItems(table: Table, most: number): Promise<(TableRecord | Finding)[]> {
  const items: (TableRecord | Finding)[] = [];
  for await (const item of table.read()) {
    items.push(item);
    if (items.length >= most) break;
  }
  return items;
}

async function* again(items: readonly (TableRecord | Finding)[]): AsyncGenerator<TableRecord | Finding> {
  yield* items;
}

function shownCell(cell: Cell): string {
  const text = Array.isArray(cell) ? cell.join('; ') : String(cell ?? '');
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}
