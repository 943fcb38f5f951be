import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { DATACITE, DATACITE_VERSIONS } from '../../../src/formats/datacite-4/format.ts';
import { OAI_DATACITE } from '../../../src/formats/oai-datacite/format.ts';
import { openSource } from '../../../src/formats/reading/open-source.ts';
import { factsOf } from '../../../src/formats/reading/record-read.ts';
import { readXml } from '../../../src/formats/xml/read-xml.ts';
import type { XmlNode } from '../../../src/formats/xml/xml-node.ts';
import { CONTEXT } from './example-descriptions.ts';
import { assertDocumentSettles, readBack } from './round-trip.ts';
import { createSchemaCheck } from './schema-check.ts';

const RECORDS = resolve(import.meta.dirname, '../../../../shared/data/records');
const OFFICIAL = resolve(RECORDS, 'datacite-kernel-4.6');
const WORKED = resolve(RECORDS, 'worked-example');
const NOW = '2026-01-01T00:00:00Z';

const paths = [OFFICIAL, WORKED]
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => resolve(folder, name)))
  .filter((path) => /datacite.*\.xml$/.test(path));
const skip = paths.length > 0 ? false : 'no DataCite records here (../shared/data/records)';

/** Elements whose children have a meaning by their order. */
const ORDERED = new Set(['creator', 'contributor', 'relatedItem', 'geoLocationPolygon']);

/** A node as one line that is the same for equal statements: any order of lists, numbers by value, DOIs in any case. */
function canonical(node: XmlNode): string {
  const attributes = Object.entries(node.attributes)
    .filter(([name]) => !name.startsWith('xsi:'))
    .map(([name, value]) => `${name}=${name === 'schemeURI' ? value.replace(/\/$/, '') : value}`);
  const children = node.children.map(canonical);
  const text = node.children.length > 0 ? '' : textOf(node);
  const inner = ORDERED.has(node.name) ? children : children.toSorted();
  return `${node.name}(${attributes.toSorted().join(' ')})${text}[${inner.join('')}]`;
}

function textOf({ name, text }: XmlNode): string {
  if (/(?:itude)$/.test(name)) return String(Number(text));
  return name === 'identifier' ? text.trim().toLowerCase() : text.trim();
}

function rootOf(bytes: Uint8Array): XmlNode {
  const source = openSource(bytes, 'test');
  assert.ok(source.ok && source.value.syntax === 'xml');
  return source.value.root;
}

describe('real DataCite records', { skip }, () => {
  const published = createSchemaCheck('datacite4');
  for (const path of paths) {
    const name = path.slice(RECORDS.length + 1);
    const bytes = skip === false ? readFileSync(path) : new Uint8Array();
    const [record] = readBack(DATACITE, bytes, name);
    assert.ok(record);
    const written = DATACITE.write(record.description, factsOf(record, NOW), CONTEXT);

    it(`${name} is read without a finding and with nothing left over`, () => {
      assert.deepEqual(record.findings, []);
      assert.deepEqual(record.description.foreign, undefined);
    });

    it(`${name} says the same when it is written again`, () => {
      assert.equal(canonical(rootOf(Buffer.from(written))), canonical(rootOf(bytes)));
      assertDocumentSettles(DATACITE, bytes, name);
    });

    it(`${name} fits our schema and the published one, as it is and written`, () => {
      for (const text of [bytes, Buffer.from(written)]) {
        const read = readXml(text, name, () => DATACITE.schema?.());
        assert.deepEqual(read.findings, []);
        assert.deepEqual(published?.check(Buffer.from(text).toString()), []);
      }
    });

    for (const format of DATACITE_VERSIONS) {
      it(`${name} can be written as ${format.version}`, () => {
        const older = Buffer.from(format.write(record.description, factsOf(record, NOW), CONTEXT));
        assert.deepEqual(readXml(older, name, () => format.schema?.()).findings, []);
        const check = createSchemaCheck('datacite4', 'published', format.version);
        if (format.version >= '4.4') assert.deepEqual(check?.check(older.toString()), []);
      });
    }
  }
});

describe('the wrapper of DataCite', { skip }, () => {
  it('is opened, whatever kernel is in it', () => {
    const [record] = readBack(OAI_DATACITE, readFileSync(resolve(RECORDS, 'oai-datacite/oai-sample-1.1.xml')));
    assert.equal(record?.description.igsn, 'WDCC/CCSRNIES_SRES_B2');
    assert.equal(record.description.generalType, 'Image');
    assert.equal(record.description.licences?.[0]?.name, 'Open Database License [ODbL]');
    assert.equal(record.description.furtherDescriptions?.[0]?.text.split('\n').length, 2);
    assert.deepEqual(record.description.foreign, undefined);
  });
});
