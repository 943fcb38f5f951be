import type { House } from '../../context.ts';
import { OBJECT_FIELDS } from '../../domain/drilling/object-fields.ts';
import type { Finding } from '../../domain/finding.ts';
import type { OwnFields } from '../../domain/own-fields/own-field.ts';
import type { ImportMapping } from '../../intake/mapping/table-mapping.ts';
import { openInput } from '../../intake/open-input.ts';
import { openPreview, type PreviewTable } from '../../intake/preview/open-preview.ts';
import type { Caller } from '../../operations/caller.ts';
import { importExpedition } from '../../operations/import/import-expedition.ts';
import type { ImportResult } from '../../operations/import/import-options.ts';
import type { TableOptions } from '../../operations/jobs/bulk-job.ts';
import { mappingIn, mappingText, namesIn, ownFieldsOf } from './take-tables.ts';

/** What would become of the first rows: the tables, the mapping in use, and all findings with their places. */
export interface TablesPreview {
  readonly tables: readonly PreviewTable[];
  readonly mapping: ImportMapping;
  /** What columns may fill beside the fields of Corestone. */
  readonly ownFields: OwnFields;
  readonly findings: readonly Finding[];
  /** How many of the rows shown would not be kept; a finding may be said once for all rows that it keeps out. */
  readonly refusedRows: number;
}

/**
 * Tries the first rows of each table for real and undoes it: findings are those the import would have, each with file,
 * sheet, row and, where it is about one cell, column. Rows are tried with those above them implied.
 */
export async function previewTables(
  { unitOfWork, store }: House,
  file: { readonly file: string; readonly name: string },
  { mapping: text, ...options }: Partial<TableOptions>,
  caller: Caller,
): Promise<TablesPreview> {
  const ownFields = await ownFieldsOf(store);
  const mapping = mappingIn(await mappingText(store, text), ownFields);
  const input = await openInput(file.file, file.name);
  const opened = await openPreview([input], {
    ownFields,
    ...namesIn(options),
    ...(mapping === undefined ? {} : { mapping }),
  });
  const result = await importExpedition(unitOfWork, opened.items, {
    ...namesIn(options),
    actor: caller,
    caller,
    strict: false,
    dryRun: true,
  });
  const findings = result.findings.map((one) => withColumn(one, opened.tables, ownFields));
  const { tables, mapping: used } = opened;
  return { tables, mapping: used, ownFields, findings, refusedRows: refusedRows(tables, result) };
}

function refusedRows(tables: readonly PreviewTable[], { rows, byType, findings }: ImportResult): number {
  const shown = tables.reduce((sum, table) => sum + table.rows.length, 0);
  const refused = Object.values(byType).reduce((sum, one) => sum + one.refused, 0);
  // A line of a section listing is a core run and a section: there what was found is all that can be counted.
  if (tables.every((table) => table.kind === 'table')) return Math.min(shown, shown - rows + refused);
  const places = findings.filter((one) => one.severity === 'error' && one.at?.row !== undefined);
  return new Set(places.map(({ at }) => `${at?.file} ${at?.sheet} ${at?.row}`)).size;
}

/** Checks of fields name the field; the column it came from is found by the mapping. */
function withColumn(found: Finding, tables: readonly PreviewTable[], ownFields: OwnFields): Finding {
  const { at, field } = found;
  if (at?.row === undefined || at.column !== undefined || field === undefined) return found;
  const table = tables.find((one) => one.file === at.file && one.sheet === at.sheet);
  if (table?.type === undefined) return found;
  const fields = [...OBJECT_FIELDS[table.type], ...ownFields.known(table.type).map((one) => one.field)];
  const name = fields.find((one) => one.label === field)?.name ?? field;
  const column = table.columns.find((one) => one.field === name)?.heading;
  return column === undefined ? found : { ...found, at: { ...at, column } };
}
