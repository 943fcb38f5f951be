import { finding } from '../domain/finding.ts';
import { inputsInArchive } from './archive/inputs-in-archive.ts';
import type { Input } from './input.ts';
import { openJson } from './json/open-json.ts';
import type { OpenedInput } from './table.ts';
import { openTextTable } from './text/open-text-table.ts';
import { openWorkbook } from './xlsx/open-workbook.ts';

const START_BYTES = 64;

/** Opens an input by what its first bytes show, whatever its name ends in: workbook, archive of tables, JSON or delimited text. */
export async function openTables(input: Input): Promise<OpenedInput> {
  const start = await firstBytes(input);
  if (isZip(start)) return openZip(input);
  if (starts(start, [0xd0, 0xcf, 0x11, 0xe0])) return oldWorkbook(input);
  return looksLikeJson(start, input.name) ? openJson(input) : openTextTable(input);
}

/** A workbook is an archive too; any other is one of tables. Archives within it are not opened. */
async function openZip(input: Input): Promise<OpenedInput> {
  const { inputs, findings } = await inputsInArchive(input);
  if (inputs === undefined) return openWorkbook(input);
  const opened: OpenedInput[] = [];
  for (const one of inputs) {
    const start = await firstBytes(one);
    opened.push(
      isZip(start)
        ? archiveWithin(one)
        : looksLikeJson(start, one.name)
          ? await openJson(one)
          : await openTextTable(one),
    );
  }
  return {
    tables: opened.flatMap((one) => one.tables),
    findings: [...findings, ...opened.flatMap((one) => one.findings)],
  };
}

const isZip = (start: Uint8Array): boolean => starts(start, [0x50, 0x4b, 0x03, 0x04]);

function archiveWithin(input: Input): OpenedInput {
  const message = 'An archive or workbook within an archive is not read; give it alone';
  return {
    tables: [],
    findings: [finding('unsupported-file', message, { rule: 'CSV or JSON', at: { file: input.name } })],
  };
}

async function firstBytes(input: Input): Promise<Uint8Array> {
  let start: Uint8Array = new Uint8Array();
  for await (const chunk of input.open()) {
    start = Buffer.concat([start, chunk.subarray(0, START_BYTES)]);
    if (start.length >= START_BYTES) break;
  }
  return start;
}

const starts = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

function looksLikeJson(start: Uint8Array, name: string): boolean {
  const text = new TextDecoder().decode(start).trimStart();
  return /^(?:\{\s*["}]|\[\s*[{\]])/.test(text) || (name.toLowerCase().endsWith('.json') && text !== '');
}

/** The container of workbooks before 2007, and of workbooks with a password. */
function oldWorkbook(input: Input): OpenedInput {
  const message = 'The workbook is in the old XLS form or locked by a password; save it as XLSX without one';
  return {
    tables: [],
    findings: [finding('unsupported-file', message, { rule: 'XLSX, CSV or JSON', at: { file: input.name } })],
  };
}
