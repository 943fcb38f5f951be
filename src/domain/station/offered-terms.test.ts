import assert from 'node:assert/strict';
import { it } from 'node:test';
import { KNOWN_VOCABULARIES } from '../drilling/check-row-vocabulary.ts';
import { OBJECT_FIELDS } from '../drilling/object-fields.ts';
import { schemeOf } from '../vocabulary/read-terms.ts';
import { BUILT_IN } from '../vocabulary/vocabularies.ts';
import { offeredTerms, offeredVocabularies } from './offered-terms.ts';

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

it('a list of the installation is offered by its name, in its own version', () => {
  const head = { title: 'Colour', version: '1', source: 'test', bases: [] };
  const own = schemeOf({ ...head, name: 'own/colour', lines: 'Dark grey|Dark grey||DG\nRed' });
  const types = schemeOf({ ...head, name: 'mdis/core-type', lines: 'Q|Quick corer||Q' });
  const vocabularies = BUILT_IN.with([own, types]);
  const offered = offeredVocabularies(vocabularies, ['own/colour', 'own/nothing']);
  assert.deepEqual(offered['own/colour'], {
    isOpen: true,
    terms: [
      { value: 'DG', label: 'Dark grey' },
      { value: 'Red', label: 'Red' },
    ],
  });
  assert.deepEqual(offered['core-type']!.terms, [{ value: 'Q', label: 'Quick corer' }]);
  assert.equal(offered['own/nothing'], undefined);
  assert.equal(offeredTerms('constructor', vocabularies), undefined);
});
