import type { House } from '../../context.ts';
import { OBJECT_FIELDS } from '../../domain/drilling/object-fields.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ImportMapping } from '../../intake/mapping/table-mapping.ts';
import { openInput } from '../../intake/open-input.ts';
import { openPreview, type PreviewTable } from '../../intake/preview/open-preview.ts';
import type { Caller } from '../../operations/caller.ts';
import { importExpedition } from '../../operations/import/import-expedition.ts';
import type { TableOptions } from '../../operations/jobs/bulk-job.ts';
import { mappingIn, namesIn, ownFieldsOf } from './take-tables.ts';

/** What would become of the first rows: the tables, the mapping in use, and all findings with their places. */
export interface TablesPreview {
  readonly tables: readonly PreviewTable[];
  readonly mapping: ImportMapping;
  readonly findings: readonly Finding[];
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
  const mapping = mappingIn(text, ownFields);
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
  const findings = result.findings.map((one) => withColumn(one, opened.tables));
  return { tables: opened.tables, mapping: opened.mapping, findings };
}

/** Checks of fields name the field; the column it came from is found by the mapping. */
function withColumn(found: Finding, tables: readonly PreviewTable[]): Finding {
  const { at, field } = found;
  if (at?.row === undefined || at.column !== undefined || field === undefined) return found;
  const table = tables.find((one) => one.file === at.file && one.sheet === at.sheet);
  if (table?.type === undefined) return found;
  const name = OBJECT_FIELDS[table.type].find((one) => one.label === field)?.name ?? field;
  const column = table.columns.find((one) => one.field === name)?.heading;
  return column === undefined ? found : { ...found, at: { ...at, column } };
}
