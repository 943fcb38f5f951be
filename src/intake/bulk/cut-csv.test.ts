import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CSV_ROW } from '../../formats/csv-row/format.ts';
import { ICDP_INGEST_CSV } from '../../formats/icdp-ingest-csv/format.ts';
import { readDescription } from '../../formats/reading/read-description.ts';
import type { BulkItem } from '../../operations/bulk/bulk-item.ts';
import { cutCsv } from './cut-csv.ts';

async function itemsOf(text: string, size = 5): Promise<BulkItem[]> {
  const bytes = Buffer.from(text);
  async function* stream() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const items: BulkItem[] = [];
  for await (const pieces of cutCsv(stream())) items.push(...pieces.map((read) => read()));
  return items;
}

const wanted = ({ checked }: BulkItem) => {
  assert.ok(checked.ok, JSON.stringify(checked.findings));
  return checked.value;
};

const said = readDescription(
  { code: 'ICDT1' },
  {
    title: 'A core; with "quotes", and\nlines',
    name: 'T1',
    otherNames: ['one', 'two'],
    latitudeDeg: 48.25,
    longitudeDeg: -13,
    depths: [{ scale: 'drf', topM: 1.5, bottomM: 2 }],
    agents: [{ name: 'Alter, E', isCreator: false, role: 'DataCurator' }],
    keywords: ['schist'],
    country: 'Sweden',
  },
);
const facts = { registrant: 'x', state: 'registered', submittedAt: '2020', changedAt: '2020', version: 1 } as const;
const context = {
  handlePrefix: '10273',
  doiPrefix: '10.1',
  agentName: 'A',
  landingUrl: (igsn: string) => `https://example.org/${igsn}`,
  baseUrl: 'https://example.org',
};

test('our own table is read as it was written', async () => {
  const [item] = await itemsOf(CSV_ROW.write(said, facts, context));
  const { igsn, landingUrl, description } = wanted(item!);
  assert.deepEqual([igsn, landingUrl], ['ICDT1', 'https://example.org/ICDT1']);
  const { title, name, otherNames, latitudeDeg, longitudeDeg, depths, agents, keywords, country } = description!;
  const {
    title: t,
    name: n,
    otherNames: o,
    latitudeDeg: la,
    longitudeDeg: lo,
    depths: d,
    agents: a,
    keywords: k,
  } = said;
  assert.deepEqual(
    [title, name, otherNames, latitudeDeg, longitudeDeg, depths, agents, keywords],
    [t, n, o, la, lo, d, a, k],
  );
  assert.equal(country, 'Sweden');
});

test('the ingest table of ICDP is read as such, and kept as it came', async () => {
  const [item] = await itemsOf(ICDP_INGEST_CSV.write(said, facts, context));
  const { igsn, description, documents } = wanted(item!);
  assert.deepEqual([igsn, description!.name, documents!.map((one) => one.format)], ['ICDT1', 'T1', ['icdp-csv']]);
});

test('cells between commas, semicolons, bars and tabs; a mark in front, other cases of headings', async () => {
  for (const between of [',', ';', '|', '\t']) {
    const text = `\ufeff${['IGSN', 'Landing Page', 'TITLE'].join(between)}\r\n${['icd1', 'https://e.org', 'x'].join(between)}\r\n`;
    const { igsn, landingUrl, description } = wanted((await itemsOf(text))[0]!);
    assert.deepEqual([igsn, landingUrl, description?.title], ['ICD1', 'https://e.org', 'x']);
  }
});

test('an address alone describes nothing; odd columns are kept', async () => {
  const [first, second] = await itemsOf('igsn,url,Mood\nA1B,https://e.org,\nA2B,,sunny\n');
  assert.equal(wanted(first!).description, undefined);
  assert.deepEqual(wanted(second!).description?.foreign, [{ format: 'csv', path: 'Mood', content: 'sunny' }]);
});

test('what is wrong is said with its column, and of the table as a whole', async () => {
  const [row] = await itemsOf('igsn,latitude,visibility,is_public\nA1B,95,seen,perhaps\n');
  assert.ok(row && !row.checked.ok);
  assert.deepEqual(
    row.checked.findings.map((one) => one.field),
    ['latitude', 'is_public', 'visibility'],
  );
  const [table] = await itemsOf('x,y\n1,2\n');
  assert.equal(table!.checked.findings[0]!.code, 'unknown-table');
  const broken = await itemsOf('igsn,title\nA1B,fine\nA2B,"not closed\n');
  assert.deepEqual(
    broken.map((one) => one.checked.ok),
    [true, false],
  );
  assert.equal(broken[1]!.checked.findings[0]!.code, 'bad-quotes');
});
