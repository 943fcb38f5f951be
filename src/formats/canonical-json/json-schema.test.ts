import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { CONTEXT, EXAMPLES, fullDescription, PENDING } from '../../../test/conformance/formats/example-descriptions.ts';
import { DESCRIPTION_FIELDS } from '../../domain/description/description-fields.ts';
import { CANONICAL_JSON } from './format.ts';
import { canonicalJsonSchema } from './json-schema.ts';

const schema = canonicalJsonSchema();
const check = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);
const errors = (value: unknown) =>
  check(value) ? [] : (check.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);

describe('the schema of our own JSON', () => {
  test('fits every example that is written, alone and as a list', () => {
    const written = EXAMPLES.map(({ description, facts }) =>
      JSON.parse(CANONICAL_JSON.write(description, facts, CONTEXT)),
    );
    const full = JSON.parse(CANONICAL_JSON.write(fullDescription('sample', 'x'), PENDING, CONTEXT));
    for (const one of [...written, full]) assert.deepEqual(errors(one), [], JSON.stringify(one).slice(0, 200));
    assert.deepEqual(errors(written), []);
  });

  test('refuses what the reader complains of', () => {
    const described = (description: object) => ({ description: { igsn: 'A1', ...description } });
    for (const wrong of [
      {},
      [{}],
      { description: 'x' },
      described({ lengthM: 'long' }),
      described({ colour: 'red' }),
      described({ agents: [{ name: 'A' }] }),
      described({ objectType: 'stone' }),
      described({ depths: [{ scale: 'feet' }] }),
    ]) {
      assert.notDeepEqual(errors(wrong), [], JSON.stringify(wrong));
      const [record] = CANONICAL_JSON.read({ syntax: 'json', file: 'f', value: wrong });
      const isNoticed = (record?.findings.length ?? 0) > 0 || (record?.description.foreign ?? []).length > 0;
      assert.ok(isNoticed, JSON.stringify(wrong));
    }
  });

  test('says what every member of the dictionary is', () => {
    const { description } = schema.$defs as Record<string, { properties: Record<string, { title?: string }> }>;
    for (const [name, { label }] of Object.entries(DESCRIPTION_FIELDS))
      assert.equal(description?.properties[name]?.title, label, name);
  });
});
