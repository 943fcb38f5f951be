import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GFZ_DESCRIPTION } from '../../../src/formats/gfz-description-1.3/format.ts';
import { IGSN_REGISTRATION } from '../../../src/formats/igsn-registration-1.0/format.ts';
import { OAI_DC } from '../../../src/formats/oai-dc/format.ts';
import { CONTEXT, EXAMPLES } from './example-descriptions.ts';
import { type CheckedFormat, createSchemaCheck, type SchemaSource } from './schema-check.ts';

const XML_FORMATS = [IGSN_REGISTRATION, GFZ_DESCRIPTION, OAI_DC];
const SOURCES: readonly SchemaSource[] = ['published', 'own'];

for (const format of XML_FORMATS) {
  for (const source of SOURCES) {
    const schema = createSchemaCheck(format.name as CheckedFormat, source);
    describe(`${format.name} against the ${source} schema`, { skip: schema ? false : 'no such schema here' }, () => {
      for (const { label, description, facts } of EXAMPLES) {
        it(label, () => assert.deepEqual(schema?.check(format.write(description, facts, CONTEXT)), []));
      }
      it('refuses a document that is broken on purpose', () => {
        const [example] = EXAMPLES;
        assert.ok(example);
        const xml = format.write(example.description, example.facts, CONTEXT);
        assert.notDeepEqual(schema?.check(xml.replace(/(<\/[^>]+>)$/, '<surplus/>$1')), []);
      });
    });
  }
}
