import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CONTEXT, EXAMPLES } from '../../../test/conformance/formats/example-descriptions.ts';
import { CANONICAL_JSON } from './format.ts';

describe('canonical JSON', () => {
  it('gives description and facts back as they were', () => {
    for (const { description, facts } of EXAMPLES) {
      const read = JSON.parse(CANONICAL_JSON.write(description, facts, CONTEXT));
      assert.deepEqual(read.description, description);
      assert.deepEqual(read.registration, facts);
      assert.equal(read.identifiers.handle, `10273/${description.igsn}`);
    }
  });
});
