import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import type { Cell, TableRecord } from '../table.ts';

/** A sheet as the workbook lists it. */
export interface SheetName {
  readonly name: string;
  readonly isHidden: boolean;
}

/** The sheets of a workbook in their order, without reading their cells. Throws when the bytes are no workbook. */
export async function sheetNames(bytes: Uint8Array): Promise<SheetName[]> {
  const sheets: SheetName[] = [];
  await readXlsx(bytes, {
    sheets: (sheet) => {
      sheets.push({ name: sheet.name, isHidden: sheet.hidden === true || sheet.veryHidden === true });
      return false;
    },
  });
  return sheets;
}

/**
 * The rows of one sheet, the first being 1. Formulas give the value the spreadsheet last computed, macros are never looked
 * at, dates come as ISO text (without time where that is midnight, always without offset). Throws on a broken sheet.
 */
export async function* sheetRows(bytes: Uint8Array, sheet: string): AsyncGenerator<TableRecord> {
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    yield { row: index + 1, cells: values.map(plainCell) };
  }
}

function plainCell(value: string | number | boolean | Date | null): Cell {
  if (!(value instanceof Date)) return value;
  if (Number.isNaN(value.getTime())) return null;
  const iso = value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}
