import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { threadMs } from '../../test/bad-input/thread-time.ts';
import { NO_FACTS } from '../domain/curation/parcel.ts';
import { paperType } from '../paper/paper-type.ts';
import { CORES_WITH_SECTIONS } from './cores-with-sections.ts';
import { accompanyingLetter, addressLines, packingList, proFormaInvoice } from './parcel-papers.ts';
import { PROGRESS } from './progress.ts';
import type { ReportDocument } from './report-document.ts';
import { reportData, run, section } from './testing/report-data.ts';
import { addressSizePt } from './write-address-label.ts';
import { writeReportCsv } from './write-report-csv.ts';
import { writeReportHtml } from './write-report-html.ts';
import { writeReportPdf } from './write-report-pdf.ts';
import { writeReportXlsx } from './write-report-xlsx.ts';

const type = paperType();
const folder = mkdtempSync(join(tmpdir(), 'corestone-test-'));
after(() => rmSync(folder, { recursive: true }));

const many = (runs: number): ReportDocument =>
  CORES_WITH_SECTIONS.make(
    reportData({
      runs: Array.from({ length: runs }, (_, n) => run(n)),
      sections: Array.from({ length: runs }, (_, n) => [1, 2, 3].map((at) => section(n, at))).flat(),
    }),
  );
const html = (report: ReportDocument) => [...writeReportHtml(report)].join('');
const pdf = (report: ReportDocument) => buffer(writeReportPdf(report, type) as unknown as NodeJS.ReadableStream);
const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;

test('HTML: every row, heads with units, empty cells for what is not stated, no script', () => {
  const text = html(many(3));
  assert.equal(text.match(/<tr/g)!.length, 13);
  assert.ok(text.includes('<th scope="col" class="n">Top, m</th>'));
  assert.ok(text.includes('<td class="n">103.00</td>'));
  assert.ok(text.includes('<td class="n"></td>'));
  assert.ok(!text.includes('<script'));
  assert.match(
    html(PROGRESS.make(reportData({ runs: [run(1), run(9)] }))),
    /<svg [^>]*role="img" aria-label="Depth below surface from /,
  );
});

test('HTML escapes what people typed', () => {
  const runs = [run(1, { comment: `<script>alert("1")</script>&'` })];
  const text = html(CORES_WITH_SECTIONS.make(reportData({ runs })));
  assert.ok(text.includes('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;'));
});

test('CSV comes back as it was; formulas are text', () => {
  const runs = [run(1, { comment: '=cmd|"x", and\nmore', reason: null })];
  const text = [...writeReportCsv(CORES_WITH_SECTIONS.make(reportData({ runs })))].join('');
  assert.ok(text.startsWith('\ufeffHole,Run,Section,"Top, m"'));
  const [, row] = parse(text, { bom: true }) as string[][];
  assert.deepEqual(row!.slice(0, 8), ['1 A', '1Z', '', '103', '106', '3', '2.7', '90']);
  assert.equal(row!.at(-1), `'=cmd|"x", and\nmore`);
});

test('XLSX: a head and the tables, numbers as numbers', async () => {
  const { sheets } = await readXlsx(await writeReportXlsx(many(2)));
  assert.deepEqual(
    sheets.map((one) => one.name),
    ['Report', 'Core runs and sections'],
  );
  assert.equal(sheets[1]!.rows.length, 9);
  assert.equal(sheets[1]!.rows[0]![3], 'Top, m');
  assert.equal(sheets[1]!.rows[1]![3], 100);
});

test('PDF: every page has its number, every table page its head', {
  skip: hasPdftotext ? false : 'pdftotext not installed',
}, async () => {
  const file = join(folder, 'many.pdf');
  writeFileSync(file, await pdf(many(60)));
  const { stdout } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  const pages = stdout.split('\f').filter((one) => one.trim() !== '');
  assert.ok(pages.length > 5);
  pages.forEach((text, at) => {
    assert.match(text, new RegExp(`Page ${at + 1}\\b`));
    assert.match(text, /Top, m\s+Bottom, m/);
  });
  for (let n = 0; n < 60; n++) assert.ok(stdout.includes(run(n).igsn!), run(n).igsn!);
});

test('PDF without tools: as many pages as announced, and it is whole', async () => {
  const text = (await pdf(many(60))).toString('latin1');
  const pages = text.match(/\/Type \/Page\b(?!s)/g)!.length;
  assert.ok(pages > 5);
  assert.match(text, new RegExp(`/Count ${pages}\\b`));
  assert.ok(text.trimEnd().endsWith('%%EOF'));
});

test('ten thousand rows are written in seconds in every format', async () => {
  const report = many(2500);
  const timed = async (make: () => unknown) => {
    const from = threadMs();
    await make();
    return threadMs() - from;
  };
  const ms = {
    html: await timed(() => html(report)),
    csv: await timed(() => [...writeReportCsv(report)]),
    xlsx: await timed(() => writeReportXlsx(report)),
    pdf: await timed(() => pdf(report)),
  };
  // Wide bounds: the machine of a test has other things to do.
  assert.ok(ms.html < 5000 && ms.csv < 5000 && ms.xlsx < 10_000 && ms.pdf < 25_000, JSON.stringify(ms));
  if (process.env.CORESTONE_TEST_TIMES) console.log(ms);
});

test('an address is written as large as it ends above the foot of its label, its country in capitals', () => {
  const recipient = { ...NO_FACTS.recipient, name: 'Ada', street: 'Geocentrum\n752 36 Uppsala', country: 'SE' };
  const address = addressLines(recipient);
  assert.deepEqual(address, ['Ada', 'Geocentrum', '752 36 Uppsala', 'SWEDEN']);
  assert.equal(addressSizePt(type, address), 17);
  const long = [
    'Institut für Geochemie und Petrologie, Abteilung Hochauflösende Isotopenmessung',
    'NW D 71.3',
    '8092 Zürich',
  ];
  const smaller = addressSizePt(type, [...address, ...long]);
  assert.ok(smaller < 17 && smaller > 8, String(smaller));
  assert.equal(
    addressSizePt(
      type,
      Array.from({ length: 200 }, () => 'one more line'),
    ),
    7,
  );
});

test('papers of a parcel say in their own language who made them, and which that is', async () => {
  const parcel = { ...NO_FACTS, language: 'de', number: 7, shippedAt: null } as const;
  const data = { parcel, expedition: '5054', sender: 'BGR', things: [], madeAt: '2026-02-01T00:00:00Z' };
  for (const paper of [packingList(data), proFormaInvoice(data), accompanyingLetter(data)]) {
    const text = html(paper);
    assert.match(text, /^<!doctype html><html lang="de">/);
    assert.doesNotMatch(text, /The table is empty/);
    assert.match(text, /<footer>Erstellt mit Corestone, 2026-02-01 00:00/);
    assert.match((await pdf(paper)).toString('latin1'), /\/Lang \(de\)/);
  }
  assert.match(html(many(1)), /^<!doctype html><html lang="en">[\s\S]*<footer>Made by Corestone/);
});
