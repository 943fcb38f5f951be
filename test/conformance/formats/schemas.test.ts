import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FORMATS } from '../../../src/formats/formats.ts';
import { CONTEXT, EXAMPLES } from './example-descriptions.ts';
import { type CheckedFormat, createSchemaCheck, type SchemaSource } from './schema-check.ts';

const XML_FORMATS = FORMATS.filter((one) => one.syntax === 'xml' && !/^datacite4\./.test(one.name));
const CHECKS = XML_FORMATS.flatMap((format): [typeof format, SchemaSource][] => [
  [format, 'published'],
  [format, 'own'],
]);

for (const [format, source] of CHECKS) {
  const schema = createSchemaCheck(format.name as CheckedFormat, source);
  const skip = schema ? false : `no ${source} schema of ${format.name} here (../shared/data/schemas)`;
  describe(`${format.name} against the ${source} schema`, { skip }, () => {
    for (const { label, description, facts } of EXAMPLES) {
      it(label, () => assert.deepEqual(schema?.check(format.write(description, facts, CONTEXT)), []));
    }
    it('refuses a document that is broken on purpose', () => {
      const [example] = EXAMPLES;
      assert.ok(example);
      const xml = format.write(example.description, example.facts, CONTEXT);
      assert.notDeepEqual(schema?.check(xml.replace(/(<\/[^>]+>)$/, '<surplus/>$1')), []);
      assert.notDeepEqual(schema?.check(xml.slice(0, -1)), []);
    });
  });
}

describe('every format', () => {
  for (const format of FORMATS) {
    it(`${format.name} gives the same bytes for the same input, without XML declaration`, () => {
      for (const { description, facts } of EXAMPLES) {
        const text = format.write(description, facts, CONTEXT);
        assert.equal(format.write(description, facts, CONTEXT), text);
        assert.ok(!text.startsWith('<?xml'));
        assert.ok(text.isWellFormed(), 'no lone surrogate reaches the wire');
      }
    });
  }
});
