import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkFile, checkFilesIn, WITHOUT_CHECK_FILES } from '../../../test/conformance/formats/check-files.ts';
import { readDocument } from '../reading/read-document.ts';
import type { RecordRead } from '../reading/record-read.ts';
import { SESAR_LANDING } from '../sesar-landing/format.ts';
import { IGSN_JSON } from './format.ts';

function read(value: unknown): readonly RecordRead[] {
  const found = readDocument(new TextEncoder().encode(JSON.stringify(value)), 'test', [SESAR_LANDING, IGSN_JSON]);
  assert.ok(found.ok, JSON.stringify(found.findings));
  assert.equal(found.value.format, IGSN_JSON);
  return found.value.records;
}

function one(members: object): RecordRead {
  const [record] = read({ igsn: 'XXX1', registrant: { name: 'R' }, ...members });
  assert.ok(record);
  return record;
}

const igsn = (id: string) => ({ identifier: { kind: 'igsn', id } });

describe('the IGSN JSON prototype', () => {
  const relations: readonly [object, string, string][] = [
    [{ relationType: 'isPartOf' }, 'parent', 'P'],
    [{ relationshipType: 'isParent' }, 'parent', 'P'],
    [{ relationship: 'childOf' }, 'parent', 'P'],
    [{ relationType: 'hasPart' }, 'children', 'P'],
    [{ relationshipType: 'isChild' }, 'children', 'P'],
    [{ relationType: 'isCompliedBy' }, 'IsCompiledBy', 'https://igsn.org/P'],
    [{ relationship: 'documentedBy' }, 'IsDocumentedBy', 'https://igsn.org/P'],
    [{ relationshipType: 'relatedTo' }, 'References', 'https://igsn.org/P'],
    [{ relationshipType: 'constructor' }, 'References', 'https://igsn.org/P'],
  ];
  for (const [relation, place, identifier] of relations) {
    it(`understands ${JSON.stringify(relation)}`, () => {
      const { parent, children, relatedWorks } = one({
        related: [{ ...igsn('https://igsn.org/P'), ...relation }],
      }).description;
      const said =
        place === 'parent' ? parent?.igsn : place === 'children' ? children[0]?.igsn : relatedWorks[0]?.identifier;
      assert.equal(said, identifier);
      assert.equal(relatedWorks[0]?.relationType, /^[A-Z]/.test(place) ? place : undefined);
    });
  }

  it('prefers the identifier of the registrant that a registration can carry, and keeps the others', () => {
    const identifiers = [
      { kind: 'uri', id: 'https://r.org' },
      { kind: 'researcherId', id: 'A-1234-2010' },
    ];
    const { facts, description } = one({ registrant: { name: 'R', identifiers } });
    assert.deepEqual(facts.registrantIdentifier, { type: 'researcherID', value: 'A-1234-2010' });
    assert.deepEqual(
      description.foreign?.map(({ path }) => path),
      ['/registrant/identifiers[1]'],
    );
  });

  it('reads times that only the prototype allows', () => {
    const log = [{ type: 'registered', timestamp: '2020-05-22T06:41:04Z+10:00' }];
    assert.deepEqual(one({ log }).facts.log, [{ event: 'registered', at: '2020-05-22T06:41:04+10:00' }]);
  });

  it('keeps a geometry it cannot read, a list in place of a text, and what it does not know', () => {
    const description = {
      samplingLocation: { geometry: { type: 'Point', coordinates: ['x'] } },
      collector: ['a', 'b'],
      age: 3,
    };
    const { foreign, latitudeDeg, agents } = one({ description }).description;
    assert.deepEqual([latitudeDeg, agents], [undefined, []]);
    assert.deepEqual(
      foreign?.map(({ path, content }) => [path, content]),
      [
        ['/description/samplingLocation/geometry/type', 'Point'],
        ['/description/samplingLocation/geometry/coordinates', '["x"]'],
        ['/description/collector', '["a","b"]'],
        ['/description/age', '3'],
      ],
    );
  });

  it('has a finding for each record without identifier', () => {
    const records = read([
      { igsn: 'A', registrant: {} },
      { igsn: ' ', registrant: {} },
    ]);
    assert.deepEqual(
      records.map(({ description, findings }) => [
        description.igsn,
        findings.map(({ code, field }) => `${code} ${field}`),
      ]),
      [
        ['A', []],
        ['', ['no-identifier [2]/igsn']],
      ],
    );
  });

  it('never throws for what a document says', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const members = fc.record({ related: value, log: value, description: value, registrant: value });
    fc.assert(fc.property(members, (said) => assert.ok(one(said).description.igsn === 'XXX1')));
    const words = fc.constantFrom(
      'sampleName',
      'collector',
      'contributors',
      'geoLocation',
      'supplementMetadata',
      'log',
      'material',
      'publisher',
    );
    fc.assert(
      fc.property(fc.dictionary(words, value), (description) => {
        const [record] = SESAR_LANDING.read({ syntax: 'json', file: 'x', value: { igsn: 'A', description } });
        assert.equal(record?.description.igsn, 'A');
      }),
    );
  });

  it('reads the nine published documents in UTF-16', { skip: WITHOUT_CHECK_FILES }, () => {
    const files = checkFilesIn('records/igsn-json', '.json');
    const records = files.flatMap((file) => {
      const found = readDocument(checkFile(file) ?? new Uint8Array(), file, [SESAR_LANDING, IGSN_JSON]);
      assert.ok(found.ok && found.value.format === IGSN_JSON, file);
      return found.value.records;
    });
    assert.equal(records.length, 9);
    assert.deepEqual(
      records.flatMap((one) => one.findings),
      [],
    );
    for (const { description, facts } of records) {
      assert.match(description.igsn, /^XXX/);
      assert.ok(facts.registrant);
    }
    assert.deepEqual(records[0]?.description.places?.[0]?.points?.length, 4);
    assert.equal(records.at(-2)?.facts.log?.at(-1)?.event, 'updated');
  });
});
