import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Finding } from '../../domain/finding.ts';
import { DumpRow } from './dump-row.ts';
import { readVersion } from './read-version.ts';

const REGISTRATION = `<sample xmlns="http://igsn.org/schema/kernel-v.1.0"><sampleNumber identifierType="igsn">10273/AB1</sampleNumber><registrant><registrantName>R</registrantName></registrant><log><logElement event="submitted" timeStamp="2014-01-01T00:00:00Z"/></log></sample>`;
const DIF =
  '<?xml version="1.0"?>\n<!-- a remark -->\n<DIF xmlns="http://gcmd.gsfc.nasa.gov/Aboutus/xml/dif/"><Entry_ID>x</Entry_ID></DIF>';
const ISO = '<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"/>';

function read(columns: Readonly<Record<string, string | Buffer | null>>) {
  const cells = Object.entries({ dataset: '7', created: '2014-01-01 00:00:00', ...columns });
  const octets = cells.map(([name, value]) => [name, value === null ? null : Buffer.from(value)] as const);
  const findings: Finding[] = [];
  const version = readVersion(new DumpRow({ file: 'metadata.csv', row: 2 }, new Map(octets)), findings);
  const { documents, description, findings: found } = version.read();
  const codes = [...findings, ...found].map((one) => `${one.code} ${one.at?.column}`);
  return { version, codes, parts: documents.map((one) => `${one.part} ${one.format}`), igsn: description?.igsn };
}

const CASES: readonly (readonly [
  name: string,
  columns: Parameters<typeof read>[0],
  parts: string[],
  igsn: string | undefined,
])[] = [
  ['a registration', { xml: REGISTRATION, dif: null, iso: '' }, ['registration igsn'], 'AB1'],
  ['a packed registration in another column', { dif: gzipSync(REGISTRATION) }, ['registration igsn'], 'AB1'],
  ['the same document in two columns', { xml: REGISTRATION, dif: REGISTRATION }, ['registration igsn'], 'AB1'],
  ['one of each', { xml: REGISTRATION, dif: DIF, iso: ISO }, ['dif dif', 'registration igsn', 'iso iso19139'], 'AB1'],
  ['a DIF alone', { dif: DIF }, ['dif dif'], undefined],
  ['nothing', { xml: null }, [], undefined],
];
for (const [name, columns, parts, igsn] of CASES)
  test(name, () => {
    const seen = read(columns);
    assert.deepEqual([seen.parts, seen.igsn], [parts, igsn]);
    assert.deepEqual(
      seen.codes.filter((one) => !one.startsWith('against-schema')),
      [],
    );
  });

test('what cannot be read or unpacked is told by row and column', () => {
  assert.deepEqual(read({ xml: 'no document' }).codes, ['unknown-format xml']);
  const broken = read({ xml: gzipSync(REGISTRATION).subarray(0, 40), dif: REGISTRATION });
  assert.deepEqual([broken.codes, broken.version.contentHashes.length], [['document-broken xml'], 1]);
});

const RECORDS = ['../../../../shared/data/records/gfz-mds', '../../../../../shared/data/records/gfz-mds']
  .map((path) => join(import.meta.dirname, path))
  .find((path) => existsSync(path));
const skip = RECORDS === undefined ? 'shared/data is not there: documents of GFZ are not checked' : false;

test('documents as GFZ’s store published them', { skip }, () => {
  const document = (name: string) => readFileSync(join(RECORDS!, name));
  assert.deepEqual(read({ xml: document('igsn-v0.3.xml') }).parts, ['registration igsn-0.3']);
  assert.deepEqual(read({ xml: document('java-test.xml') }).parts[0]?.split(' ')[0], 'registration');
  assert.deepEqual(read({ dif: document('dif-metadata-sample.xml') }).parts, ['dif dif']);
});
