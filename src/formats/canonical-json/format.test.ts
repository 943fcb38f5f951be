import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ARBITRARY_DESCRIPTION } from '../../../test/conformance/formats/arbitrary-description.ts';
import { CONTEXT, EXAMPLES, PENDING } from '../../../test/conformance/formats/example-descriptions.ts';
import { assertDescriptionSurvives, carriedWhole, readBack } from '../../../test/conformance/formats/round-trip.ts';
import { CANONICAL_JSON } from './format.ts';

const read = (value: unknown) => readBack(CANONICAL_JSON, JSON.stringify(value));
const codes = (value: unknown) => read(value).flatMap(({ findings }) => findings.map((one) => one.code));

describe('canonical JSON', () => {
  it('gives description and facts back as they were', () => {
    for (const { description, facts } of EXAMPLES) {
      const written = JSON.parse(CANONICAL_JSON.write(description, facts, CONTEXT));
      assert.deepEqual(written.description, description);
      assert.deepEqual(written.registration, facts);
      assert.equal(written.identifiers.handle, `10273/${description.igsn}`);
    }
  });

  it('carries every member whole', () => {
    assert.equal(carriedWhole(CANONICAL_JSON).length, Object.keys(CANONICAL_JSON.mapping).length);
    fc.assert(
      fc.property(ARBITRARY_DESCRIPTION, (description) => {
        assertDescriptionSurvives(CANONICAL_JSON, description);
        const [record] = readBack(CANONICAL_JSON, CANONICAL_JSON.write(description, PENDING, CONTEXT));
        assert.deepEqual(record?.description, description);
        assert.deepEqual(record?.findings, []);
      }),
      { numRuns: 300 },
    );
  });

  const texts: readonly [string, unknown, readonly string[]][] = [
    ['a text for a number', { latitudeDeg: '63' }, ['wrong-type']],
    ['an unknown object type', { objectType: 'mountain' }, ['wrong-type']],
    ['null for a text', { title: null }, ['wrong-type']],
    ['a list for an object', { material: [] }, ['wrong-type']],
    ['an object without what it needs', { material: { uri: 'https://example.org' } }, ['wrong-type']],
    ['one bad item of a list', { otherNames: ['a', 1] }, ['wrong-type']],
    ['no identifier', { igsn: undefined, title: 'x' }, ['no-identifier']],
    ['a prototype by name', JSON.parse('{"__proto__":{"x":1},"constructor":{"x":1}}'), []],
    ['nothing wrong', {}, []],
  ];
  for (const [label, members, expected] of texts) {
    it(`reads ${label} with ${expected.join() || 'no finding'}`, () => {
      const given = { description: { igsn: 'X1', ...(members as object) }, registration: {} };
      assert.deepEqual(codes(given), expected);
    });
  }

  it('keeps what it does not know', () => {
    const [record] = read({ description: { igsn: 'X1', mood: ['good'], size: { value: '1', weight: 2 } }, more: true });
    assert.deepEqual(record?.description.foreign, [
      { format: 'json', path: 'description.mood', content: '["good"]' },
      { format: 'json', path: 'description.size.weight', content: '2' },
      { format: 'json', path: 'more', content: 'true' },
    ]);
    assert.deepEqual(record.description.size, { value: '1' });
  });

  it('reads lists, and says which items are no records', () => {
    const records = read([{ description: { igsn: 'X1' } }, 'x', null]);
    assert.deepEqual(
      records.map(({ description }) => description.igsn),
      ['X1', '', ''],
    );
    assert.ok(records[2]?.findings.some((one) => one.code === 'no-record'));
  });

  it('never throws, whatever JSON it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const source = { syntax: 'json', file: 'x', value: { description: value, registration: value } } as const;
        assert.equal(CANONICAL_JSON.read(source).length, 1);
      }),
    );
  });
});
