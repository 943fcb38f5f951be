import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { sheetNames, sheetRows } from '../../src/intake/xlsx/workbook.ts';
import { writeRowsCsv } from '../../src/web/station/grid/rows-file.ts';
import { storedZip } from '../../src/web/station/grid/stored-zip.ts';
import { writeWorkbook } from '../../src/web/station/grid/write-workbook.ts';

const TABLE = {
  headings: ['Section', 'Top, m', 'Rock'],
  rows: [
    ['5054_1_A_010_1', 140.25, '=HYPERLINK("http://x")'],
    ['5054_1_A_010_2', -3, 'Gneiss, grey "Åre" <&>\u0001'],
    ['5054_1_A_010_3', '', "'quoted"],
    ['5054_1_A_x0041_4', 1, ''],
  ],
} as const;

test('a workbook of rows is one that our own import reads: numbers as numbers, no formula', async () => {
  const bytes = writeWorkbook('Sections', TABLE);
  assert.deepEqual(
    (await sheetNames(bytes)).map((one) => one.name),
    ['Sections'],
  );
  const cells: unknown[] = [];
  for await (const row of sheetRows(bytes, 'Sections')) cells.push(row.cells.map((one) => one ?? null));
  assert.deepEqual(cells.slice(0, 2), [['Section', 'Top, m', 'Rock'], TABLE.rows[0]]);
  assert.equal((cells[4] as unknown[])[0], '5054_1_A_x0041_4');
  assert.deepEqual((cells[2] as unknown[]).slice(1), [-3, 'Gneiss, grey "Åre" <&>\ufffd']);
});

test('the CSV of rows has quotes where they are needed, and no text that a spreadsheet runs', () => {
  const lines = writeRowsCsv(TABLE).split('\r\n');
  assert.equal(lines[0], '\ufeffSection,"Top, m",Rock');
  assert.equal(lines[1], `5054_1_A_010_1,140.25,"'=HYPERLINK(""http://x"")"`);
  assert.match(lines[2]!, /^5054_1_A_010_2,-3,"Gneiss, grey ""Åre"" <&>/);
  assert.equal(lines[3], "5054_1_A_010_3,,''quoted");
});

test('an archive says the checksum of what is in it', () => {
  const content = new TextEncoder().encode('Gneiss');
  const zip = Buffer.from(storedZip([['rock.txt', content]]));
  assert.equal(zip.readUInt32LE(14), crc32(content));
});
