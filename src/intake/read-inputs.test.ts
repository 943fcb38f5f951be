import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { threadMs } from '../../test/bad-input/thread-time.ts';
import { type Input, inputOfBytes } from './input.ts';
import type { IntakeKind } from './intake-options.ts';
import { collect } from './testing/collect.ts';
import { makeZip } from './testing/make-zip.ts';

const names = fc.constantFrom('holes.csv', 'sections.csv', 'samples.xlsx', 'all.json', 'x', '');
const kinds = fc.constantFrom<IntakeKind>('auto', 'tables', 'section-listing');

const headings = fc.constantFrom(
  'Site,Hole,Core,CoreType,Section,CuratedLength,TopDepth,BottomDepth,TopDepthScaled,BottomDepthScaled',
  'expedition,site,hole,core,section,split,top,bottom,sample_date,igsn',
  'parent,section,curated_length_m,core_catcher',
  'expedition;site;hole;latitude;start_date;lithology',
  'program,expedition,expedition,chief_scientists',
);
const cell = fc.oneof(
  fc.constantFrom('1', 'A', 'CC', '233Z', '1,5', '1.5', '-0.13', '"', '""', 'NULL', '', '2014', '1e309', 'constructor'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const cells = fc.array(cell, { maxLength: 12 });
const lines = fc.array(fc.tuple(cells, fc.constantFrom(',', ';', '\t')), { maxLength: 12 });
const tables = fc
  .tuple(headings, lines, fc.constantFrom('\n', '\r\n', '\r'))
  .map(([heading, rows, end]) =>
    Buffer.from([heading, ...rows.map(([row, separator]) => row.join(separator))].join(end)),
  );

const bytes = fc.uint8Array({ maxLength: 200 });
const zips = fc.array(fc.record({ name: fc.string(), content: bytes }), { maxLength: 3 }).map(makeZip);
const cutZips = fc.tuple(zips, fc.nat(400)).map(([zip, length]) => zip.subarray(0, length));
const documents = fc.json().map((text) => Buffer.from(text));

test('nothing in a file makes the intake throw, and every finding says where and what', async () => {
  const contents = fc.oneof(tables, tables, bytes, zips, cutZips, documents);
  await fc.assert(
    fc.asyncProperty(names, contents, kinds, async (name, content, kind) => {
      const { rows, findings } = await collect([inputOfBytes(name, content)], { kind, expedition: '5054' });
      for (const { at, code, message } of findings) {
        assert.equal(at?.file, name);
        assert.ok(code !== '' && message !== '');
      }
      for (const row of rows) assert.ok(row.names[row.type] !== undefined, JSON.stringify(row));
    }),
    { numRuns: 400 },
  );
});

test('parents come before their children and nothing twice, whatever the tables', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(names, tables), { maxLength: 3 }), async (files) => {
      const inputs: Input[] = files.map(([name, content]) => inputOfBytes(name, content));
      const { rows } = await collect(inputs, { expedition: '5054' });
      const stated = rows.filter(({ implied }) => !implied).map(({ type, names: way }) => JSON.stringify([type, way]));
      assert.equal(new Set(stated).size, stated.length);
      const met = new Set<string>();
      for (const { type, names: way } of rows) {
        if (way.hole !== undefined && type !== 'hole')
          assert.ok(met.has(`${way.expedition}\n${way.site}\n${way.hole}`));
        if (type === 'hole') met.add(`${way.expedition}\n${way.site}\n${way.hole}`);
      }
    }),
    { numRuns: 100 },
  );
});

test('a table of thousands of columns is refused, one of hundreds is read, both at once', async () => {
  const heading = (count: number) =>
    [
      'expedition',
      'site',
      ...Array.from({ length: count }, (_, index) => `${'unknown heading '.repeat(8)}${index}`),
    ].join();
  const started = threadMs();
  const wide = await collect([inputOfBytes('sites.csv', Buffer.from(`${heading(4000)}\n5054,1\n`))]);
  assert.deepEqual(
    wide.findings.map(({ code, severity }) => [code, severity]),
    [['too-many-columns', 'error']],
  );
  const row = `5054,1${','.repeat(990)}`;
  const broad = await collect([inputOfBytes('sites.csv', Buffer.from(`${heading(990)}\n${row}\n`))]);
  assert.equal(broad.rows.filter(({ type }) => type === 'site').length, 1);
  assert.ok(threadMs() - started < 2000, 'within two seconds on any machine');
});
