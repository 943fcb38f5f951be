import assert from 'node:assert/strict';
import { it } from 'node:test';
import { KNOWN_VOCABULARIES } from '../drilling/check-row-vocabulary.ts';
import { OBJECT_FIELDS } from '../drilling/object-fields.ts';
import { BUILT_IN } from '../vocabulary/vocabularies.ts';
import { offeredVocabularies } from './offered-terms.ts';

const OFFERED = offeredVocabularies();

for (const [name, { terms }] of Object.entries(OFFERED))
  it(`what is offered for ${name} passes its check`, () => {
    assert.ok(terms.length > 2);
    for (const { value } of terms) assert.ok(KNOWN_VOCABULARIES[name]!.has(value, BUILT_IN), value);
  });

it('every vocabulary of a field that is checked is offered', () => {
  const named = Object.values(OBJECT_FIELDS).flatMap((fields) => fields.map((field) => field.vocabulary));
  for (const name of named) if (name !== undefined) assert.ok(OFFERED[name] !== undefined, name);
});
