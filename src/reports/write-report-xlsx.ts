import { writeXlsx } from 'hucre/xlsx';
import type { CellValue, ReportColumn, ReportDocument, ReportTable } from './report-document.ts';
import { spellHead, spellMoment } from './spell-cell.ts';

/** Most rows of a sheet of Excel, with its head. */
const MOST_ROWS = 1_048_576;
/** Characters that names of sheets may not have, and how long they may be. */
const NOT_IN_NAMES = /[\\/?*[\]:]/g;
const LONGEST_NAME = 31;

/** The tables of a report as a workbook: a sheet with the head, then one for each table; numbers stay numbers. */
export async function writeReportXlsx(report: ReportDocument): Promise<Uint8Array> {
  const head = {
    name: 'Report',
    columns: [{ width: 22 }, { width: 80 }],
    rows: [
      [report.title, report.subtitle],
      ...report.facts.map(({ label, value }) => [label, value]),
      ['Made', spellMoment(report.madeAt)],
    ],
  };
  const used = new Set(['Report']);
  return writeXlsx({ sheets: [head, ...report.data.map((one) => sheetOf(one, used))], stringMode: 'inline' });
}

function sheetOf({ title, columns, rows }: ReportTable, used: Set<string>) {
  const body: CellValue[][] = [columns.map(spellHead)];
  for (const row of rows()) {
    if (body.length >= MOST_ROWS) break;
    body.push(row.map((value, at) => rounded(value, columns[at]!)));
  }
  return {
    name: sheetName(title, used),
    columns: columns.map((column) => ({
      width: Math.max(10, Math.round(column.weight * 11)),
      ...(column.kind === 'number' && { numFmt: column.decimals ? `0.${'0'.repeat(column.decimals)}` : '0' }),
    })),
    rows: body,
    freezePane: { rows: 1 },
  };
}

/** What depths are summed up from carries digits that nobody measured. */
function rounded(value: CellValue, { decimals = 6 }: ReportColumn): CellValue {
  return typeof value === 'number' ? Number(value.toFixed(decimals)) : value;
}

function sheetName(title: string, used: Set<string>): string {
  const bare = title.replace(NOT_IN_NAMES, ' ').trim().slice(0, LONGEST_NAME) || 'Table';
  let name = bare;
  for (let n = 2; used.has(name); n++) name = `${bare.slice(0, LONGEST_NAME - 4)} ${n}`;
  used.add(name);
  return name;
}
