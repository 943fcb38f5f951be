import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { CONTEXT, EXAMPLES } from '../../../test/conformance/formats/example-descriptions.ts';
import { assertDocumentSettles, readBack } from '../../../test/conformance/formats/round-trip.ts';
import { DATACITE } from '../datacite-4/format.ts';
import { openSource } from '../reading/open-source.ts';
import { factsOf } from '../reading/record-read.ts';
import { DATACITE_JSON, DATACITE_JSON_VERSIONS } from './format.ts';

const WORKED = resolve(import.meta.dirname, '../../../../shared/data/records/worked-example');
const skip = existsSync(WORKED) ? false : 'no worked example here (../shared/data/records)';
const read = (value: unknown) => readBack(DATACITE_JSON, JSON.stringify(value));
const MINIMAL = { doi: '10.1/A', titles: [{ title: 'T' }], creators: [{ name: 'A' }] };

describe('DataCite JSON', () => {
  for (const [label, value] of [
    ['attributes alone', MINIMAL],
    ['an envelope', { data: { id: '10.1/a', type: 'dois', attributes: MINIMAL } }],
    ['a list in an envelope', { data: [{ attributes: MINIMAL }] }],
    ['a list', [MINIMAL]],
  ] as const) {
    it(`is read from ${label}`, () => {
      const records = read(value);
      assert.deepEqual(
        records.map(({ description }) => [description.prefix, description.igsn, description.title]),
        [['10.1', 'A', 'T']],
      );
    });
  }

  it('is tolerant of the shapes that the API gives', () => {
    const [record] = read({
      ...MINIMAL,
      publisher: 'P',
      publicationYear: '2020',
      creators: [{ name: 'Doe, Jane', affiliation: ['Somewhere'] }],
      identifiers: [{ identifier: '12', identifierType: 'Local' }],
      alternateIdentifiers: [{ alternateIdentifier: '12', alternateIdentifierType: 'Local' }],
      geoLocations: [{ geoLocationPoint: { pointLongitude: '4.5', pointLatitude: 52 } }],
      container: { type: 'Series' },
      strange: { a: 1 },
      viewCount: 3,
    });
    assert.ok(record);
    const { description } = record;
    assert.deepEqual(description.publisher, { name: 'P' });
    assert.equal(description.publicationYear, 2020);
    assert.equal(description.agents[0]?.affiliation, 'Somewhere');
    assert.deepEqual(description.alternateIdentifiers, [{ type: 'Local', value: '12' }]);
    assert.deepEqual([description.longitudeDeg, description.latitudeDeg], [4.5, 52]);
    assert.deepEqual(description.foreign, [{ format: 'datacite-json', path: '/strange', content: '{"a":1}' }]);
  });

  it('tells what is wrong and reads the rest', () => {
    const [record] = read({
      titles: [{ title: 'T' }],
      creators: [{}, 'Text', null, 3],
      geoLocations: [
        { geoLocationPoint: { pointLongitude: 400, pointLatitude: 'north' } },
        7,
        { geoLocationPolygon: [] },
      ],
      dates: 'x',
      sizes: { a: 1 },
      relatedItems: [{ relatedItemIdentifier: 'x' }],
    });
    const codes = record?.findings.map(({ code }) => code);
    assert.deepEqual(codes, ['no-identifier', 'no-name', 'off-the-globe', 'not-a-number']);
    assert.deepEqual(
      record?.description.agents.map(({ name }) => name),
      ['Text', '3'],
    );
  });

  it('is not taken for what it is not', () => {
    for (const text of ['{}', '[]', '{"@context":"https://schema.org","titles":[],"doi":"x"}', '{"igsn":"X"}', '[1]']) {
      const source = openSource(Buffer.from(text), 'x');
      assert.ok(source.ok && !DATACITE_JSON.recognises(source.value), text);
    }
  });

  it('says what the API takes', () => {
    const example = EXAMPLES.find(({ label }) => label === 'sample, usual');
    assert.ok(example);
    const said = JSON.parse(DATACITE_JSON.write(example.description, example.facts, CONTEXT));
    assert.equal(said.doi, '10.60510/icdp5054exf4601');
    assert.equal(typeof said.publicationYear, 'number');
    assert.equal(typeof said.geoLocations[0].geoLocationPoint.pointLatitude, 'number');
    assert.match(said.url, /^https?:\/\/\S+$/);
    assert.ok(said.subjects.every((one: unknown) => typeof one === 'object'));
  });
});

describe('an older version of DataCite JSON', () => {
  const { description, facts } = EXAMPLES.find(({ label }) => label === 'sample, usual')!;
  const newer = {
    ...description,
    relatedWorks: [{ identifier: '10.1000/x', identifierType: 'DOI', relationType: 'IsTranslationOf' }],
    publisher: { name: 'GFZ', identifier: 'https://ror.org/04z8jg394', scheme: 'ROR' },
  };
  for (const format of DATACITE_JSON_VERSIONS)
    it(`${format.name} says only what it knows, tells the rest, and is read back`, () => {
      const said = JSON.parse(format.write(newer, facts, CONTEXT));
      const isOlder = format.version < '4.6';
      const relations = (said.relatedIdentifiers as { relationType: string }[]).map((one) => one.relationType);
      assert.equal(relations.includes('IsTranslationOf'), !isOlder);
      assert.deepEqual(typeof said.publisher, format.version < '4.5' ? 'string' : 'object');
      const losses = format.narrows?.(newer, facts, CONTEXT) ?? [];
      assert.equal(losses.length > 0, isOlder, JSON.stringify(losses));
      const [record] = readBack(DATACITE_JSON, JSON.stringify(said));
      assert.deepEqual([record?.description.publisher?.name, record?.findings], ['GFZ', []]);
    });
});

describe('the worked example in DataCite JSON', { skip }, () => {
  const names = skip ? [] : readdirSync(WORKED).filter((name) => name.endsWith('.datacite.json'));
  for (const name of names) {
    it(`${name} settles and says what the XML says`, () => {
      const bytes = readFileSync(resolve(WORKED, name));
      assertDocumentSettles(DATACITE_JSON, bytes, name);
      const [fromJson] = readBack(DATACITE_JSON, bytes);
      const [fromXml] = readBack(DATACITE, readFileSync(resolve(WORKED, name.replace('.json', '-4.xml'))));
      assert.ok(fromJson && fromXml);
      const { landingPage, ...same } = fromJson.description;
      assert.match(landingPage ?? '', /^https:\/\/example\.org\/igsn\//);
      assert.deepEqual(same, fromXml.description);
      assert.ok(factsOf(fromJson, '').registrant);
    });
  }
});
